// SPDX-License-Identifier: Apache-2.0
package org.enlace.line;

import java.time.Duration;

/**
 * How long a server waits for whoever connects: {@code headers} from the connection or the beginning of a request to the
 * end of its headers, {@code silence} for the next bytes of a body, for a whole body {@code grace} and then as long as it
 * comes at {@code bytesASecond} or faster, and {@code idle} for the next request.
 */
public record ConnectionPatience(Duration headers, Duration silence, Duration grace, int bytesASecond, Duration idle) {
    /** What real lines need: one part of an envelope has a minute and a half. */
    public static ConnectionPatience usual() {
        return new ConnectionPatience(
                Duration.ofSeconds(15),
                Duration.ofSeconds(15),
                Duration.ofSeconds(20),
                16 << 10,
                Duration.ofMinutes(2));
    }

    /** How long a body of which so many bytes came in {@code waited} has for its next ones. */
    Duration left(Duration waited, long bytes) {
        Duration whole = grace.plusSeconds(bytes / bytesASecond).minus(waited);
        return whole.compareTo(silence) < 0 ? whole : silence;
    }
}
