// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.OfficerRole;
import org.enlace.desk.view.JsonReply;
import org.enlace.desk.view.LeadView;
import org.enlace.desk.view.OperationView;
import org.enlace.exchange.HitLead;
import org.enlace.exchange.RemainingBudget;
import org.enlace.exchange.VeilHit;
import org.enlace.ledger.LedgerEntry;
import org.enlace.ledger.entry.EntryType;
import org.enlace.ledger.entry.LedgerEvent;
import org.enlace.ledger.entry.WireEntry;
import org.enlace.model.AuthorityId;
import org.enlace.node.AuthorityNode;
import org.enlace.operation.JointOperation;
import org.enlace.share.DisclosureRequest;
import org.enlace.share.DisclosureRequest.Side;
import org.enlace.share.DisclosureRequests.Outline;
import org.enlace.wire.EnvelopeTraffic;
import org.enlace.wire.PinnedPartner;
import org.jdbi.v3.core.Handle;

/** What the inbox opens with: partners and when they were last heard, budgets, what waits for whom. */
final class OverviewRoutes {
    /** How long oversight is told that a partner named a canary. */
    private static final Duration ALERTED = Duration.ofDays(30);

    private final AuthorityNode node;
    private final PartnerRoutes partnerRoutes;

    OverviewRoutes(AuthorityNode node) {
        this.node = node;
        this.partnerRoutes = new PartnerRoutes(node);
    }

    void add(RouteTable routes) {
        routes.get("overview", call -> node.database().read(tx -> overview(tx, call.role())));
    }

    /** Everybody sees the counts; what waits is told to the roles that may open it. */
    JsonReply overview(Handle tx, OfficerRole role) {
        List<HitLead> leads = node.leads().all(tx);
        List<AgreementStanding> standings = node.share().agreements().list(tx);
        List<PinnedPartner> partners = node.mailroom().partners().list(tx);
        Map<AuthorityId, EnvelopeTraffic> traffic = node.mailroom().outbox().trafficByPartner(tx);
        return JsonReply.of("authority", JsonReply.authority(node.authority()))
                .with("asOf", node.settings().clock().instant())
                .with(
                        "partners",
                        partners.stream()
                                .map(partner -> standing(partner, PartnerRoutes.queued(traffic, partner), standings))
                                .toList())
                .with("budgets", node.budgets(tx).stream().map(this::budget).toList())
                .with("waiting", waiting(tx, role, leads, standings, deliveries(partners, traffic)))
                .with(
                        "failing",
                        node.stumbling().entrySet().stream()
                                .map(one -> JsonReply.of("work", one.getKey()).with("since", one.getValue()))
                                .toList())
                .with("counters", counters(tx, leads));
    }

    private JsonReply counters(Handle tx, List<HitLead> leads) {
        return JsonReply.of("leadsNew", count(leads, VeilHit.State.NEW))
                .with("leadsOpen", leads.stream().filter(OverviewRoutes::isOpen).count())
                .with(
                        "hits",
                        leads.stream().mapToInt(lead -> lead.evidence().size()).sum())
                .with("requestsOpen", open(tx, Side.ANSWERING).size())
                .with("cases", node.files().cases().cases(tx, "", 0, 1).total())
                .with("subjects", node.files().cases().count(tx))
                .with("foreignSubjects", node.share().foreign().count(tx))
                .with("links", node.files().cases().countLinks(tx))
                .with("ledgerSize", node.ledger().size());
    }

    private static boolean isOpen(HitLead lead) {
        return lead.withdrawn().isEmpty()
                && switch (lead.state()) {
                    case NEW, REQUESTED, DISCLOSED -> true;
                    case CONFIRMED, REJECTED -> false;
                };
    }

    private static long count(List<HitLead> leads, VeilHit.State state) {
        return leads.stream()
                .filter(lead -> lead.state() == state && lead.withdrawn().isEmpty())
                .count();
    }

