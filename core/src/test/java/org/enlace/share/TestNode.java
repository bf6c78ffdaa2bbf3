// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.enlace.MovingClock;
import org.enlace.agreement.AgreementParty;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.HitContext;
import org.enlace.card.ActingNode;
import org.enlace.card.NodeCard;
import org.enlace.card.NodeKeys;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.Receipt;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.LogKey;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.AgreementDigest;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.enlace.model.VeilHandle;
import org.enlace.store.Database;
import org.enlace.store.SharedServer;
import org.enlace.wire.Handover;
import org.enlace.wire.Mailroom;
import org.enlace.wire.WireListener;
import org.jdbi.v3.core.Handle;

/** One authority with real keys, database, ledger, outbox and inbox; messages are handed over in the process. */
public final class TestNode implements AutoCloseable {
    public final AuthorityId id;
    final Database database;
    final Ledger ledger;
    final Mailroom mailroom;
    public final ShareWiring share;
    final NodeCard card;
    final Map<VeilHandle, HitContext> files = new HashMap<>();
    final List<String> heard = new ArrayList<>();
    private final Set<String> delivered = new HashSet<>();
    private final MovingClock clock;
    private long logBase;

    public TestNode(Path home, String name, String country, Authority.Kind kind, MovingClock clock) {
        this.id = AuthorityId.of(name);
        this.clock = clock;
        var random = new SecureRandom();
        NodeKeys keys = NodeKeys.loadOrCreate(home.resolve(name).resolve("keys"), id, clock, random);
        database = SharedServer.connect(name, 4, List.of("db/ledger", "db/wire", "db/share"));
        LogKey log = LogKey.of(
                "enlace.test/" + name, keys.log().getPrivate(), keys.log().getPublic());
        ledger = Ledger.open(database, home.resolve(name), log, clock);
        mailroom = new Mailroom(database, keys, id, clock, random, this::stops, wire());
        Authority authority = new Authority(id, kind, country, "Authority of " + country);
        share = new ShareWiring(
                new ActingNode(authority, keys, clock, random),
                home.resolve(name).resolve("keys").resolve("records"),
                mailroom.partners(),
                mailroom.outbox(),
                ledger,
                (tx, partner, agreement, handle) -> Optional.ofNullable(files.get(handle.handle())),
                watcher());
        share.receivers().forEach(mailroom.inbox()::register);
        card = NodeCard.of(authority, URI.create("https://127.0.0.1:1"), keys, clock.instant());
    }

    private Optional<String> stops(Handle tx, Envelope envelope) {
        return share.departures().stops(tx, envelope);
    }

    private WireListener wire() {
        return new WireListener() {
            @Override
            public void answered(Handle tx, Receipt receipt) {}

            @Override
            public void receipted(Handle tx, Receipt receipt) {}

            @Override
            public void withdrawn(Handle tx, Envelope envelope, String code) {
                heard.add("withdrawn " + envelope.type() + " " + code);
                share.departures().withdrawn(tx, envelope, code);
            }
        };
    }

    private ShareWatcher watcher() {
        return new ShareWatcher() {
            @Override
            public void agreementChanged(Handle tx, AgreementStanding standing) {
                heard.add("agreement " + standing.life());
            }

            @Override
            public void requestChanged(Handle tx, DisclosureRequest request) {
                heard.add("request " + request.state());
            }

            @Override
            public void disclosed(Handle tx, DisclosureRequest request, HitContext received) {
                heard.add("disclosed " + received.subjects().size());
            }

            @Override
            public void outcomeTold(Handle tx, HitOutcomes.Told told) {
                heard.add("outcome " + told.outcome());
            }

            @Override
            public void purged(Handle tx, AgreementDigest agreement, int records) {
                heard.add("purged " + records);
            }
        };
    }

    public static void introduce(TestNode one, TestNode other) {
        one.database.useTransaction(tx -> one.mailroom.partners().pin(tx, other.card));
        other.database.useTransaction(tx -> other.mailroom.partners().pin(tx, one.card));
    }

    public <T> T in(Function<Handle, T> work) {
        return database.inTransaction(work);
    }

    /** As {@link #in}, for assertions, whose overloads want to know the type. */
    public <T> Found<T> find(Function<Handle, T> work) {
        return new Found<>(in(work));
    }

    public record Found<T>(T value) {}

    public void run(Consumer<Handle> work) {
        database.useTransaction(work);
    }

    public AgreementParty party() {
        return AgreementParty.of(card, "Unit against smuggling networks");
    }

    /** Everything that this node has sent, oldest first. */
    public List<Envelope> sent() {
        List<Envelope> envelopes = new ArrayList<>();
        run(tx -> mailroom.outbox().eachSent(tx, envelopes::add));
        return envelopes;
    }

    /** Hands over what was not handed over yet; the receipts by type, in order. */
    public List<Receipt> deliver(TestNode... others) {
        List<Receipt> receipts = new ArrayList<>();
        for (TestNode other : others) {
            for (Handover.Waiting waiting : Handover.of(mailroom, other.id)) {
                if (delivered.add(waiting.digest())) {
                    receipts.add(other.mailroom.inbox().receive(waiting.encoded()));
                }
            }
        }
        return receipts;
    }

    /** Hands over in both directions until nothing is left; all must be accepted. */
    public static void settle(TestNode one, TestNode other) {
        List<Receipt> receipts;
        do {
            receipts = new ArrayList<>(one.deliver(other));
            receipts.addAll(other.deliver(one));
            receipts.forEach(receipt -> {
                if (receipt.outcome() != Receipt.Outcome.ACCEPTED
                        && !receipt.code().equals("WITHDRAWN")) {
                    throw new AssertionError("refused: code=" + receipt.code());
                }
            });
        } while (!receipts.isEmpty());
    }

    long logged(EntryType type) {
        return ledger.entries(type, Long.MAX_VALUE, 1_000).stream()
                .filter(entry -> entry.index() >= logBase)
                .count();
    }

    /** Forgets everything but who the node is, its partners and its ledger. */
    public void startAgain() {
        run(tx -> {
            tx.execute(
                    "truncate share_agreement, share_agreement_step, share_grant, share_sent, share_key, share_request,"
                            + " share_approval, share_request_event, share_disclosure, share_disclosed, share_foreign,"
                            + " share_outcome, share_recall, share_recalled");
            tx.execute("truncate wire_outbox, wire_quota");
        });
        files.clear();
        heard.clear();
        logBase = ledger.size();
    }

    /** Every ledger entry's bytes as text. */
    String ledgerText() {
        StringBuilder text = new StringBuilder();
        for (long at = logBase; at < ledger.size(); at++) {
            text.append(new String(ledger.entryBytes(at), java.nio.charset.StandardCharsets.UTF_8))
                    .append('\n');
        }
        return text.toString();
    }

    /** Every table of this package as PostgreSQL prints it, but for the agreements, which are public to both. */
    String tablesText() {
        StringBuilder text = new StringBuilder();
        run(tx -> tx.createQuery("""
            select table_name from information_schema.tables
            where table_schema = 'public' and table_name like 'share\\_%'
            """)
                .mapTo(String.class)
                .list()
                .forEach(table -> tx.createQuery(
                                "select convert_from(convert_to(t::text, 'UTF8'), 'UTF8') from <table> t")
                        .define("table", table)
                        .mapTo(String.class)
                        .list()
                        .forEach(text::append)));
        return text.toString();
    }

    @Override
    public void close() {
        database.close();
    }
}
