// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.enlace.model.AuthorityId;

/**
 * What became of the deliveries to each partner since this process began, and how far the partner's clock is from this node's. An outcome is
 * that of a receipt ({@code ACCEPTED}, {@code REFUSED}), or the name of a {@link LineTrouble} where none came.
 */
public final class DeliveryTally {
    private final Map<AuthorityId, Map<String, LongAdder>> counts = new ConcurrentHashMap<>();
    private final Map<AuthorityId, Duration> ahead = new ConcurrentHashMap<>();

    void count(AuthorityId partner, String outcome) {
        counts.computeIfAbsent(partner, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(outcome, _ -> new LongAdder())
                .increment();
    }

    void clock(AuthorityId partner, Optional<Duration> difference) {
        difference.ifPresent(now -> ahead.put(partner, now));
    }

    /** Attempts by partner and outcome. */
    public SortedMap<AuthorityId, SortedMap<String, Long>> counts() {
        SortedMap<AuthorityId, SortedMap<String, Long>> all = new TreeMap<>();
        counts.forEach((partner, outcomes) -> {
            SortedMap<String, Long> each = new TreeMap<>();
            outcomes.forEach((outcome, count) -> each.put(outcome, count.sum()));
            all.put(partner, each);
        });
        return all;
    }

    /** How far each partner's clock was ahead of this node's in its last answer, to a second or so; behind where negative. */
    public SortedMap<AuthorityId, Duration> clocksAhead() {
        return new TreeMap<>(ahead);
    }
}