    private JsonReply standing(PinnedPartner partner, long queued, List<AgreementStanding> standings) {
        Optional<AgreementStanding> agreement = standings.stream()
                .filter(standing -> standing.agreement().binds(node.authority().id(), partner.id()))
                .filter(standing -> standing.life() != AgreementLife.ENDED)
                .findFirst();
        return JsonReply.of("authority", JsonReply.authority(partner.card().authority()))
                .with("lastHeard", partner.heard())
                .with("online", partnerRoutes.online(partner))
                .with("queued", queued)
                .with(
                        "agreement",
                        agreement.map(standing ->
                                JsonReply.of("id", standing.digest().value()).with("state", standing.life())));
    }

    private JsonReply budget(RemainingBudget left) {
        return JsonReply.of("partner", JsonReply.authority(node.authorityOf(left.partner())))
                .with("class", LeadView.veilClass(left.identifierClass()))
                .with("left", left.values().left())
                .with("capacity", left.values().capacity())
                .with("refillsAt", left.values().refillsAt())
                .with("chunks", left.chunks().asked())
                .with("answered", left.chunks().answered())
                .with("notAskable", left.notAskable());
    }

    private List<JsonReply> waiting(
            Handle tx,
            OfficerRole role,
            List<HitLead> leads,
            List<AgreementStanding> standings,
            List<WaitingTally> deliveries) {
        List<WaitingTally> tallies = new ArrayList<>();
        RoleVisibility roleVisibility =
                new RoleVisibility(role, node.authority().id());
        if (roleVisibility.files()) {
            tallies.add(toReview(leads));
        }
        tallies.add(toApprove(tx, role));
        if (roleVisibility.files()) {
            tallies.addAll(expected(tx, leads).values());
        }
        if (RouteRights.permits(role, "GET agreements/{id}")) {
            tallies.addAll(agreements(standings));
        }
        if (roleVisibility.operation()) {
            tallies.addAll(operations(tx));
        }
        if (RouteRights.permits(role, "POST loads/{load}/release")) {
            tallies.add(toCheck(tx));
        }
        if (RouteRights.permits(role, "GET ledger")) {
            tallies.add(lately("CANARY_NAMED", EntryType.CANARY_NAMED, _ -> true));
            tallies.add(lately("MESSAGES_MISSING", EntryType.CHANNEL_GAP, _ -> true));
            tallies.add(lately("MESSAGE_STOPPED", EntryType.ENVELOPE_WITHDRAWN, OverviewRoutes::isStopped));
        }
        if (RouteRights.permits(role, "POST cosignatures/{id}")) {
            tallies.add(toCosign(tx));
        }
        tallies.addAll(deliveries);
        List<JsonReply> waiting = new ArrayList<>();
        tallies.forEach(tally -> tally.addTo(waiting));
        return waiting;
    }

    private WaitingTally toReview(List<HitLead> leads) {
        WaitingTally review = new WaitingTally("HIT_TO_REVIEW", node.authority());
        leads.stream()
                .filter(lead -> lead.withdrawn().isEmpty())
                .filter(lead -> lead.state() == VeilHit.State.NEW || lead.state() == VeilHit.State.DISCLOSED)
                .forEach(lead -> review.add(lead.at(), lead.id()));
        return review;
    }

    private WaitingTally toApprove(Handle tx, OfficerRole role) {
        WaitingTally approve = new WaitingTally("REQUEST_TO_APPROVE", node.authority());
        open(tx, Side.ANSWERING).stream()
                .filter(request ->
                        new RoleVisibility(role, node.authority().id()).request(RequestRoutes.LIST, request.approver()))
                .forEach(request -> approve.add(request.opened(), request.id()));
        return approve;
    }

    /**
     * What oversight looks into: partners that named a canary of late, messages that a restore left out, and what the
     * second look stopped; entries of which {@code counts} holds.
     */
    private WaitingTally lately(String what, EntryType type, Predicate<LedgerEvent> counts) {
        WaitingTally tally = new WaitingTally(what, node.authority());
        Instant from = node.settings().clock().instant().minus(ALERTED);
        node.ledger().entries(type, Long.MAX_VALUE, 100).stream()
                .map(LedgerEntry.Logged::entry)
                .filter(entry -> entry.at().isAfter(from))
                .filter(entry -> entry.event().filter(counts).isPresent())
                .forEach(entry -> tally.add(entry.at()));
        return tally;
    }

