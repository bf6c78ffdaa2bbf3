// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.util.List;
import java.util.Optional;
import org.enlace.envelope.Envelope;
import org.enlace.ledger.entry.QuestionEntry;
import org.enlace.veil.tags.KeptTagSet;
import org.enlace.veil.tags.TagDelta;
import org.enlace.veil.tags.TagSet;
import org.enlace.veil.tags.TagSetPart;

/**
 * What a partner is sent of an own tag set that was made: a delta where it pays and the partner was sent the set before, else the
 * whole.
 *
 * @param isNews false where the partner was sent this very set
 */
record TagDispatch(KeptTagSet set, Optional<TagDelta> delta, boolean isNews) {

    /** {@code before} is the newest set that was sent, if it was not refused. */
    static TagDispatch after(Optional<KeptTagSet> before, KeptTagSet set) {
        return new TagDispatch(
                set,
                before.flatMap(kept -> TagDelta.between(kept.tags(), set.tags()))
                        .filter(TagDispatch::standsInOneEnvelope),
                before.filter(set::equals).isEmpty());
    }

    private static boolean standsInOneEnvelope(TagDelta delta) {
        return TagSet.BEGINNING
                        + (long) delta.removed().length()
                        + delta.added().length()
                <= Envelope.LARGEST_CONTENT;
    }

    /** Bytes of one part of a set that does not stand in one envelope. */
    private static final int PART = 16 << 20;

    /** The messages: one, or the parts of a set that does not stand in one envelope. */
    List<byte[]> contents() {
        return contents(Envelope.LARGEST_CONTENT, PART);
    }

    /** As above, where an envelope holds {@code largest} bytes, with parts of {@code part} bytes. */
    List<byte[]> contents(int largest, int part) {
        byte[] content = delta.map(TagDelta::encode).orElseGet(() -> set.tags().encode());
        return content.length <= largest
                ? List.of(content)
                : TagSetPart.of(set.tags().scope(), content, part).stream()
                        .map(TagSetPart::encode)
                        .toList();
    }

    /** What both sides' ledgers say of the set: its size and digest, and from which it followed. */
    QuestionEntry.Tags logged(QuestionEntry.Scope scope) {
        return new QuestionEntry.Tags(scope, set.tags().size(), set.tags().digest(), delta.map(TagDispatch::logged));
    }

    static QuestionEntry.Delta logged(TagDelta delta) {
        return new QuestionEntry.Delta(delta.base(), delta.changes());
    }
}
