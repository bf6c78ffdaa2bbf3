// SPDX-License-Identifier: Apache-2.0
package org.enlace.progress;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far one piece of work is: {@code done} of {@code total}, which may be an estimate, after {@code running}.
 *
 * @param whom the partner whom it is for, or empty
 * @param perSecond how much is done in a second; unknown before anything is
 */
public record WorkState(WorkKind kind, String whom, long done, long total, Duration running, OptionalDouble perSecond) {
    /** How long it will still take at this rate; empty where nobody can say. */
    public Optional<Duration> left() {
        return perSecond.isPresent() && perSecond.getAsDouble() > 0
                ? Optional.of(Duration.ofMillis((long) (1_000 * Math.max(0, total - done) / perSecond.getAsDouble())))
                : Optional.empty();
    }
}
