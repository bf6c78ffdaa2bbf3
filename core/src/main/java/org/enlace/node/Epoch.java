// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** The number of a calendar month in UTC, counted from year 0; veil keys, tag sets and full-set budgets last one epoch. */
record Epoch(long number) {
    private static final int MONTHS = 12;

    static Epoch of(Instant now) {
        YearMonth month = YearMonth.from(now.atZone(ZoneOffset.UTC));
        return new Epoch(month.getYear() * (long) MONTHS + month.getMonthValue() - 1);
    }

    Instant start() {
        YearMonth month = YearMonth.of((int) (number / MONTHS), (int) (number % MONTHS) + 1);
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Instant end() {
        return new Epoch(number + 1).start();
    }
}
