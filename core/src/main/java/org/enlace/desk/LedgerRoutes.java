// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.util.Arrays;
import java.util.List;
import org.enlace.desk.view.Reply;
import org.enlace.ledger.Entry;
import org.enlace.ledger.EntryType;
import org.enlace.ledger.LedgerVerifier;
import org.enlace.ledger.SignedCheckpoint;
import org.enlace.ledger.Verification;
import org.enlace.node.Node;

/** The node's own account: entries, the newest checkpoint, and a re-check of everything. */
final class LedgerRoutes {
    private static final int FARTHEST = 100_000_000;

    private final Node node;

    LedgerRoutes(Node node) {
        this.node = node;
    }

    void add(Routes routes) {
        routes.get("ledger", this::page);
        routes.post("ledger/verify", call -> verify());
    }

    private Reply page(Call call) {
        int offset = call.number("offset", 0, FARTHEST);
        int limit = call.number("limit", 50, 500);
        SignedCheckpoint checkpoint = node.ledger().publish();
        long size = checkpoint.checkpoint().size();
        List<Entry.Logged> entries = call.query("type")
                .map(type -> ofType(Call.constant(type, "type", EntryType.class), offset, limit))
                .orElseGet(() -> newest(size, offset, limit));
        return Reply.of("total", size)
                .with("types", Arrays.asList(EntryType.values()))
                .with("checkpoint", checkpoint(checkpoint))
                .with("items", entries.stream().map(LedgerRoutes::entry).toList());
    }

    private List<Entry.Logged> newest(long size, int offset, int limit) {
        long end = Math.max(0, size - offset);
        long start = Math.max(0, end - limit);
        return node.ledger().entries(start, (int) (end - start)).reversed();
    }

    private List<Entry.Logged> ofType(EntryType type, int offset, int limit) {
        return node.ledger().entries(type, Long.MAX_VALUE, offset + limit).stream()
                .skip(offset)
                .toList();
    }

    private Reply verify() {
        long start = System.nanoTime();
        Verification verification = LedgerVerifier.verify(node.settings().home());
        Reply reply = switch (verification) {
            case Verification.Verified verified ->
                Reply.of("ok", verified.times().areSteady())
                        .with("size", verified.size())
                        .with("checked", verified.size())
                        .with("root", verified.root().toString())
                        .with("failures", unsteady(verified.times()));
            case Verification.Damaged damaged ->
                Reply.of("ok", false)
                        .with("size", node.ledger().size())
                        .with("checked", 0)
                        .with(
                                "failures",
                                List.of(Reply.of("place", damaged.file() + " " + damaged.place())
                                        .with("message", damaged.flaw())));
        };
        return reply.with("millis", (System.nanoTime() - start) / 1_000_000);
    }

    private static List<Reply> unsteady(Verification.Times times) {
        return times.areSteady()
                ? List.of()
                : List.of(Reply.of("place", "entry " + times.first()).with("message", "TIMES"));
    }

    private static Reply entry(Entry.Logged logged) {
        return Reply.of("index", logged.index())
                .with("at", logged.entry().at())
                .with("type", logged.entry().type())
                .with("fields", logged.entry().fields());
    }

    private Reply checkpoint(SignedCheckpoint signed) {
        return Reply.of("origin", signed.checkpoint().origin())
                .with("size", signed.checkpoint().size())
                .with("root", signed.checkpoint().root().toString())
                .with(
                        "cosignatures",
                        node.database().read(node::cosigned).entrySet().stream()
                                .map(entry -> Reply.of("authority", Reply.authority(node.authorityOf(entry.getKey())))
                                        .with("size", entry.getValue()))
                                .toList());
    }
}
