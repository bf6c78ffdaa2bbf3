// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.enlace.crypto.Ed25519Signature;
import org.enlace.ledger.LedgerException.Reason;

/**
 * The Ed25519 key of a node's log under the log's name (its origin, such as {@code enlace/pa-security}). It signs the
 * node's own checkpoints and, in another domain of messages, cosigns those of partners.
 */
public final class LogKey {
    private final PrivateKey secret;
    private final VerifierKey log;
    private final VerifierKey witness;

    private LogKey(PrivateKey secret, VerifierKey log, VerifierKey witness) {
        this.secret = secret;
        this.log = log;
        this.witness = witness;
    }

    /** The key pair under a name; refused where the two halves do not belong together. */
    public static LogKey of(String name, PrivateKey secret, PublicKey key) {
        var logKey = new LogKey(secret, VerifierKey.log(name, key), VerifierKey.witness(name, key));
        byte[] probe = StrictText.utf8("enlace key check");
        if (name.startsWith("cosignature/") || !logKey.log.verifies(probe, logKey.sign(probe))) {
            throw new LedgerException(Reason.KEY, "the halves of a log key belong together: name=" + name);
        }
        return logKey;
    }

    public String name() {
        return log.name();
    }

    /** The key by which anyone verifies this log's checkpoints. */
    public VerifierKey verifier() {
        return log;
    }

    /** The key by which anyone verifies what this node cosigned. */
    public VerifierKey witness() {
        return witness;
    }

    byte[] sign(byte[] message) {
        try {
            return Ed25519Signature.sign(secret, message);
        } catch (GeneralSecurityException error) {
            throw new LedgerException(Reason.KEY, "the log key cannot sign: name=" + name(), error);
        }
    }
}
