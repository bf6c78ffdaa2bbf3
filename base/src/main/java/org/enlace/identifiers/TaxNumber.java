// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enlace.identifiers.CanonicalValue.Reason;

/**
 * Register and tax numbers of companies by country, at least as far as padding, a check digit behind or its lack would make two
 * numbers of one or one of two. Countries without a rule here keep the general form. The sources stand in {@code docs/formats.md}.
 */
final class TaxNumber {
    private static final Pattern PARTED = Pattern.compile("[\\s\\p{Pd}]+");
    private static final Pattern RFC = Pattern.compile("[A-Z&Ñ]{3,4}\\d{6}[0-9A-Z]{2}[0-9A]");
    private static final String RFC_LETTERS = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";
    private static final Pattern RIF = Pattern.compile("[VEJPGC]\\d{9}");
    private static final String RIF_LETTERS = "VEJPG";
    private static final Pattern CNPJ = Pattern.compile("[0-9A-Z]{12}\\d{2}");
    private static final Pattern GUATEMALA = Pattern.compile("\\d{1,11}[0-9K]");
    private static final int[] COLOMBIA = {3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71};

    private TaxNumber() {}

    /** The number in its country's form; empty where we know none. */
    static Optional<ValueSpelling> spell(String country, String text) {
        return switch (country) {
            case "PA" -> Optional.of(panama(text));
            case "CO" -> Optional.of(colombia(text));
            case "CR" -> Optional.of(costaRica(text));
            case "GT" -> Optional.of(guatemala(text));
            case "EC" -> Optional.of(ecuador(text));
            case "PE" -> Optional.of(peru(text));
            case "BR" -> Optional.of(brazil(text));
            case "MX" -> Optional.of(mexico(text));
            case "VE" -> Optional.of(venezuela(text));
            case "DO" -> Optional.of(dominicanRepublic(text));
            default -> Optional.empty();
        };
    }

    /**
     * The RUC: three groups of which the hyphens are part and zeros in front are not, or a cédula; {@code DV} and its digits fall
     * away. Digits in one piece are the number of the register's leaf.
     */
    private static ValueSpelling panama(String text) {
        String number = PanamaCedula.withoutVerifier(text);
        List<String> groups = List.of(PARTED.split(number, -1));
        if (groups.stream().allMatch(DigitGroups::isDigits)) {
            return switch (groups.size()) {
                case 1 -> DigitGroups.shaped(DigitGroups.unpadded(number), number.length() <= 12);
                case 3 ->
                    ValueSpelling.of(String.join(
                            "-", groups.stream().map(DigitGroups::unpadded).toList()));
                default -> ValueSpelling.not(Reason.SHAPE);
            };
        }
        return PanamaCedula.spell(number);
    }

    /** The NIT without its check digit, which falls away where it fits: after a hyphen, or as tenth digit after eight or nine. */
    static ValueSpelling colombia(String text) {
        int hyphen = Math.max(text.lastIndexOf('-'), text.lastIndexOf('–'));
        boolean apart = hyphen > 0 && text.substring(hyphen + 1).strip().matches("\\d");
        return ValueSpelling.lettersAndDigits(text, 5, 20).then(number -> {
            if (!DigitGroups.isDigits(number)) {
                return ValueSpelling.not(Reason.SHAPE);
            }
            boolean together = number.length() == 10 && number.charAt(0) >= '8';
            if (!apart && !together) {
                String bare = DigitGroups.unpadded(number);
                return DigitGroups.shaped(bare, bare.length() <= 10);
            }
            String base = number.substring(0, number.length() - 1);
            int sum = 0;
            for (int at = 0; at < base.length() && at < COLOMBIA.length; at++) {
                sum += (base.charAt(base.length() - 1 - at) - '0') * COLOMBIA[at];
            }
            int check = sum % 11 < 2 ? sum % 11 : 11 - sum % 11;
            String bare = DigitGroups.unpadded(base);
            return DigitGroups.shaped(bare, bare.length() <= 10)
                    .then(nit -> DigitGroups.checked(nit, check == number.charAt(number.length() - 1) - '0'));
        });
    }

    /** The cédula jurídica of ten digits (1-3-6), or a natural person's nine. */
    private static ValueSpelling costaRica(String text) {
        return DigitGroups.padded(text, 1, 3, 6).then(number -> {
            if (number.length() == 9) {
                return DigitGroups.ofLength(number, 9, 0);
            }
            return DigitGroups.ofLength(number, 10, 0)
                    .then(ten -> DigitGroups.shaped(ten, ten.charAt(0) >= '2' && ten.charAt(0) <= '5'));
        });
    }

    /** The NIT: digits and a check, modulo eleven, with K for ten. */
    private static ValueSpelling guatemala(String text) {
        return ValueSpelling.lettersAndDigits(text, 2, 13).then(number -> {
            if (!GUATEMALA.matcher(number).matches()) {
                return ValueSpelling.not(Reason.SHAPE);
            }
            String bare = DigitGroups.unpadded(number);
            String base = bare.substring(0, bare.length() - 1);
            int check = (11 - CheckDigits.rising(base) % 11) % 11;
            char wanted = check == 10 ? 'K' : (char) ('0' + check);
            return DigitGroups.checked(bare, !base.isEmpty() && bare.charAt(bare.length() - 1) == wanted);
        });
    }

