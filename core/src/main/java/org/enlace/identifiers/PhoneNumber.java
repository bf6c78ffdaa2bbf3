// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import org.enlace.identifiers.CanonicalValue.Reason;

/** Telephone numbers to E.164. The library's tables load on first use, one country at a time. */
final class PhoneNumber {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 30;

    private PhoneNumber() {}

    static Spelling spell(String text, String country) {
        String number =
                text.regionMatches(true, 0, "tel:", 0, 4) ? text.substring(4).strip() : text;
        if (number.length() > LONGEST) {
            return Spelling.not(Reason.TOO_LONG);
        }
        if (number.length() < SHORTEST) {
            return Spelling.not(Reason.TOO_SHORT);
        }
        if (!isOneNumber(number)) {
            return Spelling.not(Reason.UNEXPECTED_CHARACTER);
        }
        if (number.charAt(0) == '+') {
            return parse(number, "ZZ");
        }
        return Spelling.country(country).then(region -> parse(number, region));
    }

    private static Spelling parse(String number, String region) {
        PhoneNumberUtil plan = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber parsed = plan.parse(number, region);
            return isPlausible(plan, parsed)
                    ? Spelling.of(plan.format(parsed, PhoneNumberFormat.E164))
                    : Spelling.not(Reason.NOT_IN_NUMBERING_PLAN);
        } catch (NumberParseException e) {
            return Spelling.not(Reason.NOT_IN_NUMBERING_PLAN);
        }
    }

    /**
     * Of a length that the plan has. A zero that stays in front is a trunk prefix that was not understood, save in the
     * few plans whose numbers begin with one: there the number's range must be assigned too.
     */
    private static boolean isPlausible(PhoneNumberUtil plan, Phonenumber.PhoneNumber parsed) {
        return plan.isPossibleNumberWithReason(parsed) == ValidationResult.IS_POSSIBLE
                && (!parsed.isItalianLeadingZero() || plan.isValidNumber(parsed));
    }

    /** Digits with a plus in front at most, spaces, hyphens, dots and brackets: nothing that could part two numbers. */
    private static boolean isOneNumber(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            boolean known = (c >= '0' && c <= '9') || (c == '+' && i == 0) || c == '(' || c == ')';
            if (!known && (c == '/' || !Spelling.isSeparator(c))) {
                return false;
            }
        }
        return true;
    }
}
