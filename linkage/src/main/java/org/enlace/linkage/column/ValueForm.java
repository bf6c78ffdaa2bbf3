// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.column;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.linkage.criterion.Criterion;
import org.enlace.names.words.BeiderMorseSounds;
import org.enlace.names.words.PlainSpelling;
import org.enlace.names.words.SpanishSoundKey;
import org.enlace.text.AddressWords;
import org.enlace.text.DateOrder;
import org.enlace.text.DateReader;
import org.enlace.text.DateStyle;
import org.enlace.text.FillerWords;

/** How a value is written for comparison or for a blocking key. A value that has nothing of the form is empty, so missing. */
public enum ValueForm {
    /** As it stands in the table. */
    RAW,
    /**
     * A whole name: small letters, one space between words, marks kept, since a comma says which part is the surname. A filler
     * such as "unknown" is none.
     */
    NAME,
    /** {@linkplain PlainSpelling Plain} words. */
    TEXT,
    /** The words of a postal address, {@linkplain AddressWords each in one spelling}. */
    ADDRESS,
    /** Plain letters and digits without spaces. */
    LETTERS,
    /** Digits only, without a telephone's extension. */
    DIGITS,
    /** The last seven digits of a number that has at least seven and is no filler: telephones with and without prefix. */
    LAST_DIGITS,
    /** A number as digits with a decimal point, without currency and separators of thousands. */
    NUMBER,
    /** A date as {@code yyyy-mm-dd}, or as much of it as is known; where its order is open, day before month. */
    DATE,
    /** A date as {@code yyyy-mm-dd}; where its order is open, month before day. */
    DATE_MONTH_FIRST,
    /** The year of a date. */
    YEAR,
    /** Month and day of a date, the smaller number first, so that their order does not matter. */
    MONTH_DAY,
    /** An e-mail address in small letters. */
    EMAIL,
    /** What stands before the at sign of an e-mail address. */
    EMAIL_LOCAL,
    /** How plain words sound, after {@link SpanishSoundKey}. */
    SOUND,
    /** One way in which each plain word may sound, after {@link BeiderMorseSounds}; some 0.3 ms a word. */
    BEIDER_MORSE,
    /** Plain words in alphabetical order: for names in any order, over one column or several. */
    SORTED,
    /** The first plain word. */
    FIRST_WORD,
    /** The last plain word. */
    LAST_WORD,
    /** The first plain letter. */
    INITIAL,
    /** The first three plain letters. */
    PREFIX_3,
    /** The first five plain letters. */
    PREFIX_5,
    /** The longest plain word, the first of equals. */
    LONGEST_WORD,
    /** The longest plain word that has a digit, the first of equals: the number of a model or of a house. */
    CODE_WORD,
    /** The plain text of each column with a tab between, also where one is missing: for {@link Criterion.Exchanged}. */
    PARTS;

    private static final int LAST = 7;
    private static final int DAY = 10;
    /** As of a fixed day, so that a model reads the same on any: years of two digits are 1931 to 2030. A column can say more. */
    private static final DateReader DAY_FIRST =
            new DateReader(DateReader.Kind.EVENT, DateStyle.USUAL, LocalDate.of(2010, 1, 1));

