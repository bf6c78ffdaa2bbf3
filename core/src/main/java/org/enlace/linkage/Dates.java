// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.time.DateTimeException;
import java.time.LocalDate;

/** The values of a dictionary that holds dates in the form {@link Form#DATE}, read once. */
final class Dates {
    private static final int FAR = -1_000_000;

    private final int[] years;
    private final int[] months;
    private final int[] days;
    private final int[] epochDays;

    private Dates(int size) {
        years = new int[size];
        months = new int[size];
        days = new int[size];
        epochDays = new int[size];
    }

    static Dates of(Dictionary dictionary) {
        Dates dates = new Dates(dictionary.size());
        for (int id = 1; id < dates.years.length; id++) {
            dates.read(id, dictionary.text(id));
        }
        return dates;
    }

    private void read(int id, String text) {
        years[id] = number(text, 0, 4);
        months[id] = number(text, 5, 7);
        days[id] = number(text, 8, 10);
        epochDays[id] = epochDay(years[id], months[id], days[id]);
    }

    private static int epochDay(int year, int month, int day) {
        try {
            return (int)
                    LocalDate.of(year, Math.max(1, month), Math.max(1, day)).toEpochDay();
        } catch (DateTimeException notADay) {
            return FAR;
        }
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < Math.min(to, text.length()); at++) {
            int digit = text.charAt(at) - '0';
            number = digit >= 0 && digit <= 9 ? number * 10 + digit : number;
        }
        return number;
    }

    /** 1 where day and month are exchanged. */
    double swapped(int a, int b) {
        boolean swapped = years[a] == years[b] && months[a] == days[b] && days[a] == months[b] && days[a] != 0;
        return swapped ? 1 : 0;
    }

    /** 1 where one knows less, and nothing else differs. */
    double partial(int a, int b) {
        boolean year = years[a] == years[b];
        boolean month = months[a] == months[b] || months[a] == 0 || months[b] == 0;
        boolean less = days[a] == 0 || days[b] == 0;
        return year && month && less ? 1 : 0;
    }

    /** How many of year, month and day differ, negative. */
    double sameParts(int a, int b) {
        int differ = (years[a] == years[b] ? 0 : 1) + (months[a] == months[b] ? 0 : 1) + (days[a] == days[b] ? 0 : 1);
        return -differ;
    }

    /** Days apart, negative. */
    double nearness(int a, int b) {
        return epochDays[a] == FAR || epochDays[b] == FAR ? FAR : -Math.abs(epochDays[a] - epochDays[b]);
    }
}
