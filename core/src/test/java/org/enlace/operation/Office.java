// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.AgreementDraft;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.AgreementParty;
import org.enlace.agreement.OfficerRole;
import org.enlace.card.ActingNode;
import org.enlace.card.NodeCard;
import org.enlace.card.NodeKeys;
import org.enlace.envelope.MessageVerdict;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.LogKey;
import org.enlace.model.AgreementDigest;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.share.ShareWatcher;
import org.enlace.share.ShareWiring;
import org.enlace.store.Database;
import org.enlace.store.SharedServer;
import org.enlace.wire.EnvelopeBundle;
import org.enlace.wire.Mailroom;
import org.enlace.wire.WireListener;
import org.jdbi.v3.core.Handle;

/** One authority with its real store, ledger, wire and agreements; offices exchange bundles. */
final class Office implements AutoCloseable {
    static final ActingOfficer COORDINATOR = ActingOfficer.of(new OfficerName("ana"), OfficerRole.COORDINATOR);

    final AuthorityId id;
    final Database database;
    final Ledger ledger;
    final Mailroom mailroom;
    final ShareWiring share;
    final JointOperations operations;
    final NodeCard card;
    final NodeKeys keys;
    private final Clock clock;

    Office(Path folder, String name, Authority.Kind kind, Clock clock) {
        this.clock = clock;
        id = AuthorityId.of(name);
        keys = NodeKeys.loadOrCreate(folder.resolve(name).resolve("keys"), id, clock, new SecureRandom());
        database = SharedServer.connect(
                name, 3, List.of("db/ledger", Mailroom.MIGRATIONS, "db/share", JointOperations.MIGRATIONS));
        LogKey log =
                LogKey.of("enlace/" + name, keys.log().getPrivate(), keys.log().getPublic());
        ledger = Ledger.open(database, folder.resolve(name), log, clock);
        mailroom = new Mailroom(
                database,
                keys,
                id,
                clock,
                new SplittableRandom(),
                (tx, envelope) -> Optional.empty(),
                WireListener.none());
        Authority authority = new Authority(id, kind, name.substring(0, 2).toUpperCase(), "Invented " + name);
        ActingNode self = new ActingNode(authority, keys, clock, new SecureRandom());
        share = new ShareWiring(
                self,
                folder.resolve(name).resolve("keys").resolve("records"),
                mailroom.partners(),
                mailroom.outbox(),
                ledger,
                (tx, partner, agreement, handle) -> Optional.empty(),
                new ShareWatcher() {});
        card = NodeCard.of(authority, URI.create("https://localhost:1"), keys, clock.instant());
        operations = new JointOperations(self, () -> card(), mailroom.partners(), share, ledger::append);
        share.receivers().forEach(mailroom.inbox()::register);
        JointOperations.TYPES.forEach(type -> mailroom.inbox()
                .register(
                        type,
                        (tx, envelope) -> verdict(operations.receive(tx, envelope.sender(), envelope.content()))));
    }

    NodeCard card() {
        return card;
    }

    private static MessageVerdict verdict(StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Taken taken -> MessageVerdict.accepted();
            case StepOutcome.NotTaken(String code, String reason) -> MessageVerdict.refused(code, reason);
        };
    }

    <T> T in(Function<Handle, T> work) {
        return database.inTransaction(work);
    }

    StepOutcome take(Function<Handle, StepOutcome> step) {
        return in(step);
    }

    JointOperation operation(String operation) {
        return in(tx -> operations.find(tx, operation)).orElseThrow();
    }

    long operationEntries() {
        return ledger.entries(0, 1_000).stream()
                .filter(entry -> entry.toString().contains("OPERATION"))
                .count();
    }

    /** Pins both cards and signs the usual agreement. */
    void agree(Office other) throws IOException {
        in(tx -> mailroom.partners().pin(tx, other.card));
        other.in(tx -> other.mailroom.partners().pin(tx, card));
        Instant now = clock.instant();
        Agreement agreement = AgreementDraft.bilateral(
                AgreementParty.of(card, "unit"),
                AgreementParty.of(other.card, "unit"),
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(30)));
        AgreementDigest digest = in(tx -> share.agreements().offer(tx, agreement, new OfficerName("ana")))
                .signed()
                .digest();
        exchange(other);
        other.in(tx -> other.share.agreements().sign(tx, digest, new OfficerName("bea")));
        exchange(other);
        if (in(tx -> share.agreements().get(tx, digest)).orElseThrow().life() != AgreementLife.IN_FORCE) {
            throw new AssertionError("the agreement must be in force");
        }
    }

    /** Ends the agreement with another office, at this side only. */
    void end(Office other) {
        in(tx -> {
            share.agreements()
                    .inForce(tx, other.id, clock.instant())
                    .forEach(standing ->
                            share.agreements().end(tx, standing.signed().digest(), new OfficerName("ana")));
            return true;
        });
    }

    /** Carries what waits both ways, and the receipts back. */
    void exchange(Office other) throws IOException {
        for (int round = 0; round < 2; round++) {
            carry(this, other);
            carry(other, this);
        }
    }

    private static void carry(Office from, Office to) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new EnvelopeBundle(from.mailroom).export(to.id, file);
        new EnvelopeBundle(to.mailroom).take(new ByteArrayInputStream(file.toByteArray()));
    }

    @Override
    public void close() {
        database.close();
    }
}
