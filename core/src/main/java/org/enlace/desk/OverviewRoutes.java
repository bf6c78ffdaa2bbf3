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
import org.enlace.agreement.Life;
import org.enlace.agreement.Role;
import org.enlace.agreement.Standing;
import org.enlace.card.NodeCard;
import org.enlace.desk.view.LeadView;
import org.enlace.desk.view.OperationView;
import org.enlace.desk.view.Reply;
import org.enlace.exchange.BudgetLeft;
import org.enlace.exchange.Hit;
import org.enlace.exchange.Lead;
import org.enlace.ledger.Entry;
import org.enlace.ledger.EntryType;
import org.enlace.model.AuthorityId;
import org.enlace.node.Node;
import org.enlace.operation.JointOperation;
import org.enlace.share.DisclosureRequest;
import org.enlace.share.DisclosureRequest.Side;
import org.enlace.share.Requests.Outline;
import org.enlace.wire.Partner;
import org.enlace.wire.Traffic;
import org.jdbi.v3.core.Handle;

/** What the inbox opens with: partners and when they were last heard, budgets, what waits for whom. */
final class OverviewRoutes {
    private static final Duration ONLINE = Duration.ofMinutes(2);

    /** How long oversight is told that a partner named a canary. */
    private static final Duration ALERTED = Duration.ofDays(30);

    private final Node node;

    OverviewRoutes(Node node) {
        this.node = node;
    }

    void add(Routes routes) {
        routes.get("overview", call -> node.database().read(tx -> overview(tx, call.role())));
        routes.get("partners", call -> node.database().read(this::partners));
        routes.delete("partners/{id}", this::unpin);
    }

    /** Everybody sees the counts; what waits is told to the roles that may open it. */
    Reply overview(Handle tx, Role role) {
        List<Lead> leads = node.leads().all(tx);
        List<Standing> standings = node.share().agreements().list(tx);
        List<Partner> partners = node.mailroom().partners().list(tx);
        Map<AuthorityId, Traffic> traffic = node.mailroom().outbox().trafficByPartner(tx);
        return Reply.of("authority", Reply.authority(node.authority()))
                .with("asOf", node.settings().clock().instant())
                .with(
                        "partners",
                        partners.stream()
                                .map(partner -> standing(partner, queued(traffic, partner), standings))
                                .toList())
                .with("budgets", node.budgets(tx).stream().map(this::budget).toList())
                .with("waiting", waiting(tx, role, leads, standings, deliveries(partners, traffic)))
                .with(
                        "failing",
                        node.stumbling().entrySet().stream()
                                .map(one -> Reply.of("work", one.getKey()).with("since", one.getValue()))
                                .toList())
                .with("counters", counters(tx, leads));
    }