    private static final DateReader MONTH_FIRST = DAY_FIRST.in(DateStyle.of(DateOrder.MONTH_FIRST));
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern EXTENSION = Pattern.compile(
            "(?<=\\d{3})[\\s,;(-]*(?:ext(?:ensi[oó]n|n)?|int(?:erno)?|anexo|anx|ramal|x|#)[\\s.:#-]*\\d{1,6}\\s*\\)?\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** One value in this form. What says that there is no value is none in every form but as it stands. */
    public String of(String value) {
        return this != RAW && FillerWords.isFiller(value) ? "" : form(value);
    }

    private String form(String value) {
        return switch (this) {
            case RAW -> value;
            case NAME -> SPACES.matcher(value.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
            case TEXT, PARTS -> PlainSpelling.of(value);
            case ADDRESS -> AddressWords.of(value);
            case LETTERS -> number(PlainSpelling.of(value).replace(" ", ""));
            case DIGITS -> number(digits(withoutExtension(value)));
            case LAST_DIGITS -> lastDigits(number(digits(withoutExtension(value))));
            case NUMBER -> NumberText.of(value);
            case DATE -> DAY_FIRST.read(value).digits();
            case DATE_MONTH_FIRST -> MONTH_FIRST.read(value).digits();
            case YEAR -> year(DAY_FIRST.read(value).digits());
            case MONTH_DAY -> monthDay(DAY_FIRST.read(value).digits());
            case EMAIL -> value.strip().toLowerCase(Locale.ROOT);
            case EMAIL_LOCAL -> local(value.strip().toLowerCase(Locale.ROOT));
            case SOUND -> SpanishSoundKey.of(PlainSpelling.of(value));
            case BEIDER_MORSE -> BeiderMorseSounds.key(PlainSpelling.of(value));
            case SORTED -> Arrays.stream(words(value)).sorted().collect(Collectors.joining(" "));
            case FIRST_WORD -> words(value)[0];
            case LAST_WORD -> words(value)[words(value).length - 1];
            case INITIAL -> prefix(value, 1);
            case PREFIX_3 -> prefix(value, 3);
            case PREFIX_5 -> prefix(value, 5);
            case LONGEST_WORD -> longest(Arrays.stream(words(value)));
            case CODE_WORD -> longest(Arrays.stream(words(value)).filter(ValueForm::hasDigit));
        };
    }

    /** The values of several columns as one value in this form; those that are missing are left out. */
    public String of(List<String> values) {
        if (this == PARTS) {
            boolean none = values.stream().allMatch(String::isEmpty);
            return none ? "" : values.stream().map(PARTS::of).collect(Collectors.joining("\t"));
        }
        boolean date = isDate();
        String joined = values.stream()
                .map(String::strip)
                .takeWhile(value -> !date || !value.isEmpty())
                .filter(value -> !value.isEmpty())
                .collect(Collectors.joining(" "));
        return of(joined);
    }

    /** True for what is read from a date. */
    boolean isDate() {
        return this == DATE || this == DATE_MONTH_FIRST || this == YEAR || this == MONTH_DAY;
    }

    private static String year(String date) {
        return date.substring(0, Math.min(4, date.length()));
    }

    private static String monthDay(String date) {
        if (date.length() < DAY) {
            return "";
        }
        String month = date.substring(5, 7);
        String day = date.substring(8);
        return month.compareTo(day) <= 0 ? month + "-" + day : day + "-" + month;
    }

    private static String digits(String value) {
        return value.codePoints()
                .filter(point -> point >= '0' && point <= '9')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A telephone number without {@code ext. 12} and the like behind it. */
    private static String withoutExtension(String value) {
        boolean plain = value.chars().noneMatch(c -> Character.isLetter(c) || c == '#');
        return plain ? value : EXTENSION.matcher(value).replaceFirst("");
    }

    /** Nothing for a number that nobody has, such as 00000000. */
    private static String number(String digits) {
        return FillerWords.isFillerNumber(digits) ? "" : digits;
    }

    private static String lastDigits(String digits) {
        return digits.length() < LAST ? "" : digits.substring(digits.length() - LAST);
    }

    private static String local(String address) {
        int at = address.indexOf('@');
        return at < 0 ? address : address.substring(0, at);
    }

    private static String longest(Stream<String> words) {
        return words.reduce("", (a, b) -> b.length() > a.length() ? b : a);
    }

    private static boolean hasDigit(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }

    private static String[] words(String value) {
        return PlainSpelling.of(value).split(" ", -1);
    }

    private static String prefix(String value, int most) {
        String letters = PlainSpelling.of(value).replace(" ", "");
        return letters.substring(0, Math.min(most, letters.length()));
    }
}
