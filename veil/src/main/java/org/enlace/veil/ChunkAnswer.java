// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.time.Instant;
import org.enlace.oprf.VeilRefusal;

/** What the answering side makes of one chunk. */
public sealed interface ChunkAnswer {

    /** Evaluated in full, with proof. */
    record Evaluated(EvaluatedChunk chunk) implements ChunkAnswer {}

    /** Over budget: nothing was evaluated. */
    record Exhausted(long left, Instant refillsAt) implements ChunkAnswer {}

    /** Refused by name: nothing was evaluated. */
    record Refused(VeilRefusal refusal) implements ChunkAnswer {}
}
