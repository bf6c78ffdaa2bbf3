// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

/** The numbers of a date, at most {@value #MOST} of at most eight digits each; the usual ways to write one are taken in one pass. */
final class DateNumbers {
    static final int MOST = 3;
    private static final int LONGEST = 8;

    private final int[] values = new int[MOST];
    private final int[] lengths = new int[MOST];
    private int count;
    private boolean fraction;

    int count() {
        return count;
    }

    int value(int at) {
        return values[at];
    }

    int length(int at) {
        return lengths[at];
    }

    /** True where two numbers are one with a decimal point, as spreadsheets write whole numbers at times. */
    boolean isFraction() {
        return fraction;
    }

    /** False where there is no room for another number. */
    boolean add(int value, int length) {
        if (count == MOST || length > LONGEST) {
            return false;
        }
        values[count] = value;
        lengths[count++] = length;
        return true;
    }

    /**
     * Takes in a text of ASCII digits with one mark between, with what follows as its time of day left out. False where the text
     * has anything else; then this is used up.
     */
    boolean take(String text) {
        int at = 0;
        int end = text.length();
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
        while (end > at && text.charAt(end - 1) == ' ') {
            end--;
        }
        while (at < end) {
            int from = at;
            int value = 0;
            while (at < end && isDigit(text.charAt(at))) {
                value = at - from < LONGEST ? value * 10 + text.charAt(at) - '0' : value;
                at++;
            }
            if (at == from || !add(value, at - from)) {
                return false;
            }
            if (at == end || (isWhole() && isClock(text, at, end))) {
                return true;
            }
            at = afterMark(text, at, end);
            if (at < 0) {
                return false;
            }
        }
        return false;
    }

    private boolean isWhole() {
        return count == MOST || (count == 1 && lengths[0] == LONGEST);
    }

    /** Where the next number begins, -1 where no single mark stands before it. */
    private int afterMark(String text, int from, int end) {
        int at = from;
        int marks = 0;
        char mark = ' ';
        while (at < end && !isDigit(text.charAt(at))) {
            char unit = text.charAt(at++);
            if (unit == '-' || unit == '/' || unit == '.') {
                marks++;
                mark = unit;
            } else if (unit != ' ') {
                return -1;
            }
        }
        fraction = count == 1 && mark == '.' && at == from + 1;
        return marks > 1 ? -1 : at;
    }

    private static boolean isClock(String text, int from, int end) {
        char first = text.charAt(from);
        if (first != 'T' && first != 't' && first != ' ') {
            return from + 1 == end && (first == 'Z' || first == 'z');
        }
        boolean colon = first != ' ';
        for (int at = from + 1; at < end; at++) {
            char unit = text.charAt(at);
            colon |= unit == ':';
            boolean usual = isDigit(unit)
                    || unit == ':'
                    || unit == '.'
                    || unit == '+'
                    || unit == '-'
                    || unit == 'Z'
                    || unit == 'z';
            if (!usual) {
                return false;
            }
        }
        return colon && from + 1 < end && isDigit(text.charAt(from + 1));
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }
}