    private Reply counters(Handle tx, List<Lead> leads) {
        return Reply.of("leadsNew", count(leads, Hit.State.NEW))
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

    private static boolean isOpen(Lead lead) {
        return lead.withdrawn().isEmpty()
                && switch (lead.state()) {
                    case NEW, REQUESTED, DISCLOSED -> true;
                    case CONFIRMED, REJECTED -> false;
                };
    }

    private static long count(List<Lead> leads, Hit.State state) {
        return leads.stream()
                .filter(lead -> lead.state() == state && lead.withdrawn().isEmpty())
                .count();
    }

    private boolean online(Partner partner) {
        Instant now = node.settings().clock().instant();
        return partner.heard().map(heard -> heard.plus(ONLINE).isAfter(now)).orElse(false);
    }

    private Reply standing(Partner partner, long queued, List<Standing> standings) {
        Optional<Standing> agreement = standings.stream()
                .filter(standing -> standing.agreement().binds(node.authority().id(), partner.id()))
                .filter(standing -> standing.life() != Life.ENDED)
                .findFirst();
        return Reply.of("authority", Reply.authority(partner.card().authority()))
                .with("lastHeard", partner.heard())
                .with("online", online(partner))
                .with("queued", queued)
                .with(
                        "agreement",
                        agreement.map(
                                standing -> Reply.of("id", standing.digest()).with("state", standing.life())));
    }

    private Reply budget(BudgetLeft left) {
        return Reply.of("partner", Reply.authority(node.authorityOf(left.partner())))
                .with("class", LeadView.veilClass(left.identifierClass()))
                .with("left", left.left())
                .with("capacity", left.capacity())
                .with("refillsAt", left.refillsAt())
                .with("chunks", left.chunks())
                .with("answered", left.answered())
                .with("notAskable", left.notAskable());
    }

    private List<Reply> waiting(
            Handle tx, Role role, List<Lead> leads, List<Standing> standings, List<Tally> deliveries) {
        List<Tally> tallies = new ArrayList<>();
        Sight sight = new Sight(role, node.authority().id());
        if (sight.files()) {
            tallies.add(toReview(leads));
        }
        tallies.add(toApprove(tx, role));
        if (sight.files()) {
            tallies.addAll(expected(tx, leads).values());
        }
        if (Rights.permits(role, "GET agreements/{id}")) {
            tallies.addAll(agreements(standings));
        }
        if (sight.operation()) {
            tallies.addAll(operations(tx));
        }
        if (Rights.permits(role, "POST loads/{load}/release")) {
            tallies.add(toCheck(tx));
        }
        if (Rights.permits(role, "GET ledger")) {
            tallies.add(lately("CANARY_NAMED", EntryType.CANARY_NAMED, ""));
            tallies.add(lately("MESSAGES_MISSING", EntryType.CHANNEL_GAP, ""));
            tallies.add(lately("MESSAGE_STOPPED", EntryType.ENVELOPE_WITHDRAWN, "RECHECK_"));
        }
        if (Rights.permits(role, "POST cosignatures/{id}")) {
            tallies.add(toCosign(tx));
        }
        tallies.addAll(deliveries);
        List<Reply> waiting = new ArrayList<>();
        tallies.forEach(tally -> tally.addTo(waiting));
        return waiting;
    }

    private Tally toReview(List<Lead> leads) {
        Tally review = new Tally("HIT_TO_REVIEW", node.authority());
        leads.stream()
                .filter(lead -> lead.withdrawn().isEmpty())
                .filter(lead -> lead.state() == Hit.State.NEW || lead.state() == Hit.State.DISCLOSED)
                .forEach(lead -> review.add(lead.at(), lead.id()));
        return review;
    }

    private Tally toApprove(Handle tx, Role role) {
        Tally approve = new Tally("REQUEST_TO_APPROVE", node.authority());
        open(tx, Side.ANSWERING).stream()
                .filter(request ->
                        new Sight(role, node.authority().id()).request(RequestRoutes.LIST, request.approver()))
                .forEach(request -> approve.add(request.opened(), request.id()));
        return approve;
    }

    /**
     * What oversight looks into: partners that named a canary of late, messages that a restore left out, and what the
     * second look stopped; entries whose code begins so.
     */
    private Tally lately(String what, EntryType type, String code) {
        Tally tally = new Tally(what, node.authority());
        Instant from = node.settings().clock().instant().minus(ALERTED);
        node.ledger().entries(type, Long.MAX_VALUE, 100).stream()
                .map(Entry.Logged::entry)
                .filter(entry -> entry.at().isAfter(from))
                .filter(entry ->
                        String.valueOf(entry.fields().getOrDefault("code", "")).startsWith(code))
                .forEach(entry -> tally.add(entry.at()));
        return tally;
    }

    private Tally toCheck(Handle tx) {
        Tally loads = new Tally("LOAD_TO_CHECK", node.authority());
        loads.add(node.files().cases().waitingLoads(tx));
        return loads;
    }

    private Tally toCosign(Handle tx) {
        Tally sets = new Tally("SET_TO_COSIGN", node.authority());
        node.toCosign(tx).forEach(one -> sets.add(one.since()));
        return sets;
    }

    private Map<AuthorityId, Tally> expected(Handle tx, List<Lead> leads) {
        Map<String, String> leadOf = new HashMap<>();
        leads.forEach(lead -> lead.evidence()
                .forEach(hit -> hit.request().ifPresent(request -> leadOf.putIfAbsent(request, lead.id()))));
        Map<AuthorityId, Tally> expected = new TreeMap<>();
        for (Outline request : open(tx, Side.ASKED)) {
            String lead = leadOf.get(request.id());
            if (lead != null && request.state() == DisclosureRequest.State.WAITING) {
                expected.computeIfAbsent(
                                request.partner(), partner -> new Tally("ANSWER_EXPECTED", node.authorityOf(partner)))
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

    private List<Tally> agreements(List<Standing> standings) {
        List<Tally> tallies = new ArrayList<>();
        AuthorityId self = node.authority().id();
        for (Standing standing : standings) {
            if (standing.life() == Life.OFFERED) {
                boolean signed = standing.signed().signatures().containsKey(self);
                AuthorityId partner = standing.agreement().partnerOf(self).id();
                Tally tally = signed
                        ? new Tally("SIGNATURE_EXPECTED", node.authorityOf(partner))
                        : new Tally("AGREEMENT_TO_SIGN", node.authority());
                tally.add(standing.agreement().validity().from(), standing.digest());
                tallies.add(tally);
            }
        }
        return tallies;
    }

    private List<Tally> operations(Handle tx) {
        Tally answer = new Tally("OPERATION_TO_ANSWER", node.authority());
        Tally tasks = new Tally("TASK_TO_DO", node.authority());
        AuthorityId self = node.authority().id();
        for (JointOperation operation : node.operations().list(tx)) {
            if (OperationView.mustAnswer(operation, self)) {
                answer.add(operation.proposedAt(), operation.id());
            }
            OperationView.openTasks(operation, self).forEach(task -> tasks.add(operation.proposedAt(), operation.id()));
        }
        return List.of(answer, tasks);
    }

    private List<Tally> deliveries(List<Partner> partners, Map<AuthorityId, Traffic> traffic) {
        List<Tally> tallies = new ArrayList<>();
        for (Partner partner : partners) {
            long queued = queued(traffic, partner);
            if (queued > 0 && !online(partner)) {
                Tally tally = new Tally("DELIVERY", partner.card().authority());
                tally.add(queued);
                tallies.add(tally);
            }
        }
        return tallies;
    }

    private static Traffic with(Map<AuthorityId, Traffic> traffic, Partner partner) {
        return traffic.getOrDefault(partner.id(), new Traffic(0, 0, 0, 0, 0, 0));
    }

    private static long queued(Map<AuthorityId, Traffic> traffic, Partner partner) {
        return with(traffic, partner).pending();
    }

    private Reply partners(Handle tx) {
        Map<AuthorityId, Traffic> traffic = node.mailroom().outbox().trafficByPartner(tx);
        return Reply.of("own", card(node.card()))
                .with(
                        "items",
                        node.mailroom().partners().list(tx).stream()
                                .map(partner -> card(partner.card())
                                        .with("lastHeard", partner.heard())
                                        .with("online", online(partner))
                                        .with("queued", queued(traffic, partner))
                                        .with("sent", with(traffic, partner).sent())
                                        .with("received", with(traffic, partner).taken()))
                                .toList());
    }

    private Reply unpin(Call call) {
        if (!node.unpin(AuthorityId.of(call.path(0)), call.officer())) {
            throw Problem.notFound("partner");
        }
        return node.database().read(this::partners);
    }

    private static Reply card(NodeCard card) {
        return Reply.of("authority", Reply.authority(card.authority()))
                .with("fingerprint", card.fingerprint())
                .with("endpoint", card.endpoint().toString());
    }
}
