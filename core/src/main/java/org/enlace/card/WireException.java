// SPDX-License-Identifier: Apache-2.0
package org.enlace.card;

/** A message or a key that cannot be used; {@link #refusal} says which rule it broke. Holds no content. */
public final class WireException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final WireRefusal refusal;

    WireException(WireRefusal refusal, String message) {
        super(message);
        this.refusal = refusal;
    }

    public WireException(WireRefusal refusal, String message, Throwable cause) {
        super(message, cause);
        this.refusal = refusal;
    }

    /** The rule that was broken. */
    public WireRefusal refusal() {
        return refusal;
    }
}
