// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import java.util.Locale;

/** HTML and SVG under construction: every text that is put in is escaped, every number written with a point. */
final class HtmlMarkup {
    private static final int LONGEST = 160;
    /** Arabic and Indic scripts are written with these two. */
    private static final char JOINER = '\u200D';

    private static final char NON_JOINER = '\u200C';

    private final StringBuilder html = new StringBuilder(1 << 16);

    /** Markup that stands in our own source. */
    HtmlMarkup raw(String markup) {
        html.append(markup);
        return this;
    }

    HtmlMarkup text(String text) {
        html.append(escaped(text, true));
        return this;
    }

    /** A value of a record, shortened where it is very long. */
    HtmlMarkup value(String value) {
        return text(value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value);
    }

    /** An attribute whose value comes from outside, kept whole; only zero and half a surrogate pair HTML cannot hold. */
    HtmlMarkup attribute(String name, String value) {
        html.append(' ')
                .append(name)
                .append("=\"")
                .append(escaped(value, false))
                .append('"');
        return this;
    }

    /** An attribute of a drawing, to a hundredth. */
    HtmlMarkup at(String name, double number) {
        html.append(' ').append(name).append("=\"").append(plain(number)).append('"');
        return this;
    }

    static String plain(double number) {
        double rounded = Math.rint(number * 100) / 100;
        return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
    }

    /** A number with its sign and two decimals, as weights are shown. */
    static String signed(double number) {
        return String.format(Locale.ROOT, "%+.2f", Math.abs(number) < 0.005 ? 0 : number);
    }

    /** {@code shown}: for the eye, so that what moves other letters or is not seen stands there as its code. */
    private static String escaped(String text, boolean shown) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            switch (letter) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n', '\t' -> escaped.append("&#").append((int) letter).append(';');
                default -> escaped.append(odd(text, at, shown));
            }
        }
        return escaped.toString();
    }

    private static String odd(String text, int at, boolean shown) {
        char letter = text.charAt(at);
        if (letter == 0 || (Character.isSurrogate(letter) && !paired(text, at))) {
            return "\uFFFD";
        }
        if (shown && deceives(letter)) {
            return String.format("⟨U+%04X⟩", (int) letter);
        }
        return letter < ' ' ? "&#" + (int) letter + ";" : String.valueOf(letter);
    }

    /** Whether a letter moves others or is not seen: control characters, marks of direction, spaces without width. */
    private static boolean deceives(char letter) {
        int type = Character.getType(letter);
        boolean joins = letter == JOINER || letter == NON_JOINER;
        return type == Character.CONTROL || (type == Character.FORMAT && !joins);
    }

    private static boolean paired(String text, int at) {
        char letter = text.charAt(at);
        return Character.isHighSurrogate(letter)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
