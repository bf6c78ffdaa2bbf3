// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

/** What a witness answers when it is asked to cosign another log's checkpoint. */
public sealed interface CosigningAnswer {
    /** Cosigned: the signature line to add to the checkpoint. */
    record Cosigned(long size, String line) implements CosigningAnswer {}

    /** Not cosigned; {@code lastSize} is the size that the witness saw last, from which a proof must start. */
    record Refused(Cause cause, long lastSize) implements CosigningAnswer {}

    /** Why a checkpoint is not cosigned. */
    enum Cause {
        /** Not a checkpoint, or not signed by the log that it names. */
        SIGNATURE,
        /** Smaller than the one seen last: the log was rolled back, or this is an old one. */
        ROLLED_BACK,
        /** The same size as the one seen last and another root: the log shows two faces. */
        FORKED,
        /** The proof does not lead from the one seen last to this one. */
        PROOF
    }
}
