// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import org.enlace.match.MatchScore.Likeness;

/** From which probability on a pair is called certain, and from which possible. */
record MatchThresholds(double certain, double possible) {
    /** Certain from 0.95 on, possible from 0.3 on. */
    static final MatchThresholds USUAL = new MatchThresholds(0.95, 0.3);

    public MatchThresholds {
        if (!(possible > 0 && possible <= certain && certain <= 1)) {
            throw new IllegalArgumentException("thresholds must be 0 < possible <= certain <= 1");
        }
    }

    Likeness likeness(double probability) {
        if (probability >= certain) {
            return Likeness.CERTAIN;
        }
        return probability >= possible ? Likeness.POSSIBLE : Likeness.UNLIKELY;
    }
}
