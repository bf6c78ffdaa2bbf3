// SPDX-License-Identifier: Apache-2.0
package org.enlace.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.AskingOfficer;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.OperationTrigger;
import org.enlace.agreement.RefusalCode;
import org.enlace.agreement.RefusalGround;
import org.enlace.exchange.HitLead;
import org.enlace.exchange.VeilHit;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.enlace.model.SubjectRef;
import org.enlace.node.AuthorityNode;
import org.enlace.node.HitLeads;
import org.enlace.node.NodeException;
import org.enlace.share.DisclosureDryRun;
import org.enlace.share.DisclosureRequest;
import org.enlace.share.DisclosureRequests;
import org.enlace.share.GrantAnswer;
import org.enlace.share.HitOutcomes.Reason;
import org.jdbi.v3.core.Handle;

/**
 * The demo's case, played on a running region: files taken in, agreements signed over the wire, hits, and, where asked,
 * the officers' work by a script that signs as {@value #OFFICER} so that nobody takes it for a person's decision. Every
 * step may be repeated: what is done already is left as it is.
 */
final class DemoStory {
    /** The name under which the script acts. */
    static final OfficerName OFFICER = new OfficerName("script");

    /** Who has an agreement with whom; nobody else has. */
    static final List<Pair> AGREEMENTS = List.of(
            Pair.of("co-migration", "pa-security"),
            Pair.of("pa-security", "cr-migration"),
            Pair.of("pa-security", "us-security"),
            Pair.of("cr-migration", "gt-security"));

    private static final String JUSTIFICATION =
            "Scripted request of the demonstration: the identifier is in an open case.";
    private static final Duration PATIENCE = Duration.ofMinutes(25);

    /** Leads that the script asks about at one node: a partner lets 200 requests wait. */
    private static final int MOST_REQUESTS = 150;

    private static final int BULLETINS = 12;
    private static final double SAME = 0.9;

    private final DemoRegion region;
    private final Steps progress;

    /** Two authorities, in the order in which the first offers. */
    record Pair(AuthorityId one, AuthorityId other) {
        static Pair of(String one, String other) {
            return new Pair(AuthorityId.of(one), AuthorityId.of(other));
        }

        boolean joins(AuthorityId first, AuthorityId second) {
            return (one.equals(first) && other.equals(second)) || (one.equals(second) && other.equals(first));
        }
    }

    /** Hears of each step as it is done: a code such as {@code taken-in}, and what stands in its sentence. */
    @FunctionalInterface
    interface Steps {
        void step(String code, Object... values);
    }

    DemoStory(DemoRegion region, Steps progress) {
        this.region = region;
        this.progress = progress;
    }

    /** Whether an agreement joins the two. */
    static boolean permitted(AuthorityId one, AuthorityId other) {
        return AGREEMENTS.stream().anyMatch(pair -> pair.joins(one, other));
    }

    /** Takes every authority's files in through its own intake. */
    void takeIn(Path files) {
        region.each(node -> {
            Path own = files.resolve(node.authority().id().value());
            long subjects = node.database().read(node.files().cases()::count);
            if (subjects == 0) {
                subjects = takeIn(node, own.resolve("cases.ftm.json")) + takeIn(node, own.resolve("watch.csv"));
            }
            node.database().useTransaction(tx -> node.corridor().takeIn(tx, read(own.resolve("corridor.csv"))));
            progress.step("taken-in", node.authority().id(), subjects);
        });
    }

    /** Takes a file in and releases it, as an officer does who has looked at it; returns how many subjects are new. */
    private static long takeIn(AuthorityNode node, Path file) {
        var result = node.files().takeIn(file, OFFICER).result();
        node.sources().release(result.load(), OFFICER);
        return result.added().subjects();
    }

    /** Offers and signs the agreements over the wire, and waits until both sides have them in force. */
    void agree() {
        new AgreementStory(region, progress).agree();
    }

    /** Waits until a first hit is in an inbox. */
    void awaitFirstHit() {
        await(
                "the first hit",
                () -> region.nodes().stream()
                        .anyMatch(
                                node -> !node.database().read(node.hits()::all).isEmpty()));
        progress.step("first-hit");
    }

    /** Waits until every question has been asked and answered. */
    void awaitHits() {
        await("all answers", () -> RegionStillness.isSettled(region.nodes()));
        region.nodes()
                .forEach(node -> progress.step(
                        "hits",
                        node.authority().id(),
                        node.database().read(node.hits()::all).size()));
    }

    /** Lets every two authorities without an agreement try; returns how often that was refused. */
    int tryWithoutAgreement() {
        int refused = 0;
        for (AuthorityNode node : region.nodes()) {
            for (AuthorityNode other : region.nodes()) {
                AuthorityId partner = other.authority().id();
                if (node != other && !permitted(node.authority().id(), partner)) {
                    GrantAnswer granting = node.database()
                            .inTransaction(tx -> node.share()
                                    .grants()
                                    .forHitQuery(
                                            tx,
                                            partner,
                                            IdentifierClass.PHONE.label(),
                                            Purpose.ORGANISATIONS_AND_METHODS,
                                            OperationTrigger.ON_REQUEST));
                    if (granting instanceof GrantAnswer.Denied(AgreementDecision.Refuse refuse)
                            && refuse.code() == RefusalCode.NO_AGREEMENT) {
                        refused++;
                    }
                }
            }
        }
        progress.step("refused", refused);
        return refused;
    }

