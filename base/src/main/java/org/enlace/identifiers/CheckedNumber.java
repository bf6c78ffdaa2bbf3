// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.util.regex.Pattern;
import org.enlace.identifiers.CanonicalValue.Reason;

/** Numbers of digits that carry a check digit: IMO number of a ship, IMEI of a device. */
final class CheckedNumber {
    private static final Pattern SHIP = Pattern.compile(
            "^(?:imo|omi)[\\s.:#-]*(?:(?:no|nro|num|number|n[°º])[\\s.:#°º]*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DEVICE =
            Pattern.compile("^imei(?:\\s*[12](?=\\s*[:#.]))?[\\s.:#-]*", Pattern.CASE_INSENSITIVE);

    private CheckedNumber() {}

    /** Seven digits; the last is the last digit of the sum of the others weighted 7 to 2 (IMO resolution A.1117). */
    static ValueSpelling imo(String text) {
        return digits(SHIP.matcher(text).replaceFirst(""), 7).then(number -> {
            int sum = CheckDigits.sum(number, 7, 6, 5, 4, 3, 2);
            return DigitGroups.checked(number, sum % 10 == number.charAt(6) - '0');
        });
    }

    /** Fifteen digits with the Luhn check digit (3GPP TS 23.003). An IMEISV of sixteen has none and is refused. */
    static ValueSpelling imei(String text) {
        return digits(DEVICE.matcher(text).replaceFirst(""), 15)
                .then(number -> DigitGroups.checked(number, CheckDigits.luhn(number)));
    }

    private static ValueSpelling digits(String text, int count) {
        return IdentifierCellText.number(text)
                .then(number -> ValueSpelling.lettersAndDigits(number, count, count))
                .then(number -> DigitGroups.isDigits(number)
                        ? IdentifierCellText.said(number)
                        : ValueSpelling.not(Reason.UNEXPECTED_CHARACTER));
    }
}
