// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * The number of a calendar month in UTC, counted from year 0; veil keys, tag sets and full-set budgets last one epoch.
 *
 * <p>Decision: docs/decisions.md, "An epoch is a calendar month".
 */
public record VeilEpoch(long number) {
    /** How long before and after a change of month the messages of both months are taken. */
    static final Duration GRACE = Duration.ofMinutes(15);

    private static final int MONTHS = 12;

    public static VeilEpoch of(Instant now) {
        YearMonth month = YearMonth.from(now.atZone(ZoneOffset.UTC));
        return new VeilEpoch(month.getYear() * (long) MONTHS + month.getMonthValue() - 1);
    }

    /** The oldest epoch whose messages are still taken at {@code now}. */
    public static VeilEpoch oldest(Instant now) {
        return of(now.minus(GRACE));
    }

    /** Whether messages of this epoch are taken at {@code now}: clocks of two nodes may differ by {@link #GRACE}. */
    boolean isOpen(Instant now) {
        return equals(of(now)) || equals(oldest(now)) || equals(of(now.plus(GRACE)));
    }

    Instant start() {
        YearMonth month = YearMonth.of((int) (number / MONTHS), (int) (number % MONTHS) + 1);
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Instant end() {
        return new VeilEpoch(number + 1).start();
    }
}
