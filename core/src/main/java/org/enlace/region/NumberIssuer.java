// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import static org.enlace.identifiers.IdentifierClass.ACCOUNT;
import static org.enlace.identifiers.IdentifierClass.COMPANY_NUMBER;
import static org.enlace.identifiers.IdentifierClass.DOCUMENT;
import static org.enlace.identifiers.IdentifierClass.PHONE;
import static org.enlace.identifiers.IdentifierClass.PLATE;
import static org.enlace.identifiers.IdentifierClass.VESSEL;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.enlace.identifiers.DocumentType;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.identifiers.IdentifierReader;

/**
 * Gives out phones, plates, documents, companies and accounts in the form of each country, none twice. United States
 * phones carry the exchange 555, of which 0100 to 0199 are given first (reserved for fiction); other countries reserve no
 * range, so theirs may belong to somebody and must not be called.
 */
final class NumberIssuer {
    private static final List<String> BANKS = List.of(
            "Bancofaro", "CajaPuma", "BcoQuetzal", "Finatrigo", "CoopCeiba", "BancoAlba", "CajaNube", "Bancoral");
    private static final String CHECKS = "0123456789K";
    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final int[] AREAS = {
        201, 202, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216, 217, 218, 219, 224, 225, 228, 229, 231,
                234,
        239, 240, 248, 251, 252, 253, 254, 256, 260, 262, 267, 269, 270, 276, 281, 301, 302, 303, 304, 305, 307, 308,
                309,
        310, 312, 313, 314, 315, 316, 317, 318, 319, 320, 321, 323, 325, 330, 334, 336, 337, 339, 347, 351, 352, 360,
                361,
        386, 401, 402, 404, 405, 406, 407, 408, 409, 410, 412, 413, 414, 415, 417, 419, 423, 424, 425, 430, 432, 434,
                435
    };

    private final long seed;
    private final Map<String, ScatteredCounter> counters = new HashMap<>();

    NumberIssuer(long seed) {
        this.seed = seed;
    }

    /** A mobile phone of one of the countries below. */
    MadeUpIdentifier phone(String country) {
        String number = switch (country) {
            case "CO" -> "+5731" + digits(8, next("phone CO", 100_000_000));
            case "PA" -> "+5076" + digits(7, next("phone PA", 10_000_000));
            case "CR" -> "+506" + digits(8, 83_000_000 + next("phone CR", 7_000_000));
            case "GT" -> "+502" + digits(8, 30_000_000 + next("phone GT", 30_000_000));
            case "EC" -> "+593" + digits(9, 980_000_000 + next("phone EC", 20_000_000));
            case "VE" -> "+58" + digits(10, 4_140_000_000L + next("phone VE", 10_000_000));
            case "HT" -> "+509" + digits(8, 31_000_000 + next("phone HT", 9_000_000));
            case "US" -> "+1" + fiction();
            default -> throw new IllegalArgumentException("no numbering plan: country=" + country);
        };
        return new MadeUpIdentifier(PHONE, number, number);
    }

    MadeUpIdentifier plate(String country) {
        long n = next("plate " + country, 5_000_000);
        String plate = switch (country) {
            case "PA" -> letters(2, n / 10_000) + digits(4, n % 10_000);
            case "GT" -> "P" + digits(3, n / 12_000) + letters(3, n % 12_000);
            case "US" -> (1 + n / 1000 % 7) + letters(3, n / 1000) + digits(3, n % 1000);
            default -> letters(3, n / 1000) + digits(3, n % 1000);
        };
        return new MadeUpIdentifier(PLATE, country + ":" + plate, plate);
    }

    /** A national identity number of a country whose people carry one in the files. */
    MadeUpIdentifier nationalId(String country) {
        while (true) {
            long n = next("id " + country, 80_000_000);
            List<String> written = switch (country) {
                case "CO" -> List.of("1" + digits(9, 20_000_000 + n));
                case "PA" -> List.of((1 + n % 9) + "-" + digits(3, n / 9 % 900 + 100) + "-" + digits(4, n / 8100));
                case "CR" -> List.of((1 + n % 7) + "-" + digits(4, n / 7 % 2000) + "-" + digits(4, n / 14_000));
                case "GT" -> checked(digits(8, 10_000_000 + n), "01" + digits(2, 1 + n % 17));
                case "EC" -> checked(digits(2, 1 + n / 10_000_000) + digits(7, n % 10_000_000), "");
                case "VE" -> List.of("V" + digits(8, 5_000_000 + n));
                case "HT" -> List.of("1" + digits(9, n));
                default -> List.of(digits(10, 100_000_000 + n));
            };
            Optional<MadeUpIdentifier> first =
                    first(DOCUMENT, country, DocumentType.NATIONAL_ID.label() + ":", written);
            if (first.isPresent()) {
                return first.get();
            }
        }
    }

