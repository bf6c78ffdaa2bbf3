// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.util.Map;
import java.util.Optional;
import org.enlace.veil.tags.KeptTagSet;
import org.enlace.veil.tags.TagDelta;

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
                before.flatMap(kept -> TagDelta.between(kept.tags(), set.tags())),
                before.filter(set::equals).isEmpty());
    }

    /** The message. */
    byte[] content() {
        return delta.map(TagDelta::encode).orElseGet(() -> set.tags().encode());
    }

    /** Adds to an account what both sides' ledgers say of the set: its digest, and from which it followed. */
    void tell(Map<String, Object> account) {
        account.put("content", set.tags().digest());
        delta.ifPresent(change -> tell(change, account));
    }

    static void tell(TagDelta delta, Map<String, Object> account) {
        account.put("base", delta.base());
        account.put("changes", delta.changes());
    }
}
