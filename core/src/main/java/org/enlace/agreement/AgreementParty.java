// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import org.enlace.card.NodeCard;
import org.enlace.crypto.Ed25519Signature;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;

/**
 * One side of an agreement: who it is in law, the unit that may use the agreement, and the public keys of its node
 * (base64url of the raw keys, its log's verifier, and the SHA-256 pin of its TLS key).
 */
public record AgreementParty(
        AuthorityId id, String legalName, String country, Authority.Kind kind, String competentUnit, Keys keys) {

    /** Public keys of a node: Ed25519 for signing and for its log, X25519 for sealing, and the pin of its TLS key. */
    public record Keys(String signing, String log, String sealing, String tlsPin) {
        public Keys {
            if (signing.isBlank() || log.isBlank() || sealing.isBlank() || tlsPin.isBlank()) {
                throw new IllegalArgumentException("a party must name all four keys of its node");
            }
        }
    }

    /** The party that a node's card speaks for. */
    public static AgreementParty of(NodeCard card, String competentUnit) {
        Authority authority = card.authority();
        Keys keys = new Keys(
                Ed25519Signature.text(card.envelopeKey()),
                card.logVerifier(),
                Ed25519Signature.text(card.sealingKey()),
                card.tlsPin());
        return new AgreementParty(
                authority.id(), authority.name(), authority.country(), authority.kind(), competentUnit, keys);
    }

    public AgreementParty {
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException(
                    "country must be an ISO 3166-1 alpha-2 code: length=" + country.length());
        }
        if (legalName.isBlank() || competentUnit.isBlank()) {
            throw new IllegalArgumentException("a party must have a legal name and a competent unit: id=" + id);
        }
    }
}
