// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

/**
 * Text without the characters that nobody sees: byte order marks, joiners and spaces of no width, soft hyphens, marks of
 * direction, selectors of variants and controls. A tab or a line's end becomes a space.
 */
public final class VisibleText {
    private VisibleText() {}

    /** The text as a reader sees it; the same object where nothing is invisible. Cost: one pass. */
    public static String of(String raw) {
        for (int at = 0; at < raw.length(); at++) {
            if (isUnseen(raw.charAt(at))) {
                return without(raw);
            }
        }
        return raw;
    }

    private static String without(String raw) {
        StringBuilder seen = new StringBuilder(raw.length());
        raw.codePoints().forEach(point -> {
            if (point >= '\t' && point <= '\r') {
                seen.append(' ');
            } else if (!isUnseen(point)) {
                seen.appendCodePoint(point);
            }
        });
        return seen.toString();
    }

    private static boolean isUnseen(int point) {
        if (point >= ' ' && point < 0x7f) {
            return false;
        }
        int type = Character.getType(point);
        return type == Character.FORMAT
                || type == Character.CONTROL
                || point == 0x34f
                || (point >= 0xfe00 && point <= 0xfe0f)
                || (point >= 0xe0000 && point <= 0xe0fff);
    }
}
