// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.util.Arrays;
import java.util.List;
import org.enlace.desk.view.JsonReply;
import org.enlace.ledger.LedgerEntry;
import org.enlace.ledger.LedgerVerifier;
import org.enlace.ledger.SignedCheckpoint;
import org.enlace.ledger.VerificationResult;
import org.enlace.ledger.entry.EntryType;
import org.enlace.node.AuthorityNode;

/** The node's own account: entries, the newest checkpoint, and a re-check of everything. */
final class LedgerRoutes {
    private static final int FARTHEST = 100_000_000;

    private final AuthorityNode node;

    LedgerRoutes(AuthorityNode node) {
        this.node = node;
    }

    void add(RouteTable routes) {
        routes.get("ledger", this::page);
        routes.post("ledger/verify", call -> verify());
    }

    private JsonReply page(OfficerRequest call) {
        int offset = call.number("offset", 0, FARTHEST);
        int limit = call.number("limit", 50, 500);
        SignedCheckpoint checkpoint = node.ledger().publish();
        long size = checkpoint.checkpoint().size();
        List<LedgerEntry.Logged> entries = call.query("type")
                .map(type -> ofType(OfficerRequest.constant(type, "type", EntryType.class), offset, limit))
                .orElseGet(() -> newest(size, offset, limit));
        return JsonReply.of("total", size)
                .with("types", Arrays.asList(EntryType.values()))
                .with("checkpoint", checkpoint(checkpoint))
                .with("items", entries.stream().map(LedgerRoutes::entry).toList());
    }

    private List<LedgerEntry.Logged> newest(long size, int offset, int limit) {
        long end = Math.max(0, size - offset);
        long start = Math.max(0, end - limit);
        return node.ledger().entries(start, (int) (end - start)).reversed();
    }

    private List<LedgerEntry.Logged> ofType(EntryType type, int offset, int limit) {
        return node.ledger().entries(type, Long.MAX_VALUE, offset + limit).stream()
                .skip(offset)
                .toList();
    }

    private JsonReply verify() {
        long start = System.nanoTime();
        VerificationResult verification = LedgerVerifier.verify(node.settings().home());
        JsonReply reply = switch (verification) {
            case VerificationResult.Verified verified ->
                JsonReply.of("ok", verified.times().areSteady())
                        .with("size", verified.size())
                        .with("checked", verified.size())
                        .with("root", verified.root().toString())
                        .with("failures", unsteady(verified.times()));
            case VerificationResult.Damaged damaged ->
                JsonReply.of("ok", false)
                        .with("size", node.ledger().size())
                        .with("checked", 0)
                        .with(
                                "failures",
                                List.of(JsonReply.of("place", damaged.file() + " " + damaged.place())
                                        .with("message", damaged.flaw())));
        };
        return reply.with("millis", (System.nanoTime() - start) / 1_000_000);
    }

    private static List<JsonReply> unsteady(VerificationResult.Times times) {
        return times.areSteady()
                ? List.of()
                : List.of(JsonReply.of("place", "entry " + times.first()).with("message", "TIMES"));
    }

    private static JsonReply entry(LedgerEntry.Logged logged) {
        return JsonReply.of("index", logged.index())
                .with("at", logged.entry().at())
                .with("type", logged.entry().type())
                .with("fields", logged.entry().fields());
    }

    private JsonReply checkpoint(SignedCheckpoint signed) {
        return JsonReply.of("origin", signed.checkpoint().origin())
                .with("size", signed.checkpoint().size())
                .with("root", signed.checkpoint().root().toString())
                .with(
                        "cosignatures",
                        node.database().read(node::cosigned).entrySet().stream()
                                .map(entry -> JsonReply.of(
                                                "authority", JsonReply.authority(node.authorityOf(entry.getKey())))
                                        .with("size", entry.getValue()))
                                .toList());
    }
}
