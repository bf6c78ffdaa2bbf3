// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.util.Base64;
import org.enlace.card.NodeCard;
import org.enlace.card.NodeKeys;
import org.enlace.crypto.Base64Text;
import org.enlace.crypto.CanonicalJson;

/**
 * A message as its author signed it: about one proposal, at one place in what this author said of the operation. Whoever
 * relays it can neither change it, nor repeat it, nor say it in another's name.
 *
 * <p>Decision: docs/decisions.md, "What a member says in an operation carries its signature".
 *
 * @param position 1 for the author's first statement of the operation, and rising
 * @param proposal digest of the signed proposal; empty for the proposal itself
 * @param signature by the author's envelope key, in base64url
 */
record SignedStatement(OperationMessage message, long position, String proposal, String signature) {
    private static final String CONTEXT = "enlace/act/1";

    static SignedStatement signed(NodeKeys keys, OperationMessage message, long position, String proposal) {
        SignedStatement unsigned = new SignedStatement(message, position, proposal, "");
        byte[] signature = keys.sign(CONTEXT, CanonicalJson.bytes(OperationMessageText.claims(unsigned)));
        return new SignedStatement(message, position, proposal, Base64Text.of(signature));
    }

    boolean isSignedBy(NodeCard card) {
        return card.id().equals(message.author())
                && card.verifies(
                        CONTEXT,
                        CanonicalJson.bytes(OperationMessageText.claims(this)),
                        Base64.getUrlDecoder().decode(signature));
    }

    /** As it travels, is passed on and is kept. */
    byte[] bytes() {
        return OperationMessageText.bytes(this);
    }

    String digest() {
        return CanonicalJson.sha256(bytes());
    }
}