    private static boolean isStopped(LedgerEvent event) {
        return event instanceof WireEntry.Withdrawn withdrawn
                && withdrawn.code().startsWith("RECHECK_");
    }

    private WaitingTally toCheck(Handle tx) {
        WaitingTally loads = new WaitingTally("LOAD_TO_CHECK", node.authority());
        loads.add(node.files().cases().waitingLoads(tx));
        return loads;
    }

    private WaitingTally toCosign(Handle tx) {
        WaitingTally sets = new WaitingTally("SET_TO_COSIGN", node.authority());
        node.toCosign(tx).forEach(one -> sets.add(one.since()));
        return sets;
    }

    private Map<AuthorityId, WaitingTally> expected(Handle tx, List<HitLead> leads) {
        Map<String, String> leadOf = new HashMap<>();
        leads.forEach(lead -> lead.evidence()
                .forEach(hit -> hit.request().ifPresent(request -> leadOf.putIfAbsent(request, lead.id()))));
        Map<AuthorityId, WaitingTally> expected = new TreeMap<>();
        for (Outline request : open(tx, Side.ASKED)) {
            String lead = leadOf.get(request.id());
            if (lead != null && request.state() == DisclosureRequest.State.WAITING) {
                expected.computeIfAbsent(
                                request.partner(),
                                partner -> new WaitingTally("ANSWER_EXPECTED", node.authorityOf(partner)))
                        .add(request.opened(), lead);
            }
        }
        return expected;
    }

    private List<Outline> open(Handle tx, Side side) {
        return node.share().requests().outlines(tx, side).stream()
                .filter(request -> request.state().isOpen())
                .toList();
    }

    private List<WaitingTally> agreements(List<AgreementStanding> standings) {
        List<WaitingTally> tallies = new ArrayList<>();
        AuthorityId self = node.authority().id();
        for (AgreementStanding standing : standings) {
            if (standing.life() == AgreementLife.OFFERED) {
                boolean signed = standing.signed().signatures().containsKey(self);
                AuthorityId partner = standing.agreement().partnerOf(self).id();
                WaitingTally tally = signed
                        ? new WaitingTally("SIGNATURE_EXPECTED", node.authorityOf(partner))
                        : new WaitingTally("AGREEMENT_TO_SIGN", node.authority());
                tally.add(
                        standing.agreement().validity().from(),
                        standing.digest().value());
                tallies.add(tally);
            }
        }
        return tallies;
    }

    private List<WaitingTally> operations(Handle tx) {
        WaitingTally answer = new WaitingTally("OPERATION_TO_ANSWER", node.authority());
        WaitingTally tasks = new WaitingTally("TASK_TO_DO", node.authority());
        AuthorityId self = node.authority().id();
        for (JointOperation operation : node.operations().list(tx)) {
            if (OperationView.mustAnswer(operation, self)) {
                answer.add(operation.proposedAt(), operation.id());
            }
            OperationView.openTasks(operation, self).forEach(task -> tasks.add(operation.proposedAt(), operation.id()));
        }
        return List.of(answer, tasks);
    }

    private List<WaitingTally> deliveries(List<PinnedPartner> partners, Map<AuthorityId, EnvelopeTraffic> traffic) {
        List<WaitingTally> tallies = new ArrayList<>();
        for (PinnedPartner partner : partners) {
            long queued = PartnerRoutes.queued(traffic, partner);
            if (queued > 0 && !partnerRoutes.online(partner)) {
                WaitingTally tally = new WaitingTally("DELIVERY", partner.card().authority());
                tally.add(queued);
                tallies.add(tally);
            }
        }
        return tallies;
    }
}
