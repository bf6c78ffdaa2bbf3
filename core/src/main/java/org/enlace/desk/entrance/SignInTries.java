// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.entrance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts tries at the door by whatever they have in common, a {@link Mark}. After a mark's free ones each further try
 * closes it for a minute, then two, then four, up to an hour. Two hours without a try forget it.
 */
public final class SignInTries {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration FORGOTTEN = Duration.ofHours(2);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true);

    /** What tries have in common, and how many of them are free. */
    public record Mark(String name, int free) {}

    private record Count(int tries, Instant closedUntil, Instant last) {}

    public SignInTries(Clock clock) {
        this.clock = clock;
    }

    /** Counts one more try before it is made; how long to wait instead where one of its marks is closed. */
    public synchronized Optional<Duration> begin(List<Mark> marks) {
        Instant now = clock.instant();
        Optional<Duration> wait = marks.stream()
                .map(mark -> Duration.between(now, count(mark, now).closedUntil()))
                .filter(Duration::isPositive)
                .max(Duration::compareTo);
        if (wait.isEmpty()) {
            marks.forEach(mark -> add(mark, now));
        }
        return wait;
    }

    /** A try was neither right nor wrong, as where a code is still missing: it does not count. */
    public synchronized void undecided(List<Mark> marks) {
        marks.forEach(this::forgetOne);
    }

    /** A try was right: its first mark begins anew, on the others it does not count. */
    public synchronized void succeeded(List<Mark> marks) {
        counts.remove(marks.getFirst().name());
        marks.stream().skip(1).forEach(this::forgetOne);
    }

    private void forgetOne(Mark mark) {
        Instant now = clock.instant();
        Count before = count(mark, now);
        counts.put(mark.name(), new Count(Math.max(0, before.tries() - 1), Instant.EPOCH, now));
    }

    private Count count(Mark mark, Instant now) {
        Count known = counts.get(mark.name());
        return known == null || now.isAfter(known.last().plus(FORGOTTEN)) ? new Count(0, Instant.EPOCH, now) : known;
    }

    private void add(Mark mark, Instant now) {
        int tries = count(mark, now).tries() + 1;
        int over = tries - mark.free();
        Instant closed = over < 0 ? Instant.EPOCH : now.plus(pause(over));
        counts.put(mark.name(), new Count(tries, closed, now));
        if (counts.size() > MOST) {
            counts.remove(counts.keySet().iterator().next());
        }
    }

    private static Duration pause(int over) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(over, 6));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
