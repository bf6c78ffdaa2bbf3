// SPDX-License-Identifier: Apache-2.0
package org.enlace.card;

/** A message or a key that cannot be used; {@link #refusal} says which rule it broke. Holds no content. */
public final class WireException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Refusal refusal;

    WireException(Refusal refusal, String message) {
        super(message);
        this.refusal = refusal;
    }

    public WireException(Refusal refusal, String message, Throwable cause) {
        super(message, cause);
        this.refusal = refusal;
    }

    /** The rule that was broken. */
    public Refusal refusal() {
        return refusal;
    }
}
