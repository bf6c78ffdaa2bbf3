// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.security.SecureRandom;
import java.util.List;
import org.enlace.oprf.Octets;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;

/**
 * A tag set as its maker keeps it, so that the next one of the same scope costs only what is new and differs from it no more than
 * it must. It stays at home: it tells padding from entries.
 *
 * <p>Decision: docs/decisions.md, "Tag sets travel as deltas that are padded like sets".
 *
 * @param origins for each entry, in order, 16 bytes: a keyed hash of what it was made from, zeros for padding
 */
public record KeptTagSet(TagSet tags, Octets origins) {

    /** Checks that there is an origin for each entry. */
    public KeptTagSet {
        if (origins.length() != tags.size() * EntryOrigin.BYTES) {
            throw new VeilException(
                    VeilRefusal.WRONG_COUNT, "origins must be 16 bytes an entry: bytes=" + origins.length());
        }
    }

    /** What was kept; {@link VeilException} where it is not whole. */
    public static KeptTagSet restore(byte[] message, byte[] origins) {
        return new KeptTagSet(TagSet.parse(message), Octets.own(origins));
    }

    /**
     * The first set of a scope. One multiplication (60 µs) for each input, on as many cores as are free.
     *
     * @param held inputs that do not repeat
     * @param least number of entries below which the set is filled up before its size is padded
     * @param random source of the padding, and of nothing else
     */
    public static KeptTagSet of(VeilKey key, List<LabelledTag> held, int least, SecureRandom random) {
        return TagRenewal.first(key).renewed(held, least, random);
    }

    /**
     * The set that follows when this is held now. Entries whose input and label are as before stay byte for byte, and of the
     * padding as much stays as hides how much has changed; where nothing has, the set is the same. One multiplication for each
     * input that is new, 3 µs for each that is not.
     */
    public KeptTagSet next(VeilKey key, List<LabelledTag> held, int least, SecureRandom random) {
        if (!key.scope().equals(tags.scope())) {
            throw new IllegalArgumentException("key must be that of the set");
        }
        return new TagRenewal(key, this).renewed(held, least, random);
    }
}
