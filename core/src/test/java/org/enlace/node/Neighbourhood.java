// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.enlace.MovingClock;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.AgreementDraft;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.AgreementParty;
import org.enlace.agreement.AgreementTerms;
import org.enlace.agreement.AskingOfficer;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.QueryBudget;
import org.enlace.demo.RegionStillness;
import org.enlace.exchange.HitLead;
import org.enlace.exchange.VeilHit;
import org.enlace.model.AgreementDigest;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.enlace.ownfiles.OwnFiles;
import org.enlace.store.DatabaseAddress;
import org.enlace.store.SharedServer;
import org.enlace.wire.DeliveryPace;
import org.jdbi.v3.core.Handle;

/** Real nodes with real databases and sockets, for the tests of one class, and a clock that the tests move. */
public final class Neighbourhood implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path home;
    private final Map<AuthorityId, NodeSettings> settings = new TreeMap<>();
    private final Map<AuthorityId, AuthorityNode> nodes = new TreeMap<>();
    private final MovingClock clock = new MovingClock(Instant.parse("2026-03-04T12:00:00Z"));

    public Neighbourhood(Path home) {
        this.home = home;
    }

    public MovingClock clock() {
        return clock;
    }

    /** A new node of an invented authority. */
    public AuthorityNode start(String name, String country) {
        return start(name, country, clock);
    }

    /** As above, by a clock of its own. */
    public AuthorityNode start(String name, String country, Clock clock) {
        return start(name, country, clock, new SecureRandom());
    }

    /** As above, with a source of chance of its own until it is started again. */
    AuthorityNode start(String name, String country, Clock clock, SecureRandom random) {
        AuthorityId id = AuthorityId.of(name);
        Authority authority = new Authority(id, Authority.Kind.SECURITY, country, "Authority of " + name);
        settings.put(
                id,
                new NodeSettings(
                        authority,
                        home.resolve(name),
                        SharedServer.database(name, AuthorityNode.MIGRATIONS),
                        new NodeSettings.PartnerAddress(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty()),
                        new NodeSettings.Rhythm(DeliveryPace.brisk(), Duration.ofMinutes(10)),
                        "test",
                        clock));
        return start(id, random);
    }

    private AuthorityNode start(AuthorityId id, SecureRandom random) {
        AuthorityNode node = AuthorityNode.start(settings.get(id), random);
        nodes.put(id, node);
        return node;
    }

    /** The running node of an authority. */
    public AuthorityNode node(AuthorityId id) {
        return nodes.get(id);
    }

    /** Stops a node and starts it again at another port; whoever knew it learns the new card. */
    public AuthorityNode restart(AuthorityNode node) {
        stop(node);
        return resume(node.authority().id());
    }

    /** Takes a node off the line. */
    public void stop(AuthorityNode node) {
        node.close();
        nodes.remove(node.authority().id());
    }

    /** Has a stopped node start from another folder and database from now on. */
    void move(AuthorityId id, Path folder, DatabaseAddress database) {
        settings.computeIfPresent(
                id,
                (same, was) -> new NodeSettings(
                        was.authority(),
                        folder,
                        database,
                        was.partnerAddress(),
                        was.rhythm(),
                        was.version(),
                        was.clock()));
    }

    /** Starts a node again that was stopped; whoever knew it learns the new card. */
    public AuthorityNode resume(AuthorityId id) {
        clock.move(Duration.ofSeconds(1));
        AuthorityNode again = start(id, new SecureRandom());
        nodes.values().stream()
                .filter(other -> other != again)
                .filter(other -> other.database()
                        .read(tx -> other.mailroom()
                                .partners()
                                .find(tx, again.authority().id()))
                        .isPresent())
                .forEach(other -> other.pin(again.card()));
        return again;
    }

    public static void introduce(AuthorityNode one, AuthorityNode other) {
        one.pin(other.card());
        other.pin(one.card());
    }

    /** Puts the usual agreement in force between two nodes that know each other; returns its digest. */
    public AgreementDigest agree(AuthorityNode one, AuthorityNode other) {
        return agree(one, other, usual(one, other));
    }

    public AgreementDigest agree(AuthorityNode one, AuthorityNode other, Agreement agreement) {
        one.database().useTransaction(tx -> one.share().agreements().offer(tx, agreement, new OfficerName("liaison")));
        AgreementDigest digest = agreement.digest();
        await("the offer", () -> life(other, digest) == AgreementLife.OFFERED);
        other.database().useTransaction(tx -> other.share().agreements().sign(tx, digest, new OfficerName("liaison")));
        await(
                "the signature",
                () -> life(one, digest) == AgreementLife.IN_FORCE && life(other, digest) == AgreementLife.IN_FORCE);
        return digest;
    }

    public Agreement usual(AuthorityNode one, AuthorityNode other) {
        Instant from = clock.instant().minus(Duration.ofDays(1));
        return AgreementDraft.bilateral(
                AgreementParty.of(one.card(), "Unit"),
                AgreementParty.of(other.card(), "Unit"),
                from,
                from.plus(Duration.ofDays(400)));
    }

    /** The same agreement with queries over one class only, within this budget. */
    public static Agreement withBudget(Agreement usual, ClassLabel label, QueryBudget budget) {
        SortedMap<ClassLabel, QueryBudget> budgets = new TreeMap<>(Map.of(label, budget));
        return with(usual, new AgreementTerms.Queries(budgets, true));
    }

    /** The same agreement with these terms of queries. */
    public static Agreement with(Agreement usual, AgreementTerms.Queries queries) {
        return new Agreement(
                usual.edition(),
                usual.parties(),
                usual.legalBasis(),
                new AgreementTerms.Sharing(
                        usual.purposes(), usual.operations(), usual.outcomes(), queries, usual.quality()),
                usual.keeping(),
                usual.safeguards(),
                usual.validity());
    }

    /** Where an agreement stands at a node; DRAFT where it is not there. */
    public static AgreementLife life(AuthorityNode node, AgreementDigest agreement) {
        return node.database()
                .read(tx -> node.share().agreements().get(tx, agreement))
                .map(standing -> standing.life())
                .orElse(AgreementLife.DRAFT);
    }

    /** Takes in a table of case files and releases it; returns how many subjects are new. */
    public long takeIn(AuthorityNode node, String name, String table) {
        Path file = home.resolve(node.authority().id().value()).resolve(name);
        try {
            Files.writeString(file, table, StandardCharsets.UTF_8);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        return release(node, node.files().takeIn(file, new OfficerName("officer")))
                .result()
                .added()
                .subjects();
    }

    /** Releases what was taken in, as an officer does who has looked at it. */
    public static OwnFiles.Taken release(AuthorityNode node, OwnFiles.Taken taken) {
        if (!taken.result().added().isNothing()) {
            node.sources().release(taken.result().load(), new OfficerName("officer"));
        }
        return taken;
    }

    /** Waits until nothing is on its way between the nodes, and then asks each for a turn of its standing work. */
    public void settle() {
        await("all receipts", () -> RegionStillness.isQuiet(nodes.values()));
        nodes.values().forEach(AuthorityNode::wake);
    }

    /** Waits until every question is asked and every answer opened. */
    public void settleVeil() {
        nodes.values().forEach(AuthorityNode::wake);
        await("all answers", () -> RegionStillness.isSettled(nodes.values()));
        settle();
    }

    /** Asks about the lead of a hit, as an analyst would. */
    public static HitLeads.Asking ask(AuthorityNode asker, VeilHit hit) {
        return asker.database()
                .inTransaction(tx -> asker.leads()
                        .ask(
                                tx,
                                lead(asker, tx, hit),
                                Purpose.ORGANISATIONS_AND_METHODS,
                                "open case",
                                "case-1",
                                new AskingOfficer(new OfficerName("analyst"), OfficerRole.ANALYST)));
    }

    /** Decides the lead of a hit, on the record that it led to. */
    public static void decide(AuthorityNode node, VeilHit hit, VeilHit.Decision decision) {
        node.database().useTransaction(tx -> {
            HitLead lead = lead(node, tx, hit);
            node.leads().decide(tx, lead, lead.record(), decision);
        });
    }

    private static HitLead lead(AuthorityNode node, Handle tx, VeilHit hit) {
        return node.leads().lock(tx, hit.id()).orElseThrow();
    }

    public static void await(String what, BooleanSupplier done) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!done.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("waited too long for " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
        }
    }

    @Override
    public void close() {
        nodes.values().forEach(AuthorityNode::close);
    }
}