    MadeUpIdentifier passport(String country) {
        long n = next("passport " + country, 20_000_000);
        String written = letters(2, n / 1_000_000 * 7 + 31) + digits(6, n % 1_000_000);
        return new MadeUpIdentifier(DOCUMENT, country + ":passport:" + written, written);
    }

    /** A register or tax number. */
    MadeUpIdentifier company(String country) {
        while (true) {
            long n = next("company " + country, 900_000);
            List<String> written = switch (country) {
                case "CO" -> checked("900" + digits(6, n) + "-", "");
                case "PA" -> List.of("155" + digits(6, n) + "-2-20" + (15 + n % 10));
                case "CR" -> List.of("3-101-" + digits(6, n));
                case "GT" -> checked(digits(7, 1_000_000 + n) + "-", "");
                default -> List.of(digits(8, 10_000_000 + n));
            };
            Optional<MadeUpIdentifier> first = first(COMPANY_NUMBER, country, "", written);
            if (first.isPresent()) {
                return first.get();
            }
        }
    }

    /** An IBAN where the country has them, else a number at an invented bank. */
    MadeUpIdentifier account(String country) {
        long n = next("account " + country, 90_000_000);
        return switch (country) {
            case "CR" -> iban("CR", "0" + digits(3, 900 + n % 50) + digits(14, 10_000_000_000L + n));
            case "GT" -> iban("GT", "ZZ" + digits(2, n % 30) + "01" + "02" + digits(16, 3_000_000_000L + n));
            default -> {
                String bank = BANKS.get((int) (n % BANKS.size()));
                String number = digits(11, 40_000_000_000L + n);
                yield new MadeUpIdentifier(ACCOUNT, bank.toUpperCase(Locale.ROOT) + ":" + number, bank + ":" + number);
            }
        };
    }

    /** IMO number with its check digit. */
    MadeUpIdentifier vessel() {
        long n = 100_000 + next("vessel", 899_000);
        int sum = 0;
        for (int at = 0; at < 6; at++) {
            sum += (7 - at) * (Long.toString(n).charAt(at) - '0');
        }
        String number = n + "" + sum % 10;
        return new MadeUpIdentifier(VESSEL, number, "IMO " + number);
    }

    /** The first of these that has a canonical form: of all check digits the one that fits. */
    private static Optional<MadeUpIdentifier> first(
            IdentifierClass kind, String country, String before, List<String> written) {
        return written.stream()
                .flatMap(
                        each -> IdentifierReader.text(kind, before + each, country)
                                .map(text -> new MadeUpIdentifier(kind, text, each))
                                .stream())
                .findFirst();
    }

    /** A number with each check digit that it might have. */
    private static List<String> checked(String before, String after) {
        return CHECKS.chars().mapToObj(check -> before + (char) check + after).toList();
    }

    private static MadeUpIdentifier iban(String country, String rest) {
        StringBuilder digits = new StringBuilder();
        (rest + country + "00").chars().forEach(c -> digits.append(Character.digit(c, 36)));
        int check = 98
                - new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
        String number = country + digits(2, check) + rest;
        return new MadeUpIdentifier(ACCOUNT, number, number.replaceAll("(.{4})(?!$)", "$1 "));
    }

    /** The hundred lines of each area that are reserved for fiction, then the others of the exchange. */
    private String fiction() {
        ScatteredCounter reserved = counter("phone US reserved", AREAS.length * 100L);
        if (!reserved.isSpent()) {
            long n = reserved.next();
            return AREAS[(int) (n / 100)] + "55501" + digits(2, n % 100);
        }
        long n = next("phone US", AREAS.length * 9_000L);
        return AREAS[(int) (n / 9_000)] + "555" + digits(4, 1_000 + n % 9_000);
    }

    private long next(String name, long limit) {
        return counter(name, limit).next();
    }

    private ScatteredCounter counter(String name, long limit) {
        return counters.computeIfAbsent(name, key -> new ScatteredCounter(limit, seed + key.hashCode()));
    }

    private static String digits(int width, long number) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String letters(int width, long number) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < width; at++) {
            text.insert(0, LETTERS.charAt((int) (number % LETTERS.length())));
            number /= LETTERS.length();
        }
        return text.toString();
    }
}
