// SPDX-License-Identifier: Apache-2.0
package org.enlace.node.desk;

import java.util.Base64;
import org.enlace.node.ManifestToSign;
import org.enlace.node.Node;
import org.enlace.share.Cosigner;
import org.jdbi.v3.core.Handle;

/** Own question sets that wait for the oversight officer's signature. The officer's key never comes here. */
final class CosignatureRoutes {
    private final Node node;

    CosignatureRoutes(Node node) {
        this.node = node;
    }

    void add(Routes routes) {
        routes.get("cosignatures", call -> node.database().read(this::list));
        routes.post("cosignatures/{id}", this::sign);
    }

    private Reply list(Handle tx) {
        return Reply.of("items", node.toCosign(tx).stream().map(this::item).toList());
    }

    private Reply item(ManifestToSign one) {
        return Reply.of("id", one.manifest().id())
                .with("partner", SignIn.authority(node.authorityOf(one.partner())))
                .with("agreement", one.manifest().scope().agreementDigest())
                .with("class", HitView.veilClass(one.manifest().scope().classLabel()))
                .with("questions", one.manifest().count())
                .with("purpose", one.manifest().purpose())
                .with("since", one.since())
                .with("text", Cosigner.CONTEXT + "\n" + one.manifest().id());
    }

    private Reply sign(Call call) {
        byte[] signature = signature(Call.required(call.json(), "signature", 100));
        return node.database().inTransaction(tx -> {
            if (!node.cosign(tx, call.path(0), signature, call.officer())) {
                throw Problem.badInput("the signature must be the oversight officer's over a set that waits");
            }
            return list(tx);
        });
    }

    private static byte[] signature(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException unreadable) {
            throw Problem.badInput("the signature must be in base64url");
        }
    }
}
