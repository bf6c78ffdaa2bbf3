// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.util.List;
import org.enlace.model.VeilHandle;
import org.enlace.oprf.Octets;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;

/** What came out of an answer. */
public sealed interface OpenedAnswer {

    /**
     * The proofs held.
     *
     * @param hits those of the asker's questions that the other side holds too, by rising index
     * @param answered number of questions answered so far
     * @param asked number of questions asked; above {@code answered} while chunks are missing
     */
    record Hits(List<Hit> hits, int answered, int asked) implements OpenedAnswer {
        /** Keeps a copy of the list. */
        public Hits {
            hits = List.copyOf(hits);
        }

        /** Whether every chunk was answered. */
        public boolean isComplete() {
            return answered == asked;
        }
    }

    /** The answer is refused and nothing of it was used. */
    record Refused(VeilRefusal refusal, int chunk) implements OpenedAnswer {}

    /**
     * One hit.
     *
     * @param question index in the list of questions
     * @param label what lay beside the tag: a handle of 16 bytes, or the points of name tokens
     */
    record Hit(int question, Octets label) {

        /** The holder's opaque name for what was hit; {@link VeilException} where the label is none. */
        public VeilHandle handle() {
            return VeilHandle.of(label.shared());
        }
    }
}
