// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.identifiers.CanonicalValue.Reason;

/**
 * Numbers of identity cards by country. Each country has one form, in which a number is written whole; what has another form is
 * refused, and a check digit that does not fit is never mended. Zeros that a group or a spreadsheet lost are put back where the
 * length is fixed. Countries without a rule here keep the general form. The sources stand in {@code docs/formats.md}.
 */
final class NationalNumber {
    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d)['’´](?=\\d{3})");
    private static final Pattern GUATEMALA_OLD =
            Pattern.compile("([A-V])[\\s-]?0?(\\d{1,2})[\\s-]+0*([1-9]\\d{0,6})", Pattern.CASE_INSENSITIVE);
    private static final Pattern NICARAGUA = Pattern.compile("\\d{13}[A-Y]");
    private static final Pattern VENEZUELA = Pattern.compile("([VE])0*([1-9]\\d{3,7})");
    private static final Pattern RIF = Pattern.compile("[VE]\\d{9}");
    private static final Pattern CURP = Pattern.compile("[A-Z]{4}\\d{6}[HMX][A-Z]{5}[0-9A-Z]\\d");
    /** A date that slipped into the column; of Panama's numbers, which may look so, their own rule decides. */
    private static final Pattern DAY =
            Pattern.compile("\\d{1,2}[/.-]\\d{1,2}[/.-](?:19|20)\\d{2}|(?:19|20)\\d{2}[/.-]\\d{1,2}[/.-]\\d{1,2}");

    /** Digits in groups of three; with another group a digit was lost. */
    private static final Pattern DOTTED = Pattern.compile("[\\d.]*\\.[\\d.]*");

    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:\\.\\d{3})+");
    private static final Pattern VERIFIED = Pattern.compile("[\\d.\\s]+[-–]\\s*\\d");
    private static final Pattern APART = Pattern.compile(".*[-–]\\s*\\d");
    private static final Pattern CHECKED_APART = Pattern.compile(".*(?:[\\s-]\\w|[A-Za-z])");
    private static final String CURP_LETTERS = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
    private static final String DNI_DIGITS = "67890112345";
    private static final String DNI_LETTERS = "KABCDEFGHIJ";
    private static final int MOST_MUNICIPALITIES = 40;

    private NationalNumber() {}

    /** The number in its country's form; empty where we know none. */
    static Optional<ValueSpelling> spell(String country, String text) {
        return DAY.matcher(text.strip()).matches() && !country.equals("PA")
                ? Optional.of(ValueSpelling.not(Reason.SHAPE))
                : form(country, text);
    }

    private static Optional<ValueSpelling> form(String country, String text) {
        return switch (country) {
            case "PA" -> Optional.of(PanamaCedula.spell(text));
            case "CO" -> Optional.of(colombia(text));
            case "CR" -> Optional.of(costaRica(text));
            case "GT" -> Optional.of(guatemala(text));
            case "HN" -> Optional.of(honduras(text));
            case "SV" -> Optional.of(elSalvador(text));
            case "NI" -> Optional.of(nicaragua(text));
            case "EC" -> Optional.of(ecuador(text));
            case "PE" -> Optional.of(peru(text));
            case "BR" -> Optional.of(brazil(text));
            case "MX" -> Optional.of(mexico(text));
            case "VE" -> Optional.of(venezuela(text));
            case "CU" -> Optional.of(cuba(text));
            case "HT" -> Optional.of(haiti(text));
            case "DO" -> Optional.of(dominicanRepublic(text));
            default -> Optional.empty();
        };
    }

    /**
     * Three to ten digits without zeros in front, which are no part of a cédula or NUIP; eleven where they begin with a date of
     * birth, as the older numbers of minors do. Eleven with a zero in front may be either and are refused. A digit behind a hyphen is
     * the verifier that the tax register puts there.
     */
    private static ValueSpelling colombia(String text) {
        if (VERIFIED.matcher(text.strip()).matches()) {
            return TaxNumber.colombia(text);
        }
        if (DOTTED.matcher(text.strip()).matches()
                && !GROUPED.matcher(text.strip()).matches()) {
            return ValueSpelling.not(Reason.SHAPE);
        }
        return ValueSpelling.lettersAndDigits(THOUSANDS.matcher(text).replaceAll(""), 1, 64)
                .then(number -> {
                    if (!DigitGroups.isDigits(number)) {
                        return ValueSpelling.not(Reason.SHAPE);
                    }
                    boolean dated = number.length() == 11
                            && DigitGroups.isDay(
                                    DigitGroups.value(number, 0, 2),
                                    DigitGroups.value(number, 2, 4),
                                    DigitGroups.value(number, 4, 6));
                    if (dated) {
                        return DigitGroups.shaped(number, number.charAt(0) != '0');
                    }
                    String bare = DigitGroups.unpadded(number);
                    return bare.length() > 10
                            ? ValueSpelling.not(Reason.TOO_LONG)
                            : bare.length() < 3 ? ValueSpelling.not(Reason.TOO_SHORT) : ValueSpelling.of(bare);
                });
    }

    /** Province, book, entry in nine digits (1-4-4), or the eleven or twelve of a foreign resident (DIMEX). */
    private static ValueSpelling costaRica(String text) {
        return DigitGroups.padded(text, 1, 4, 4).then(padded -> {
            String number = padded.length() == 10 && padded.charAt(0) == '0' ? padded.substring(1) : padded;
            boolean resident = number.length() == 11 || number.length() == 12;
            if (resident && DigitGroups.isDigits(number)) {
                return DigitGroups.shaped(number, number.charAt(0) == '1');
            }
            return DigitGroups.ofLength(number, 9, 0).then(nine -> DigitGroups.shaped(nine, nine.charAt(0) != '0'));
        });
    }

    /** The CUI: eight digits, a check digit modulo 11, department, municipality. Or the old cédula: order, then entry. */
    private static ValueSpelling guatemala(String text) {
        Matcher old = GUATEMALA_OLD.matcher(text);
        if (old.matches()) {
            return ValueSpelling.of(old.group(1).toUpperCase(java.util.Locale.ROOT) + "-"
                    + DigitGroups.unpadded(old.group(2)) + "-" + old.group(3));
        }
        return ValueSpelling.lettersAndDigits(text, 1, 64)
                .then(number -> DigitGroups.ofLength(number, 13, 0))
                .then(number -> {
                    int department = DigitGroups.value(number, 9, 11);
                    int municipality = DigitGroups.value(number, 11, 13);
                    boolean known = department >= 1
                            && department <= 22
                            && municipality >= 1
                            && municipality <= MOST_MUNICIPALITIES;
                    int check = CheckDigits.sum(number, 2, 3, 4, 5, 6, 7, 8, 9) % 11;
                    return DigitGroups.shaped(number, known)
                            .then(whole -> DigitGroups.checked(whole, check == whole.charAt(8) - '0'));
                });
    }

    /** Department and municipality, year, entry: thirteen digits (4-4-5). */
    private static ValueSpelling honduras(String text) {
        return DigitGroups.padded(text, 4, 4, 5)
                .then(number -> DigitGroups.ofLength(number, 13, 1))
                .then(number -> {
                    int department = DigitGroups.value(number, 0, 2);
                    int year = DigitGroups.value(number, 4, 8);
                    return DigitGroups.shaped(
                            number, department >= 1 && department <= 18 && year > 1850 && year < 2100);
                });
    }

    /** The DUI: eight digits and a check digit, weights 9 to 2. */
    private static ValueSpelling elSalvador(String text) {
        return DigitGroups.padded(text, 8, 1)
                .then(number -> DigitGroups.ofLength(number, 9, 1))
                .then(number -> DigitGroups.checked(
                        number,
                        (10 - CheckDigits.sum(number, 9, 8, 7, 6, 5, 4, 3, 2) % 10) % 10 == number.charAt(8) - '0'));
    }

    /** Municipality, date of birth, entry, letter: 3-6-4-1. We know of no published rule for the letter. */
    private static ValueSpelling nicaragua(String text) {
        return ValueSpelling.lettersAndDigits(text, 14, 14)
                .then(number -> DigitGroups.shaped(
                        number,
                        NICARAGUA.matcher(number).matches()
                                && DigitGroups.isDay(
                                        DigitGroups.value(number, 7, 9),
                                        DigitGroups.value(number, 5, 7),
                                        DigitGroups.value(number, 3, 5))));
    }

    /** Province (1 to 24, 30 for those abroad), seven digits, Luhn. */
    private static ValueSpelling ecuador(String text) {
        return DigitGroups.padded(text, 9, 1)
                .then(number -> DigitGroups.ofLength(number, 10, 1))
                .then(number -> {
                    int province = DigitGroups.value(number, 0, 2);
                    return DigitGroups.shaped(number, (province >= 1 && province <= 24) || province == 30)
                            .then(whole -> DigitGroups.checked(whole, CheckDigits.luhn(whole)));
                });
    }

    /** Eight digits of the DNI; a ninth that stands apart, or a letter, is its check and falls away where it fits. Nine digits in one piece
     * are a foreign resident's card. */
    private static ValueSpelling peru(String text) {
        return DigitGroups.padded(text, 8, 1).then(number -> {
            if (number.length() != 9) {
                return DigitGroups.ofLength(number, 8, 1);
            }
            if (!CHECKED_APART.matcher(text.strip()).matches()) {
                return ValueSpelling.not(Reason.TOO_LONG);
            }
            String base = number.substring(0, 8);
            if (!DigitGroups.isDigits(base)) {
                return ValueSpelling.not(Reason.SHAPE);
            }
            int place = (11 - CheckDigits.sum(base, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
            char check = number.charAt(8);
            return DigitGroups.checked(base, check == DNI_DIGITS.charAt(place) || check == DNI_LETTERS.charAt(place));
        });
    }

    /** The CPF: nine digits and two check digits. An RG is of a federal state, so without it nobody's. */
    private static ValueSpelling brazil(String text) {
        return DigitGroups.padded(text, 3, 3, 3, 2)
                .then(number -> DigitGroups.ofLength(number, 11, 1))
                .then(number -> DigitGroups.checked(number, CheckDigits.brazil(number, false)));
    }

    /** The CURP: eighteen characters, a date of birth in them, the last one a check digit. */
    private static ValueSpelling mexico(String text) {
        return ValueSpelling.lettersAndDigits(text, 18, 18).then(number -> {
            boolean shaped = CURP.matcher(number).matches()
                    && DigitGroups.isDay(
                            DigitGroups.value(number, 4, 6),
                            DigitGroups.value(number, 6, 8),
                            DigitGroups.value(number, 8, 10));
            if (!shaped) {
                return ValueSpelling.not(Reason.SHAPE);
            }
            int sum = 0;
            for (int at = 0; at < 17; at++) {
                sum += CURP_LETTERS.indexOf(number.charAt(at)) * (18 - at);
            }
            return DigitGroups.checked(number, (10 - sum % 10) % 10 == number.charAt(17) - '0');
        });
    }

    /**
     * V for citizens or E for foreigners, then the number without zeros in front: without the letter it may be either's. With nine
     * digits it is the RIF, whose last digit is a check and falls away where it fits.
     */
    private static ValueSpelling venezuela(String text) {
        return ValueSpelling.lettersAndDigits(text, 1, 64).then(number -> {
            if (RIF.matcher(number).matches()) {
                return rif(number, text);
            }
            Matcher matcher = VENEZUELA.matcher(number);
            return matcher.matches()
                    ? ValueSpelling.of(matcher.group(1) + matcher.group(2))
                    : ValueSpelling.not(Reason.SHAPE);
        });
    }

    /** The number of the person whose RIF it is; in one piece with a zero in front it may be a padded number too. */
    private static ValueSpelling rif(String number, String text) {
        boolean told = number.charAt(1) != '0' || APART.matcher(text.strip()).matches();
        boolean fits = TaxNumber.venezuela(text) instanceof ValueSpelling.Spelt;
        String digits = number.substring(1, told ? 9 : 10);
        return told
                ? DigitGroups.checked(number.charAt(0) + DigitGroups.unpadded(digits), fits)
                : DigitGroups.shaped(number.charAt(0) + DigitGroups.unpadded(digits), !fits);
    }

    /** Eleven digits that begin with the date of birth. */
    private static ValueSpelling cuba(String text) {
        return ValueSpelling.lettersAndDigits(text, 1, 64)
                .then(number -> DigitGroups.ofLength(number, 11, 1))
                .then(number -> DigitGroups.shaped(
                        number,
                        DigitGroups.isDay(
                                DigitGroups.value(number, 0, 2),
                                DigitGroups.value(number, 2, 4),
                                DigitGroups.value(number, 4, 6))));
    }

    /** Ten digits, or the seventeen of the older card. */
    private static ValueSpelling haiti(String text) {
        return ValueSpelling.lettersAndDigits(text, 1, 64)
                .then(number -> number.length() == 17 && DigitGroups.isDigits(number)
                        ? ValueSpelling.of(number)
                        : DigitGroups.ofLength(number, 10, 0));
    }

    /**
     * Eleven digits, the last by Luhn. Some old numbers were given out that do not fit; they are refused like any other that does
     * not, since a slip of the pen looks the same.
     */
    private static ValueSpelling dominicanRepublic(String text) {
        return DigitGroups.padded(text, 3, 7, 1)
                .then(number -> DigitGroups.ofLength(number, 11, 2))
                .then(number -> DigitGroups.checked(number, CheckDigits.luhn(number)));
    }
}
