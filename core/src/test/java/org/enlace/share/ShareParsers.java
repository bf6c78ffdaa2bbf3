// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.util.Arrays;
import java.util.function.Function;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.ShareException;

/** The parsers of everything that arrives: each gives a document whose bytes are the same again, or refuses. */
public enum ShareParsers {
    AGREEMENT(json -> Agreement.parse(json).json()),
    DISCLOSURE(json -> Disclosure.parse(json).json()),
    OFFER(json -> ShareMessages.Offer.parse(json).json()),
    STEP(json -> ShareMessages.Step.parse(json).json()),
    ASK(json -> ShareMessages.Ask.parse(json).json()),
    REFUSED(json -> ShareMessages.Refused.parse(json).json()),
    TOLD(json -> ShareMessages.Told.parse(json).json()),
    RECALLED(json -> ShareMessages.Recalled.parse(json).json()),
    PURGED(json -> ShareMessages.Purged.parse(json).json());

    private final Function<byte[], byte[]> again;

    ShareParsers(Function<byte[], byte[]> again) {
        this.again = again;
    }

    /** True where {@code json} was read; any failure but a ShareException is the finding. */
    public boolean reads(byte[] json) {
        byte[] written;
        try {
            written = again.apply(json);
        } catch (ShareException refused) {
            return false;
        }
        if (!Arrays.equals(written, json)) {
            throw new AssertionError("a document must be written as it was read: parser=" + this);
        }
        return true;
    }
}
