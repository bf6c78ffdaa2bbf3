// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import org.enlace.identifiers.CanonicalValue.Reason;
import org.enlace.text.FillerWords;

/** Telephone numbers to E.164. The library's tables load on first use, one country at a time. */
final class PhoneNumber {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 30;
    private static final String ANYWHERE = "ZZ";
    /** What is dialled before a foreign number in most of the world, and in North America. */
    private static final List<String> ABROAD = List.of("00", "011");

    private PhoneNumber() {}

    static ValueSpelling spell(String text, String country) {
        return IdentifierCellText.said(text).then(said -> {
            String number = PhoneText.number(said);
            return number.equals(said) ? mended(said, country) : plain(number, country);
        });
    }

    private static ValueSpelling mended(String text, String country) {
        boolean several = PhoneText.pieces(text).size() > 1;
        return switch (IdentifierCellText.number(text)) {
            case ValueSpelling.Spelt(String number) -> plain(number, country);
            case ValueSpelling.Unspelt(Reason reason) ->
                ValueSpelling.not(several && reason != Reason.PLACEHOLDER ? Reason.UNEXPECTED_CHARACTER : reason);
        };
    }

    private static ValueSpelling plain(String number, String country) {
        if (number.length() > LONGEST) {
            return ValueSpelling.not(Reason.TOO_LONG);
        }
        if (number.length() < SHORTEST) {
            return ValueSpelling.not(Reason.TOO_SHORT);
        }
        if (!isOneNumber(number)) {
            return ValueSpelling.not(Reason.UNEXPECTED_CHARACTER);
        }
        if (number.charAt(0) == '+') {
            return parse("+" + PhoneRenumbering.today(digits(number)), ANYWHERE);
        }
        ValueSpelling home =
                ValueSpelling.country(country).then(region -> parse(PhoneRenumbering.today(number, region), region));
        return abroad(number, home);
    }

    /**
     * A number with 00 or 011 in front is one with a plus wherever that gives an assigned number; refused where the country's
     * own reading gives another that is assigned too.
     */
    private static ValueSpelling abroad(String number, ValueSpelling home) {
        String digits = digits(number);
        for (String prefix : ABROAD) {
            if (digits.startsWith(prefix) && !home.equals(ValueSpelling.not(Reason.UNKNOWN_COUNTRY))) {
                ValueSpelling far = parse("+" + PhoneRenumbering.today(digits.substring(prefix.length())), ANYWHERE);
                if (isAssigned(far)) {
                    return far.equals(home) || !isAssigned(home)
                            ? far
                            : ValueSpelling.not(Reason.NOT_IN_NUMBERING_PLAN);
                }
            }
        }
        return home;
    }

    private static ValueSpelling parse(String number, String region) {
        PhoneNumberUtil plan = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber parsed = plan.parse(number, region);
            if (!isPlausible(plan, parsed)) {
                return ValueSpelling.not(Reason.NOT_IN_NUMBERING_PLAN);
            }
            return FillerWords.isFillerNumber(plan.getNationalSignificantNumber(parsed))
                    ? ValueSpelling.not(Reason.PLACEHOLDER)
                    : ValueSpelling.of(today(plan.format(parsed, PhoneNumberFormat.E164)));
        } catch (NumberParseException e) {
            return ValueSpelling.not(Reason.NOT_IN_NUMBERING_PLAN);
        }
    }

    private static String today(String e164) {
        return "+" + PhoneRenumbering.today(e164.substring(1));
    }

    private static boolean isAssigned(ValueSpelling read) {
        if (!(read instanceof ValueSpelling.Spelt(String e164))) {
            return false;
        }
        PhoneNumberUtil plan = PhoneNumberUtil.getInstance();
        try {
            return plan.isValidNumber(plan.parse(e164, ANYWHERE));
        } catch (NumberParseException none) {
            return false;
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

    private static String digits(String number) {
        return number.replaceAll("\\D", "");
    }

    /** Digits with a plus in front at most, spaces, hyphens, dots and brackets: nothing that could part two numbers. */
    private static boolean isOneNumber(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            boolean known = (c >= '0' && c <= '9') || (c == '+' && i == 0) || c == '(' || c == ')';
            if (!known && (c == '/' || !ValueSpelling.isSeparator(c))) {
                return false;
            }
        }
        return true;
    }
}
