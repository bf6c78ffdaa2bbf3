// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.identifiers.CanonicalValue.Reason;

/**
 * Bank accounts: IBAN (ISO 13616, check digits by ISO 7064 mod 97-10, the region's with the length of the SWIFT registry), Mexico's
 * CLABE (eighteen digits, the last a check digit; Banco de México) as {@code CLABE:NUMBER}, or {@code BANK:NUMBER}. A word for
 * "account" is no bank.
 */
final class AccountNumber {
    private static final String CLABE = "CLABE";
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Pattern LONG_BIC = Pattern.compile("[A-Z]{6}[A-Z0-9]{5}");
    private static final String WORDS =
            "(?:iban|cuentas?|ctas?|cta|contas?|accounts?|acct|acc|no|nro|num|n[uú]mero|number|n\\.?[°oº]|corriente|corrente|cte"
                + "|ahorros?|aho|poupan[cç]a|current|savings|checking|c\\.?\\s?c|c\\.?\\s?a|c/c|interbancaria|de|#)";
    private static final Pattern LABEL =
            Pattern.compile("^(?:" + WORDS + "(?:[\\s.:#°º]+|$))+", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern CLABE_LABEL =
            Pattern.compile("^(?:cuenta\\s+)?clabe(?:\\s+interbancaria)?(?:[\\s.:#°º]+|$)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Integer> LENGTHS =
            Map.of("BR", 29, "CR", 22, "DO", 28, "ES", 24, "GT", 28, "LC", 32, "NI", 28, "PT", 25, "SV", 28, "VG", 24);
    /** Words that stand where the bank's name should. */
    private static final Set<String> NO_BANK = Set.of("BANCO", "BANK", "BANQUE", "CAJA", "CAIXA", "ENTIDAD", "NUMERO");

    private static final int[] CLABE_WEIGHTS = {3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7};

    private AccountNumber() {}

    static ValueSpelling spell(String text, String country) {
        String bare = LABEL.matcher(text).replaceFirst("");
        if (CLABE_LABEL.matcher(bare).find()) {
            return numbered(CLABE_LABEL.matcher(bare).replaceFirst("")).then(AccountNumber::clabe);
        }
        int colon = bare.indexOf(':');
        if (colon < 0) {
            return numbered(bare)
                    .then(number -> number.length() == 18
                                    && DigitGroups.isDigits(number)
                                    && country.strip().equalsIgnoreCase("MX")
                            ? clabe(number)
                            : iban(number));
        }
        String name = bare.substring(0, colon);
        return ValueSpelling.lettersAndDigits(name, 2, 30)
                .then(bank -> IdentifierCellText.said(name).then(_ -> ValueSpelling.of(bank)))
                .then(bank -> numbered(bare.substring(colon + 1)).then(number -> at(bank, number)));
    }

    /** Letters and digits of an account, words for "account" in front dropped; a digit at least. */
    private static ValueSpelling numbered(String text) {
        return IdentifierCellText.text(text)
                .then(bare -> IdentifierCellText.number(LABEL.matcher(bare).replaceFirst("")))
                .then(number -> ValueSpelling.lettersAndDigits(number, 3, 64))
                .then(IdentifierCellText::said)
                .then(ValueSpelling::withDigit);
    }

    /** An IBAN behind a bank's name is whole without it. */
    private static ValueSpelling at(String bank, String number) {
        if (NO_BANK.contains(bank) || (IBAN.matcher(number).matches() && isIban(number))) {
            return iban(number);
        }
        return number.length() > 30
                ? ValueSpelling.not(Reason.TOO_LONG)
                : ValueSpelling.of(institution(bank) + ":" + number);
    }

    private static ValueSpelling iban(String text) {
        if (!IBAN.matcher(text).matches()) {
            return ValueSpelling.not(Reason.NO_BANK);
        }
        return isIban(text) ? ValueSpelling.of(text) : ValueSpelling.not(Reason.CHECK_DIGIT);
    }

    private static boolean isIban(String text) {
        int length = LENGTHS.getOrDefault(text.substring(0, 2), text.length());
        return text.length() == length && remainder(text.substring(4) + text.substring(0, 4)) == 1;
    }

    private static int remainder(String rearranged) {
        int remainder = 0;
        for (int i = 0; i < rearranged.length(); i++) {
            int digit = Character.digit(rearranged.charAt(i), 36);
            remainder = (remainder * (digit < 10 ? 10 : 100) + digit) % 97;
        }
        return remainder;
    }

    /** Bank, place and account in seventeen digits, and a check digit: weights 3, 7, 1, each product modulo ten. */
    private static ValueSpelling clabe(String number) {
        return DigitGroups.ofLength(number, 18, 1).then(clabe -> {
            int sum = 0;
            for (int at = 0; at < CLABE_WEIGHTS.length; at++) {
                sum += (clabe.charAt(at) - '0') * CLABE_WEIGHTS[at] % 10;
            }
            return (10 - sum % 10) % 10 == clabe.charAt(17) - '0'
                    ? ValueSpelling.of(CLABE + ":" + clabe)
                    : ValueSpelling.not(Reason.CHECK_DIGIT);
        });
    }

    private static String institution(String bank) {
        return LONG_BIC.matcher(bank).matches() ? bank.substring(0, 8) : bank;
    }
}
