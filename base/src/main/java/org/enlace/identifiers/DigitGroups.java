// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.enlace.identifiers.CanonicalValue.Reason;

/** Numbers of a fixed length, written whole or in groups: zeros that pad a group may be missing. */
final class DigitGroups {
    private DigitGroups() {}

    /** What stands between separators, in upper case. */
    static List<String> groups(String text) {
        List<String> groups = new ArrayList<>();
        StringBuilder group = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (ValueSpelling.isSeparator(c)) {
                if (!group.isEmpty()) {
                    groups.add(group.toString());
                    group.setLength(0);
                }
            } else {
                group.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
            }
        }
        if (!group.isEmpty()) {
            groups.add(group.toString());
        }
        return groups;
    }

    /**
     * Letters and digits in one piece. Where the groups are as many as the widths, each is filled up with zeros in front.
     *
     * @param widths the usual groups
     */
    static ValueSpelling padded(String text, int... widths) {
        List<String> groups = groups(text);
        if (groups.size() != widths.length) {
            return ValueSpelling.lettersAndDigits(text, 1, 64);
        }
        StringBuilder whole = new StringBuilder();
        for (int at = 0; at < widths.length; at++) {
            String group = groups.get(at);
            if (group.length() > widths[at]) {
                return ValueSpelling.lettersAndDigits(text, 1, 64);
            }
            whole.append("0".repeat(widths[at] - group.length())).append(group);
        }
        return ValueSpelling.lettersAndDigits(whole.toString(), 1, 64);
    }

    /**
     * Digits alone, of a length. As many as {@code lost} zeros in front may be missing, as in a spreadsheet: filled up, the
     * number is the same.
     */
    static ValueSpelling ofLength(String number, int length, int lost) {
        if (!isDigits(number)) {
            return ValueSpelling.not(Reason.SHAPE);
        }
        if (number.length() > length) {
            return ValueSpelling.not(Reason.TOO_LONG);
        }
        return number.length() < length - lost
                ? ValueSpelling.not(Reason.TOO_SHORT)
                : ValueSpelling.of("0".repeat(length - number.length()) + number);
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Without zeros in front; one zero stays. */
    static String unpadded(String digits) {
        int at = 0;
        while (at < digits.length() - 1 && digits.charAt(at) == '0') {
            at++;
        }
        return digits.substring(at);
    }

    static int value(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }

    /** Whether there is such a day in a year that ends with these two digits. */
    static boolean isDay(int year, int month, int day) {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(2000 + year, month).lengthOfMonth();
    }

    /** The number where the check fits. */
    static ValueSpelling checked(String number, boolean fits) {
        return fits ? ValueSpelling.of(number) : ValueSpelling.not(Reason.CHECK_DIGIT);
    }

    /** The number where it is of its shape. */
    static ValueSpelling shaped(String number, boolean fits) {
        return fits ? ValueSpelling.of(number) : ValueSpelling.not(Reason.SHAPE);
    }
}