    /** The RUC of thirteen digits; a natural person's begins with the cédula. Those of companies carry no sure check digit. */
    private static ValueSpelling ecuador(String text) {
        return ValueSpelling.lettersAndDigits(text, 1, 64)
                .then(number -> DigitGroups.ofLength(number, 13, 1))
                .then(number -> {
                    int province = DigitGroups.value(number, 0, 2);
                    boolean shaped = ((province >= 1 && province <= 24) || province == 30) && !number.endsWith("000");
                    boolean natural = number.charAt(2) < '6';
                    return DigitGroups.shaped(number, shaped)
                            .then(ruc -> DigitGroups.checked(ruc, !natural || CheckDigits.luhn(ruc.substring(0, 10))));
                });
    }

    /** The RUC: eleven digits, 10, 15, 16, 17 or 20 in front, the last a check digit modulo eleven. */
    private static ValueSpelling peru(String text) {
        return ValueSpelling.lettersAndDigits(text, 1, 64)
                .then(number -> DigitGroups.ofLength(number, 11, 0))
                .then(number -> DigitGroups.shaped(number, number.matches("(?:10|15|16|17|20)\\d{9}")))
                .then(number -> DigitGroups.checked(
                        number,
                        (11 - CheckDigits.sum(number, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 10
                                == number.charAt(10) - '0'));
    }

    /** The CNPJ: twelve characters, since July 2026 letters too, and two check digits. */
    private static ValueSpelling brazil(String text) {
        return DigitGroups.padded(text, 2, 3, 3, 4, 2)
                .then(number ->
                        DigitGroups.isDigits(number) ? DigitGroups.ofLength(number, 14, 2) : ValueSpelling.of(number))
                .then(number -> DigitGroups.shaped(number, CNPJ.matcher(number).matches()))
                .then(number -> DigitGroups.checked(number, CheckDigits.brazil(number, true)));
    }

    /** The RFC: three or four letters, a date, two characters and a check; the general ones are nobody's. */
    private static ValueSpelling mexico(String text) {
        StringBuilder kept = new StringBuilder();
        text.toUpperCase(Locale.ROOT)
                .chars()
                .filter(c -> !ValueSpelling.isSeparator((char) c))
                .forEach(c -> kept.append((char) c));
        String number = kept.toString();
        if (number.matches("X[AE]XX010101000")) {
            return ValueSpelling.not(Reason.PLACEHOLDER);
        }
        int from = number.length() - 9;
        boolean shaped = RFC.matcher(number).matches()
                && DigitGroups.isDay(
                        DigitGroups.value(number, from, from + 2),
                        DigitGroups.value(number, from + 2, from + 4),
                        DigitGroups.value(number, from + 4, from + 6));
        if (!shaped) {
            return ValueSpelling.not(Reason.SHAPE);
        }
        String whole = number.length() == 12 ? " " + number : number;
        int sum = 0;
        for (int at = 0; at < 12; at++) {
            sum += RFC_LETTERS.indexOf(whole.charAt(at)) * (13 - at);
        }
        int check = (11 - sum % 11) % 11;
        return DigitGroups.checked(number, whole.charAt(12) == (check == 10 ? 'A' : (char) ('0' + check)));
    }

    /** The RIF: letter, eight digits, check digit modulo eleven; that of communes (C) is not checked. */
    static ValueSpelling venezuela(String text) {
        return ValueSpelling.lettersAndDigits(text, 1, 64).then(number -> {
            if (!RIF.matcher(number).matches()) {
                return ValueSpelling.not(Reason.SHAPE);
            }
            int letter = RIF_LETTERS.indexOf(number.charAt(0)) + 1;
            int rest = 11 - (letter * 4 + CheckDigits.sum(number.substring(1), 3, 2, 7, 6, 5, 4, 3, 2)) % 11;
            return DigitGroups.checked(number, letter == 0 || (rest > 9 ? 0 : rest) == number.charAt(9) - '0');
        });
    }

    /** The RNC: nine digits, the last a check digit modulo eleven; a natural person's is the cédula. */
    private static ValueSpelling dominicanRepublic(String text) {
        return ValueSpelling.lettersAndDigits(text, 1, 64).then(number -> {
            if (number.length() == 11) {
                return DigitGroups.ofLength(number, 11, 0)
                        .then(cedula -> DigitGroups.checked(cedula, CheckDigits.luhn(cedula)));
            }
            return DigitGroups.ofLength(number, 9, 0).then(rnc -> {
                int rest = CheckDigits.sum(rnc, 7, 9, 8, 6, 5, 4, 3, 2) % 11;
                int check = rest == 0 ? 2 : rest == 1 ? 1 : 11 - rest;
                return DigitGroups.checked(rnc, check == rnc.charAt(8) - '0');
            });
        });
    }
}
