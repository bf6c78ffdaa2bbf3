// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.util.regex.Pattern;
import org.enlace.identifiers.CanonicalValue.Reason;

/** Bank accounts: IBAN (ISO 13616, check digits by ISO 7064 mod 97-10) or {@code BANK:NUMBER}. */
final class AccountNumber {

    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Pattern LONG_BIC = Pattern.compile("[A-Z]{6}[A-Z0-9]{5}");

    private AccountNumber() {}

    static Spelling spell(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Spelling.lettersAndDigits(text, 1, 64).then(AccountNumber::iban);
        }
        return Spelling.lettersAndDigits(text.substring(0, colon), 2, 11)
                .then(bank -> Spelling.lettersAndDigits(text.substring(colon + 1), 3, 30)
                        .then(number -> Spelling.of(institution(bank) + ":" + number)));
    }

    private static Spelling iban(String text) {
        if (!IBAN.matcher(text).matches()) {
            return Spelling.not(Reason.NO_BANK);
        }
        return remainder(text.substring(4) + text.substring(0, 4)) == 1
                ? Spelling.of(text)
                : Spelling.not(Reason.CHECK_DIGIT);
    }

    private static int remainder(String rearranged) {
        int remainder = 0;
        for (int i = 0; i < rearranged.length(); i++) {
            int digit = Character.digit(rearranged.charAt(i), 36);
            remainder = (remainder * (digit < 10 ? 10 : 100) + digit) % 97;
        }
        return remainder;
    }

    private static String institution(String bank) {
        return LONG_BIC.matcher(bank).matches() ? bank.substring(0, 8) : bank;
    }
}
