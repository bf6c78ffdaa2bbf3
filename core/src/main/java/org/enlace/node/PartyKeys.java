// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.util.Base64;
import org.enlace.share.Party;
import org.enlace.wire.NodeCard;

/** The keys on a node's card in the form in which an agreement names them. */
final class PartyKeys {
    private PartyKeys() {}

    static Party.Keys of(NodeCard card) {
        return new Party.Keys(text(card.envelopeKey()), card.logVerifier(), text(card.sealingKey()), card.tlsPin());
    }

    private static String text(byte[] key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
