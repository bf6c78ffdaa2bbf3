// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.column;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people write them: {@code "$ 1,234.50"} and {@code "1.234,50 €"} are both {@code 1234.5}. */
final class NumberText {
    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d.,' ]*");

    private NumberText() {}

    /** The first number of a text in its shortest form; empty where there is none. */
    static String of(String text) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.find()) {
            return "";
        }
        String written = matcher.group().replace(" ", "").replace("'", "");
        int mark = Math.max(written.lastIndexOf('.'), written.lastIndexOf(','));
        boolean decimals = mark >= 0 && written.length() - mark - 1 != 3 && written.length() - mark - 1 > 0;
        String whole = (decimals ? written.substring(0, mark) : written).replaceAll("[.,]", "");
        String part = decimals ? written.substring(mark + 1).replaceAll("0+$", "") : "";
        return whole.replaceFirst("^(-?)0+(?=\\d)", "$1") + (part.isEmpty() ? "" : "." + part);
    }
}
