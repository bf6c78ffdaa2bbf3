// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

/** Kinds of legal form over all countries, coarse enough to be compared: a company of one kind is not one of another. */
enum LegalForm {
    /** Shares, open or closed: S.A., AG, plc, JSC, Inc. */
    STOCK(1),
    /** Members with limited liability: Ltda, S.R.L., GmbH, LLC, Ltd. */
    LIMITED(2),
    /** Partners: LP, LLP, KG, S. en C. */
    PARTNERSHIP(4),
    /** One owner: E.I.R.L., sole proprietor, MEI. */
    SINGLE(8),
    COOPERATIVE(16),
    /** No profit: foundations, associations, ANO. */
    NONPROFIT(32),
    /** Owned by the state. */
    STATE(64),
    /** Words that say company and no more: Co., Corp., Cía. */
    GENERAL(128);

    private final int bit;

    LegalForm(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
    }
}
