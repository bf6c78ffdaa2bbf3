// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.util.Locale;
import org.enlace.identifiers.CanonicalValue.Reason;

/** Numbers of digits that carry a check digit: IMO number of a ship, IMEI of a device. */
final class CheckedNumber {

    private CheckedNumber() {}

    /** Seven digits; the last is the last digit of the sum of the others weighted 7 to 2 (IMO resolution A.1117). */
    static Spelling imo(String text) {
        String bare = text.toUpperCase(Locale.ROOT).startsWith("IMO") ? text.substring(3) : text;
        return digits(bare, 7).then(number -> {
            int sum = 0;
            for (int i = 0; i < 6; i++) {
                sum += (7 - i) * (number.charAt(i) - '0');
            }
            return sum % 10 == number.charAt(6) - '0' ? Spelling.of(number) : Spelling.not(Reason.CHECK_DIGIT);
        });
    }

    /** Fifteen digits with the Luhn check digit (3GPP TS 23.003). An IMEISV of sixteen has none and is refused. */
    static Spelling imei(String text) {
        return digits(text, 15).then(number -> {
            int sum = 0;
            for (int i = 0; i < 15; i++) {
                int digit = number.charAt(i) - '0';
                sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
            }
            return sum % 10 == 0 ? Spelling.of(number) : Spelling.not(Reason.CHECK_DIGIT);
        });
    }

    private static Spelling digits(String text, int count) {
        return Spelling.lettersAndDigits(text, count, count).then(number -> {
            if (!number.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Spelling.not(Reason.UNEXPECTED_CHARACTER);
            }
            return number.chars().distinct().count() == 1 ? Spelling.not(Reason.PLACEHOLDER) : Spelling.of(number);
        });
    }
}
