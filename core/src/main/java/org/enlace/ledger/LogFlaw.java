// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

/** What a verifier found wrong with a file of a log. */
public enum LogFlaw {
    /** A file that the log must have is not there. */
    MISSING,
    /** Something lies there that is no part of a log. */
    UNKNOWN,
    /** A link stands where a file must be. */
    LINK,
    /** The file cannot be read. */
    UNREADABLE,
    /** The file is not written as its format demands. */
    FORMAT,
    /** The file is longer or shorter than it must be. */
    LENGTH,
    /** A signature does not fit the text. */
    SIGNATURE,
    /** Signed by nobody whose key stands in ledger.vkey. */
    SIGNER,
    /** An entry is malformed, or not the one that was logged. */
    ENTRY,
    /** The bytes are not those that follow from the entries. */
    DIFFERS,
    /** The tile goes beyond the checkpoint: the checkpoint is an older one, or the node was stopped while publishing. */
    BEYOND,
    /** The entries do not lead to the root hash that was signed. */
    ROOT
}
