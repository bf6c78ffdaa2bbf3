// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.entrance;

import java.time.Duration;

/**
 * How long officers stay signed in and how they prove who they are: whether everybody must have a second factor, how long a
 * session lasts without use and at all, and for how long a proof (password or code) is enough for a weighty act.
 */
public record SessionRules(boolean secondFactor, Duration idle, Duration longest, Duration proof) {
    /** What holds where an administrator says nothing, as in a demo. */
    public static SessionRules usual() {
        return new SessionRules(false, Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(15));
    }
}
