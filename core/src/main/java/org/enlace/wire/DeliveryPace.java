// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How patiently a node delivers: after the n-th failure in a row it waits {@code first * 2^(n-1)}, at most
 * {@code longest}, less up to half of it by chance so that nodes do not knock in step; with nothing to do it looks
 * again after {@code idle}.
 */
public record DeliveryPace(Duration first, Duration longest, Duration idle) {
    public DeliveryPace {
        if (first.toMillis() < 1 || longest.compareTo(first) < 0 || idle.toMillis() < 1) {
            throw new IllegalArgumentException("pace must be 1 ms <= first <= longest: first=" + first);
        }
    }

    /** For real lines: a quarter of a second up to a minute. */
    public static DeliveryPace steady() {
        return new DeliveryPace(Duration.ofMillis(250), Duration.ofMinutes(1), Duration.ofSeconds(30));
    }

    /** For nodes on one machine: up to one second. */
    public static DeliveryPace brisk() {
        return new DeliveryPace(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    Duration delay(int failures, RandomGenerator random) {
        long millis = first.toMillis() << Math.clamp(failures - 1, 0, 20);
        long most = Math.min(millis, longest.toMillis());
        return Duration.ofMillis(most - (long) (most / 2.0 * random.nextDouble()));
    }
}
