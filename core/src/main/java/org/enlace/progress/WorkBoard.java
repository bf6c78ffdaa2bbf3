// SPDX-License-Identifier: Apache-2.0
package org.enlace.progress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The long work that a node has in hand, for as long as this process runs. Work that does not tell how far it is within one piece,
 * such as the tags of one set, is estimated by the rate of the last piece of its kind.
 */
public final class WorkBoard {
    private final Clock clock;
    private final Map<Place, WorkInHand> inHand = new ConcurrentHashMap<>();
    private final Map<WorkKind, Double> lastRates = new ConcurrentHashMap<>();
    private final Map<WorkKind, AtomicLong> finished = new ConcurrentHashMap<>();

    /** Work of one kind for one partner, told apart by {@code detail}. */
    private record Place(WorkKind kind, String whom, String detail) {}

    public WorkBoard(Clock clock) {
        this.clock = clock;
    }

    /** Begins a piece of work; closing it takes it off the board. {@code whom} is the partner whom it is for, or empty. */
    public WorkInHand begin(WorkKind kind, String whom, String detail, long total) {
        WorkInHand work = new WorkInHand(new Place(kind, whom, detail), total, 0);
        inHand.put(work.place, work);
        return work;
    }

    /** How far work is that goes on elsewhere; it leaves the board when all of it is done. */
    public void note(WorkKind kind, String whom, String detail, long done, long total) {
        Place place = new Place(kind, whom, detail);
        if (done >= total) {
            inHand.remove(place);
        } else {
            inHand.compute(
                    place,
                    (_, old) -> old == null || old.done() > done || old.total != total
                            ? new WorkInHand(place, total, done)
                            : old.at(done));
        }
    }

    /** All work in hand, by kind and partner. */
    public List<WorkState> states() {
        return inHand.values().stream()
                .map(WorkInHand::state)
                .sorted(Comparator.comparing(WorkState::kind).thenComparing(WorkState::whom))
                .toList();
    }

    /** How much work of a kind was done since this process began, whether it came to its end or not. */
    public long doneInAll(WorkKind kind) {
        return count(kind).get();
    }

    private AtomicLong count(WorkKind kind) {
        return finished.computeIfAbsent(kind, _ -> new AtomicLong());
    }

    /** One piece of work. */
    public final class WorkInHand implements AutoCloseable {
        private final Place place;
        private final long total;
        private final long first;
        private final Instant since = clock.instant();
        private final AtomicLong done;

        private WorkInHand(Place place, long total, long done) {
            this.place = place;
            this.total = total;
            first = done;
            this.done = new AtomicLong(done);
        }

        private long done() {
            return done.get();
        }

        /** So much of it is done now. */
        public WorkInHand at(long now) {
            count(place.kind()).addAndGet(Math.max(0, now - done.getAndSet(now)));
            return this;
        }

        private WorkState state() {
            Duration running = Duration.between(since, clock.instant());
            long now = done.get();
            return new WorkState(place.kind(), place.whom(), now, Math.max(total, now), running, rate(now, running));
        }

        private OptionalDouble rate(long now, Duration running) {
            if (now > first && running.toMillis() > 0) {
                return OptionalDouble.of(1_000.0 * (now - first) / running.toMillis());
            }
            Double before = lastRates.get(place.kind());
            return before == null ? OptionalDouble.empty() : OptionalDouble.of(before);
        }

        @Override
        public void close() {
            inHand.remove(place, this);
            rate(done.get(), Duration.between(since, clock.instant()))
                    .ifPresent(rate -> lastRates.put(place.kind(), rate));
        }
    }
}
