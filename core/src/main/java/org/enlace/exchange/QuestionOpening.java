// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.crypto.CanonicalJson;
import org.enlace.model.AuthorityId;
import org.enlace.store.Database;
import org.enlace.veil.LeafChoice;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.VeilQuery;
import org.jdbi.v3.core.Handle;

/**
 * Opens to overseers what chance chose of an epoch's own question sets, those whose first chunk is answered. What was
 * blinded is read once, however many partners were asked.
 */
public final class QuestionOpening implements AutoCloseable {
    private final byte[] secret;
    private final Map<String, VeilQuery> blinded = new LinkedHashMap<>();
    private final Map<String, OpenedQuestions.Sent> sent = new LinkedHashMap<>();

    /** {@code secret} is that of the node, with which cases are marked in its ledger. */
    private QuestionOpening(byte[] secret) {
        this.secret = secret.clone();
    }

    /** An answered set: its manifest's bytes, the id of its blinding, and the digest of its first answer. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    private record Answered(byte[] manifest, String blinding, String answer) {}

    /** Reads in short transactions of its own; what is opened is computed between them. */
    public static OpenedQuestions of(Database database, AuthorityId self, VeilEpoch epoch, byte[] secret) {
        try (QuestionOpening opening = new QuestionOpening(secret)) {
            List<OpenedQuestions.Opened> sets = database.read(tx -> answered(tx, epoch)).stream()
                    .map(set -> opening.open(database, set))
                    .toList();
            return new OpenedQuestions(
                    OpenedQuestions.FORM, self.value(), epoch.number(), List.copyOf(opening.sent.values()), sets);
        }
    }

    private static List<Answered> answered(Handle tx, VeilEpoch epoch) {
        return tx.createQuery("""
            SELECT q.content AS manifest, q.blinding, a.content AS answer
            FROM node_query q JOIN node_answer a ON a.manifest = q.manifest AND a.chunk = 0
            WHERE q.epoch = :epoch ORDER BY q.asked, q.manifest\
            """)
                .bind("epoch", epoch.number())
                .map((row, context) -> new Answered(
                        row.getBytes("manifest"),
                        row.getString("blinding"),
                        CanonicalJson.sha256(row.getBytes("answer"))))
                .list();
    }

    private OpenedQuestions.Opened open(Database database, Answered set) {
        QueryManifest manifest = QueryManifest.parse(set.manifest());
        VeilQuery query = blinded.computeIfAbsent(
                set.blinding(),
                id -> database.read(tx -> OwnQueryTable.blinded(tx, id)).query());
        sent.computeIfAbsent(set.blinding(), id -> sent(id, query, manifest));
        List<Integer> chosen = LeafChoice.chosen(manifest, set.answer(), OpenedQuestions.EACH);
        return new OpenedQuestions.Opened(
                HexFormat.of().formatHex(set.manifest()),
                query.openLeaves(chosen).stream()
                        .map(leaf -> OpenedQuestions.Leaf.of(leaf, secret))
                        .toList());
    }

    private static OpenedQuestions.Sent sent(String id, VeilQuery query, QueryManifest manifest) {
        StringBuilder elements = new StringBuilder();
        query.chunks(manifest)
                .forEach(chunk ->
                        HexFormat.of().formatHex(elements, chunk.elements().toBytes()));
        return new OpenedQuestions.Sent(id, elements.toString());
    }

    /** Wipes the blinds. */
    @Override
    public void close() {
        blinded.values().forEach(VeilQuery::close);
    }
}
