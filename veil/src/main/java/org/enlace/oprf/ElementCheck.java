// SPDX-License-Identifier: Apache-2.0
package org.enlace.oprf;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether packed bytes are group elements that may be multiplied with a secret. */
public final class ElementCheck {

    private ElementCheck() {}

    /** NOT_AN_ELEMENT or IDENTITY where one of them is; 5 µs each. */
    public static Optional<VeilRefusal> refusal(byte[] elements) {
        if (hasIdentity(elements)) {
            return Optional.of(VeilRefusal.IDENTITY);
        }
        AtomicBoolean valid = new AtomicBoolean(true);
        ParallelSpans.forEach(elements.length / RistrettoGroup.ELEMENT, (from, to) -> {
            for (int i = from; i < to; i++) {
                if (!RistrettoGroup.isElement(elements, i)) {
                    valid.set(false);
                }
            }
        });
        return valid.get() ? Optional.empty() : Optional.of(VeilRefusal.NOT_AN_ELEMENT);
    }

    private static boolean hasIdentity(byte[] elements) {
        for (int i = 0; i < elements.length / RistrettoGroup.ELEMENT; i++) {
            if (RistrettoGroup.isIdentity(elements, i)) {
                return true;
            }
        }
        return false;
    }
}
