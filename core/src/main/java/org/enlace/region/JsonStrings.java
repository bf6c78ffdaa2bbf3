// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

/** JSON strings, written fast and the same way always. */
final class JsonStrings {
    private JsonStrings() {}

    static void text(StringBuilder out, String value) {
        out.append('"');
        for (int at = 0; at < value.length(); at++) {
            char unit = value.charAt(at);
            if (unit == '"' || unit == '\\') {
                out.append('\\').append(unit);
            } else if (unit < ' ') {
                out.append(String.format("\\u%04x", (int) unit));
            } else {
                out.append(unit);
            }
        }
        out.append('"');
    }
}
