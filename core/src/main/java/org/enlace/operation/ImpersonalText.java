// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.util.regex.Pattern;

/** Short text about places, means and aims; refuses what looks like somebody's number or address. */
final class ImpersonalText {
    private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");
    private static final Pattern SOMEBODY = Pattern.compile("(\\d[ .\\-/]?){6,}|@");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private ImpersonalText() {}

    static void require(String field, String text, int longest) {
        if (text.isBlank() || text.length() > longest || CONTROL.matcher(text).find()) {
            throw new IllegalArgumentException(
                    field + " must be 1.." + longest + " characters on one line: length=" + text.length());
        }
        if (SOMEBODY.matcher(DATE.matcher(text).replaceAll("")).find()) {
            throw new IllegalArgumentException(field + " must not hold a person's number or address");
        }
    }
}
