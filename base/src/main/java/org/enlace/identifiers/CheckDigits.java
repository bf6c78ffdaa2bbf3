// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

/**
 * Sums over digits that tell a slip of the pen: Luhn, and weighted sums modulo ten and eleven. Each country's rule names which
 * one it takes and with what weights.
 */
final class CheckDigits {
    private CheckDigits() {}

    /** Whether the last digit fits by Luhn (ISO/IEC 7812-1, annex B): every second digit from the right is doubled. */
    static boolean luhn(String number) {
        int sum = 0;
        for (int at = 0; at < number.length(); at++) {
            int digit = number.charAt(at) - '0';
            boolean doubled = (number.length() - at) % 2 == 0;
            sum += doubled ? digit * 2 / 10 + digit * 2 % 10 : digit;
        }
        return sum % 10 == 0;
    }

    /** The sum of the first characters times the weights; a letter counts as its code less that of zero. */
    static int sum(String number, int... weights) {
        int sum = 0;
        for (int at = 0; at < weights.length; at++) {
            sum += (number.charAt(at) - '0') * weights[at];
        }
        return sum;
    }

    /** The sum of all characters, weighted 2, 3, 4 and so on from the right. */
    static int rising(String number) {
        int sum = 0;
        for (int at = 0; at < number.length(); at++) {
            sum += (number.charAt(at) - '0') * (number.length() + 1 - at);
        }
        return sum;
    }

    /** The sum of all characters, weighted 2 to 9 and again from the right, as Brazil's company numbers do. */
    static int cycled(String number) {
        int sum = 0;
        for (int at = 0; at < number.length(); at++) {
            sum += (number.charAt(at) - '0') * ((number.length() - 1 - at) % 8 + 2);
        }
        return sum;
    }

    /** Brazil's two digits: modulo eleven, the second over the first too, ten and eleven as zero. */
    static boolean brazil(String number, boolean company) {
        String base = number.substring(0, number.length() - 2);
        String first = base + brazilDigit(company ? cycled(base) : rising(base));
        return number.equals(first + brazilDigit(company ? cycled(first) : rising(first)));
    }

    private static int brazilDigit(int sum) {
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }
}
