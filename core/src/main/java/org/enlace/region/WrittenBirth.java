// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.time.LocalDate;
import java.util.random.RandomGenerator;

/** How a birth date comes into a file: whole, day and month exchanged, the year only, wrong by little, or not at all. */
final class WrittenBirth {
    private WrittenBirth() {}

    static String seen(LocalDate born, RandomGenerator chance) {
        int point = chance.nextInt(100);
        if (point < 74) {
            return born.toString();
        }
        if (point < 78) {
            return born.getDayOfMonth() <= 12
                    ? born.withDayOfMonth(born.getMonthValue())
                            .withMonth(born.getDayOfMonth())
                            .toString()
                    : born.toString();
        }
        if (point < 84) {
            return Integer.toString(born.getYear());
        }
        if (point < 90) {
            return switch (chance.nextInt(3)) {
                case 0 -> born.plusYears(chance.nextBoolean() ? 1 : -1).toString();
                case 1 -> born.withDayOfMonth(1 + chance.nextInt(28)).toString();
                default ->
                    born.withDayOfMonth(Math.min(28, born.getDayOfMonth()))
                            .withMonth(1 + chance.nextInt(12))
                            .toString();
            };
        }
        return "";
    }
}
