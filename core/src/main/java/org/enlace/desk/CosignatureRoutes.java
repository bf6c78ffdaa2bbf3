// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.util.Base64;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.OversightCosigner;
import org.enlace.desk.view.JsonReply;
import org.enlace.desk.view.LeadView;
import org.enlace.exchange.UnsignedManifest;
import org.enlace.node.AuthorityNode;
import org.enlace.veil.QueryManifest;
import org.jdbi.v3.core.Handle;

/** Own question sets that wait for the oversight officer's signature. The officer's key never comes here. */
final class CosignatureRoutes {
    private static final int BYTES = 64;

    private final AuthorityNode node;

    CosignatureRoutes(AuthorityNode node) {
        this.node = node;
    }

    void add(RouteTable routes) {
        routes.get("cosignatures", call -> node.database().read(this::list));
        routes.post("cosignatures/{id}", this::sign);
    }

    private JsonReply list(Handle tx) {
        return JsonReply.of("items", node.toCosign(tx).stream().map(this::item).toList());
    }

    private JsonReply item(UnsignedManifest one) {
        return JsonReply.of("id", one.manifest().id())
                .with("partner", JsonReply.authority(node.authorityOf(one.partner())))
                .with("agreement", one.manifest().scope().agreementDigest().value())
                .with("class", LeadView.veilClass(one.manifest().scope().classLabel()))
                .with("questions", one.manifest().count())
                .with("purpose", one.manifest().purpose())
                .with("since", one.since())
                .with("text", OversightCosigner.CONTEXT + "\n" + one.manifest().id());
    }

    private JsonReply sign(OfficerRequest call) {
        byte[] signature = signature(OfficerRequest.required(call.json(), "signature", 200));
        return node.database().inTransaction(tx -> {
            QueryManifest manifest = waiting(tx, call.path(0));
            AgreementStanding standing = node.share()
                    .agreements()
                    .get(tx, manifest.scope().agreementDigest())
                    .orElseThrow(() -> DeskProblem.notFound("agreement"));
            refuseUnlessSigned(standing, manifest, signature);
            if (standing.life() != AgreementLife.IN_FORCE
                    || !node.cosign(tx, manifest.id(), signature, call.officer())) {
                throw DeskProblem.refused("SET_HELD_BACK", "the agreement does not let the question set leave now");
            }
            return list(tx);
        });
    }

    private QueryManifest waiting(Handle tx, String id) {
        return node.toCosign(tx).stream()
                .map(UnsignedManifest::manifest)
                .filter(manifest -> manifest.id().equals(id))
                .findFirst()
                .orElseThrow(() -> DeskProblem.refused("SET_GONE", "no question set of this id waits any more"));
    }

    private void refuseUnlessSigned(AgreementStanding standing, QueryManifest manifest, byte[] signature) {
        boolean signed = standing.agreement()
                .cosigner(node.authority().id())
                .filter(cosigner -> cosigner.signed(manifest.id(), signature))
                .isPresent();
        if (!signed) {
            throw DeskProblem.refused(
                    "NOT_THE_OFFICERS_SIGNATURE",
                    "the signature must be the oversight officer's over the text of this question set");
        }
    }

    /** Takes base64 and base64url, with or without padding and white space. */
    private static byte[] signature(String text) {
        String plain = text.replaceAll("[\\s=]", "").replace('+', '-').replace('/', '_');
        try {
            byte[] signature = Base64.getUrlDecoder().decode(plain);
            if (signature.length == BYTES) {
                return signature;
            }
        } catch (IllegalArgumentException unreadable) {
            throw noSignature();
        }
        throw noSignature();
    }

    private static DeskProblem noSignature() {
        return DeskProblem.refused("NO_SIGNATURE", "the signature must be 64 bytes in base64 or base64url");
    }
}
