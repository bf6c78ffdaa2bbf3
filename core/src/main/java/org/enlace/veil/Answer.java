// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.time.Instant;
import org.enlace.oprf.Refusal;

/** What the answering side makes of one chunk. */
public sealed interface Answer {

    /** Evaluated in full, with proof. */
    record Evaluated(EvaluatedChunk chunk) implements Answer {}

    /** Over budget: nothing was evaluated. */
    record Exhausted(long left, Instant refillsAt) implements Answer {}

    /** Refused by name: nothing was evaluated. */
    record Refused(Refusal refusal) implements Answer {}
}
