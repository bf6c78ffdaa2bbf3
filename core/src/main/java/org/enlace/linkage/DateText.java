// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.enlace.names.Plain;

/**
 * Dates as tables write them, to {@code yyyy-mm-dd} or its beginning. Eight digits that begin with a year are cut without a
 * look at the calendar, so that a date with a slip of the pen stays comparable digit by digit.
 */
final class DateText {
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("ene", 1),
            Map.entry("feb", 2),
            Map.entry("fev", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("abr", 4),
            Map.entry("may", 5),
            Map.entry("mai", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("ago", 8),
            Map.entry("sep", 9),
            Map.entry("set", 9),
            Map.entry("oct", 10),
            Map.entry("out", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12),
            Map.entry("dic", 12),
            Map.entry("dez", 12));
    /** Two-digit years above this lie in the last century. */
    private static final int PIVOT = 30;

    private DateText() {}

    static String of(String text, boolean monthFirst) {
        int[] parts = parse(text, monthFirst);
        if (parts[0] == 0) {
            return "";
        }
        StringBuilder out = new StringBuilder(10);
        put(out, parts[0], 4);
        for (int at = 1; at < 3 && parts[at] != 0; at++) {
            put(out.append('-'), parts[at], 2);
        }
        return out.toString();
    }

    static String year(String text) {
        int year = parse(text, false)[0];
        return year == 0 ? "" : put(new StringBuilder(4), year, 4).toString();
    }

    static String monthDay(String text) {
        int[] parts = parse(text, false);
        if (parts[2] == 0) {
            return "";
        }
        StringBuilder out = put(new StringBuilder(5), Math.min(parts[1], parts[2]), 2);
        return put(out.append('-'), Math.max(parts[1], parts[2]), 2).toString();
    }

    private static StringBuilder put(StringBuilder out, int number, int width) {
        String digits = Integer.toString(number);
        return out.repeat('0', Math.max(0, width - digits.length())).append(digits);
    }

    /** Year, month and day, 0 from where on nothing is known. */
    private static int[] parse(String text, boolean monthFirst) {
        List<String> groups = groups(text);
        int named = 0;
        for (int at = 0; at < groups.size(); at++) {
            String group = groups.get(at);
            if (!Character.isDigit(group.charAt(0))) {
                named = Math.max(named, MONTHS.getOrDefault(group.substring(0, Math.min(3, group.length())), 0));
                groups.remove(at--);
            }
        }
        if (groups.isEmpty() || groups.size() > 3 || groups.stream().anyMatch(group -> group.length() > 8)) {
            return new int[3];
        }
        return named > 0 ? named(groups, named) : numbers(groups, monthFirst);
    }

    /** Runs of digits and runs of letters; what follows a date as its time is dropped. */
    private static List<String> groups(String text) {
        String date = text.strip();
        int colon = date.indexOf(':');
        if (colon > 0) {
            int end = Math.max(date.lastIndexOf(' ', colon), date.lastIndexOf('T', colon));
            date = end > 0 ? date.substring(0, end) : "";
        } else if (date.endsWith("Z") && date.indexOf('T') > 0) {
            date = date.substring(0, date.indexOf('T'));
        }
        String plain = Plain.of(date);
        List<String> groups = new ArrayList<>(4);
        int from = 0;
        while (from < plain.length()) {
            int to = from;
            boolean digit = Character.isDigit(plain.charAt(from));
            while (to < plain.length() && plain.charAt(to) != ' ' && Character.isDigit(plain.charAt(to)) == digit) {
                to++;
            }
            if (to > from) {
                groups.add(plain.substring(from, to));
            }
            from = Math.max(to, from + 1);
        }
        return groups;
    }

    private static int[] named(List<String> groups, int month) {
        int first = number(groups.getFirst());
        if (groups.size() == 1) {
            return new int[] {wholeYear(groups.getFirst()), month, 0};
        }
        boolean yearFirst = groups.getFirst().length() == 4;
        return new int[] {
            wholeYear(yearFirst ? groups.getFirst() : groups.get(1)), month, yearFirst ? number(groups.get(1)) : first
        };
    }

    private static int[] numbers(List<String> groups, boolean monthFirst) {
        String first = groups.getFirst();
        String last = groups.getLast();
        return switch (groups.size()) {
            case 1 -> together(first, monthFirst);
            case 2 ->
                first.length() == 4
                        ? known(number(first), number(last), 0)
                        : last.length() == 4 ? known(number(last), number(first), 0) : new int[3];
            default ->
                first.length() == 4
                        ? known(number(first), number(groups.get(1)), number(last))
                        : ordered(number(first), number(groups.get(1)), wholeYear(last), monthFirst);
        };
    }

    private static int[] together(String digits, boolean monthFirst) {
        int head = digits.length() < 4 ? 0 : number(digits.substring(0, 4));
        boolean yearFirst = head >= 1000 && head < 3000;
        return switch (digits.length()) {
            case 4 -> yearFirst ? new int[] {head, 0, 0} : new int[3];
            case 6 -> yearFirst ? known(head, number(digits.substring(4)), 0) : new int[3];
            case 8 ->
                yearFirst
                        ? known(head, number(digits.substring(4, 6)), number(digits.substring(6)))
                        : ordered(
                                number(digits.substring(0, 2)),
                                number(digits.substring(2, 4)),
                                number(digits.substring(4)),
                                monthFirst);
            default -> new int[3];
        };
    }

    private static int[] ordered(int one, int other, int year, boolean monthFirst) {
        boolean dayFirst = one > 12 || (other <= 12 && !monthFirst);
        return known(year, dayFirst ? other : one, dayFirst ? one : other);
    }

    private static int[] known(int year, int month, int day) {
        return month > 99 || day > 99 ? new int[] {year, 0, 0} : new int[] {year, month, month == 0 ? 0 : day};
    }

    private static int wholeYear(String digits) {
        int year = number(digits);
        return digits.length() > 2 ? year : year > PIVOT ? 1900 + year : 2000 + year;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
