// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.text.Normalizer;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.identifiers.CanonicalValue.Reason;
import org.enlace.text.FillerWords;
import org.enlace.text.NormalizedText;
import org.enlace.text.VisibleText;

/**
 * What a cell says once what a spreadsheet, a keyboard or a messenger put around it is gone: characters without ink, an
 * apostrophe in front, {@code ="0071"}, {@code 8712004300.0}, {@code 8,712,004,300}. Fillers and numbers that a spreadsheet
 * rounded say nothing.
 */
final class IdentifierCellText {
    private static final Pattern FORMULA = Pattern.compile("=?\\s*\"([^\"]*)\"");
    private static final Pattern DECIMAL = Pattern.compile("(\\d{2,15})[.,]0{1,2}");
    private static final Pattern LONG_DECIMAL = Pattern.compile(
            "\\d{16,}[.,]0{1,2}|\\d{4,}[.,]\\d{1,2}|[A-Z\\d]*[A-Z][A-Z\\d]*\\.0{1,2}", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMAS = Pattern.compile("(\\d{1,3}(?:,\\d{3})+)(?:\\.0{1,2})?");
    private static final Pattern POINTS = Pattern.compile("(\\d{1,3}(?:\\.\\d{3})+),0{1,2}");
    private static final Pattern EXPONENT =
            Pattern.compile("(\\d)(?:[.,](\\d+))?E(\\+?)(\\d{1,3})", Pattern.CASE_INSENSITIVE);
    private static final Pattern TWO_VALUES = Pattern.compile(
            "(?=.*\\d\\S*\\s+(?:[/|;,&+]+|y|o|or|ou|and)\\s+\\S*\\d).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern GROUPED = Pattern.compile("[-\\p{Pd}]");
    private static final int SURE_DIGITS = 15;
    private static final int LONG_NUMBER = 8;
    private static final int MANY_ZEROS = 5;

    private IdentifierCellText() {}

    /** The text without what stands around it; {@link Reason#EMPTY} where nothing is left. */
    static ValueSpelling text(String raw) {
        String seen = VisibleText.of(NormalizedText.of(VisibleText.of(raw), Normalizer.Form.NFKC))
                .strip();
        Matcher formula = FORMULA.matcher(seen);
        String bare = formula.matches() ? formula.group(1).strip() : seen;
        while (bare.startsWith("'") || bare.startsWith("’") || bare.startsWith("`")) {
            bare = bare.substring(1).strip();
        }
        return bare.isEmpty() ? ValueSpelling.not(Reason.EMPTY) : ValueSpelling.of(bare);
    }

    /** A text that is no filler. */
    static ValueSpelling said(String text) {
        if (text.isBlank()) {
            return ValueSpelling.not(Reason.EMPTY);
        }
        String kept = kept(text, Character::isLetterOrDigit);
        boolean blank = FillerWords.isFiller(text)
                || (FillerWords.isFillerNumber(kept) && isOneRun(text, kept))
                || isPattern(kept);
        return blank ? ValueSpelling.not(kept.isEmpty() ? Reason.EMPTY : Reason.PLACEHOLDER) : ValueSpelling.of(text);
    }

    /** In groups, digits that count up or down may be a number: 8-765-4321. One digit again and again is none there either. */
    private static boolean isOneRun(String text, String kept) {
        return GROUPED.matcher(text).results().count() != 2
                || kept.chars().distinct().count() == 1;
    }

    /** One number, whole: no filler, no second one beside it, and as it was before it went through a spreadsheet. */
    static ValueSpelling number(String text) {
        return said(text.strip())
                .then(IdentifierCellText::one)
                .then(IdentifierCellText::mended)
                .then(IdentifierCellText::said);
    }

    private static ValueSpelling one(String text) {
        boolean parted = text.indexOf(' ') >= 0;
        return parted && TWO_VALUES.matcher(text).matches()
                ? ValueSpelling.not(Reason.UNEXPECTED_CHARACTER)
                : ValueSpelling.of(text);
    }

    /**
     * A decimal part of zeros and separators of thousands fall away; a number of more than fifteen digits with decimals, or
     * with an exponent that does not give all digits, was rounded and is lost.
     */
    private static ValueSpelling mended(String text) {
        Matcher decimal = DECIMAL.matcher(text);
        if (decimal.matches()) {
            return ValueSpelling.of(decimal.group(1));
        }
        Matcher commas = COMMAS.matcher(text);
        if (commas.matches()) {
            return ValueSpelling.of(commas.group(1).replace(",", ""));
        }
        Matcher points = POINTS.matcher(text);
        if (points.matches()) {
            return ValueSpelling.of(points.group(1).replace(".", ""));
        }
        Matcher exponent = EXPONENT.matcher(text);
        if (exponent.matches()
                && (exponent.group(2) != null || !exponent.group(3).isEmpty())) {
            return whole(exponent);
        }
        return LONG_DECIMAL.matcher(text).matches() ? ValueSpelling.not(Reason.ROUNDED) : ValueSpelling.of(text);
    }

    private static ValueSpelling whole(Matcher exponent) {
        String decimals = exponent.group(2) == null ? "" : exponent.group(2);
        int places = Integer.parseInt(exponent.group(4));
        boolean all = decimals.length() == places && places < SURE_DIGITS;
        return all ? ValueSpelling.of(exponent.group(1) + decimals) : ValueSpelling.not(Reason.ROUNDED);
    }

    private static String kept(String text, IntPredicate wanted) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(wanted).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** {@code XXX-000}, {@code A000000}, {@code V12345678}: letters with zeros or a long filler. */
    private static boolean isPattern(String kept) {
        String digits = kept(kept, c -> c >= '0' && c <= '9');
        boolean blank = kept.chars().allMatch(c -> c == 'X' || c == 'x' || c == '0');
        boolean letters = kept.length() > digits.length();
        boolean zeros = digits.length() >= MANY_ZEROS && digits.chars().allMatch(c -> c == '0');
        return blank || zeros || (letters && digits.length() >= LONG_NUMBER && FillerWords.isFillerNumber(digits));
    }
}
