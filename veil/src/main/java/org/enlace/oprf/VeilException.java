// SPDX-License-Identifier: Apache-2.0
package org.enlace.oprf;

/** A message that cannot be read or made, with the named reason. Its text carries rules and counts, never values. */
public final class VeilException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final VeilRefusal refusal;

    public VeilException(VeilRefusal refusal, String rule) {
        super(refusal + ": " + rule);
        this.refusal = refusal;
    }

    /** The named reason. */
    public VeilRefusal refusal() {
        return refusal;
    }
}
