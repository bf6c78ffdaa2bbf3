// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

/** What holds a term of an agreement: a term that nothing holds binds people only, and must not look as if it did more. */
public enum TermEnforcement {
    /** The program refuses what goes against it. */
    BY_CODE,
    /** Nothing stops it, but the ledger or a receipt shows afterwards whether it was kept. */
    RECORDED,
    /** It binds the parties; this program neither stops nor shows it. */
    TEXT
}
