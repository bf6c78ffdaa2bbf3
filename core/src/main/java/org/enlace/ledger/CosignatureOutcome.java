// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

/** What becomes of a witness's signature line for a checkpoint of this log. */
public enum CosignatureOutcome {
    ADDED("it stands under the checkpoint"),
    NO_SUCH_SIZE("a cosignature must be for a size that this ledger has reached"),
    NO_LINE("a cosignature must be one signature line"),
    UNKNOWN_WITNESS("a cosignature must come from a witness that is trusted here"),
    OTHER_CHECKPOINT("a cosignature must be its sender's own and fit the checkpoint of that size");

    private final String rule;

    CosignatureOutcome(String rule) {
        this.rule = rule;
    }

    /** The rule in one English sentence. */
    public String rule() {
        return rule;
    }
}