    /** Asks about new leads, each with all that speaks for it; in a large region about the first of them. */
    void request() {
        region.each(node -> {
            for (HitLead lead : first(node.database().read(node.leads()::all))) {
                HitLeads.Asking asking;
                do {
                    asking = node.database().inTransaction(tx -> ask(tx, node, lead));
                } while (asking instanceof HitLeads.Asked);
            }
        });
        settle();
    }

    private static List<HitLead> first(List<HitLead> leads) {
        return leads.subList(0, Math.min(MOST_REQUESTS, leads.size()));
    }

    /** Asks about a lead with the handles that no request has asked with yet. */
    private static HitLeads.Asking ask(Handle tx, AuthorityNode node, HitLead lead) {
        return node.leads()
                .ask(
                        tx,
                        node.leads().find(tx, lead.id()).orElseThrow(),
                        Purpose.ORGANISATIONS_AND_METHODS,
                        JUSTIFICATION,
                        node.files().caseOf(tx, lead.subject()),
                        new AskingOfficer(OFFICER, OfficerRole.LIAISON));
    }

    /** Approves what partners ask for, where the agreement lets it go. */
    void approve() {
        region.each(node -> {
            for (DisclosureRequest request : node.database().read(node.share().requests()::pending)) {
                node.database().useTransaction(tx -> {
                    OfficerApproval approval = new OfficerApproval(
                            OFFICER,
                            OfficerRole.LIAISON,
                            node.settings().clock().instant());
                    DisclosureRequests requests = node.share().requests();
                    String shown = requests.preview(tx, request.id())
                            .map(DisclosureDryRun::digest)
                            .orElse("");
                    if (requests.approve(tx, request.id(), approval, shown) instanceof DisclosureRequests.NotSent) {
                        requests.refuse(tx, request.id(), OFFICER, RefusalGround.NATIONAL_SECURITY, "");
                    }
                });
            }
        });
        settle();
    }

    /** Confirms records that score as the same and rejects the others; marked as scripted. */
    void decide() {
        region.each(node -> {
            for (HitLead lead : node.database().read(node.leads()::all)) {
                Map<SubjectRef, Double> undecided = new TreeMap<>();
                lead.evidence().stream()
                        .filter(hit -> hit.state() == VeilHit.State.DISCLOSED)
                        .forEach(hit -> undecided.merge(
                                hit.foreign().orElseThrow(), hit.probability().orElse(0.0), Math::max));
                undecided.forEach((record, probability) -> node.database().useTransaction(tx -> {
                    Instant now = node.settings().clock().instant();
                    node.leads().decide(tx, lead, Optional.of(record), decision(probability, now));
                }));
            }
        });
        settle();
    }

    private static VeilHit.Decision decision(double probability, Instant at) {
        return probability >= SAME
                ? new VeilHit.Decision(VeilHit.Outcome.CONFIRMED, Reason.SAME, "scores as the same", OFFICER, true, at)
                : new VeilHit.Decision(
                        VeilHit.Outcome.REJECTED,
                        Reason.REUSED_IDENTIFIER,
                        "another person behind the same identifier",
                        OFFICER,
                        true,
                        at);
    }

    /** Publishes the newest months of every authority's counts. */
    void publishCounts() {
        region.each(node -> {
            List<YearMonth> months = node.database().read(node.corridor()::publishable);
            months.subList(Math.max(0, months.size() - BULLETINS), months.size())
                    .forEach(month -> node.database()
                            .useTransaction(tx -> node.bulletins().publish(tx, month, OFFICER)));
        });
        settle();
    }

    /** Panama proposes a joint operation to Colombia and Costa Rica, with a task for each; done once only. */
    void propose() {
        if (new OperationStory(region, this::settle).propose()) {
            progress.step("operation", OperationStory.TITLE);
        }
    }

    /** The joint operation from proposal to results: accepted, tasks done, one common go, results of each. */
    void operate() {
        propose();
        new OperationStory(region, this::settle).operate();
    }

    /** Waits until every envelope is receipted. */
    void settle() {
        await("all receipts", () -> RegionStillness.isQuiet(region.nodes()));
    }

    /** Lets every partner cosign every ledger. */
    void witness() {
        region.nodes().forEach(AuthorityNode::askWitnesses);
        settle();
        region.nodes().forEach(node -> node.ledger().publish());
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void await(String what, BooleanSupplier done) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!done.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new NodeException(
                        NodeException.Reason.WAITED_TOO_LONG,
                        "the nodes must get on within 25 minutes: waiting for " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + what, stopped);
            }
        }
    }
}
