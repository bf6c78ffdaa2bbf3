// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.util.Base64;
import org.enlace.agreement.OversightCosigner;
import org.enlace.desk.view.JsonReply;
import org.enlace.desk.view.LeadView;
import org.enlace.exchange.UnsignedManifest;
import org.enlace.exchange.UnsignedManifest.CosignedSending;
import org.enlace.node.AuthorityNode;
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
        return node.database().inTransaction(tx -> switch (node.cosign(tx, call.path(0), signature, call.officer())) {
            case SENT -> list(tx);
            case SET_GONE -> throw refused(CosignedSending.SET_GONE, "no question set of this id waits any more");
            case NOT_THE_OFFICERS_SIGNATURE ->
                throw refused(
                        CosignedSending.NOT_THE_OFFICERS_SIGNATURE,
                        "the signature must be the oversight officer's over the text of this question set");
            case SET_HELD_BACK ->
                throw refused(CosignedSending.SET_HELD_BACK, "the agreement does not let the question set leave now");
        });
    }

    private static DeskProblem refused(CosignedSending why, String rule) {
        return DeskProblem.refused(why.name(), rule);
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
