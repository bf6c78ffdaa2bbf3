// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.agreement.AskingOfficer;
import org.enlace.desk.view.JsonReply;
import org.enlace.desk.view.LeadView;
import org.enlace.exchange.HitLead;
import org.enlace.exchange.VeilHit;
import org.enlace.model.Purpose;
import org.enlace.model.SubjectRef;
import org.enlace.node.AuthorityNode;
import org.enlace.node.HitLeads;
import org.enlace.node.ReadAccessLog;
import org.enlace.share.HitOutcomes;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/**
 * The inbox of leads: list, look, ask for disclosure, confirm, reject, undo. A lead answers to the id of each of its hits, so
 * that an address of a hit leads to its lead.
 */
final class LeadRoutes {
    private final AuthorityNode node;

    LeadRoutes(AuthorityNode node) {
        this.node = node;
    }

    void add(RouteTable routes) {
        routes.get("hits", this::list);
        routes.get("questions/opened", this::opened);
        routes.get("hits/{id}", call -> node.database().inTransaction(tx -> detail(tx, call)));
        routes.post("hits/{id}/request", this::request);
        routes.post("hits/{id}/decision", this::decide);
        routes.delete("hits/{id}/decision", this::undo);
    }

    private RouteTable.Download opened(OfficerRequest call) {
        byte[] content = node.openQuestions(call.officer());
        return new RouteTable.Download("application/json", "opened-questions.json", content);
    }

    private JsonReply list(OfficerRequest call) {
        Optional<VeilHit.State> state =
                call.query("state").map(text -> OfficerRequest.constant(text, "state", VeilHit.State.class));
        Optional<String> partner = call.query("partner");
        return node.database().inTransaction(tx -> {
            List<HitLead> leads = node.leads().all(tx).stream()
                    .filter(lead -> state.isEmpty() || lead.state() == state.get())
                    .filter(lead -> partner.isEmpty() || lead.partner().value().equals(partner.get()))
                    .toList();
            node.readAccessLog().searched(tx, call.officer(), leads.size());
            return call.page(leads, page -> new LeadView(node).summaries(tx, page))
                    .with(
                            "unanswered",
                            node.unanswered(tx).stream()
                                    .map(node::authorityOf)
                                    .map(JsonReply::authority)
                                    .toList());
        });
    }

    private HitLead find(Handle tx, OfficerRequest call) {
        RoleVisibility.of(call, node).requireFiles("hit");
        return node.leads().find(tx, call.path(0)).orElseThrow(() -> DeskProblem.notFound("hit"));
    }

    private HitLead locked(Handle tx, OfficerRequest call) {
        RoleVisibility.of(call, node).requireFiles("hit");
        return node.leads().lock(tx, call.path(0)).orElseThrow(() -> DeskProblem.notFound("hit"));
    }

    /** The record of the partner that a call is about; it must be one that the lead led to. */
    private static Optional<SubjectRef> record(HitLead lead, Optional<String> named) {
        Optional<SubjectRef> record = named.map(SubjectRef::parse);
        if (record.isPresent() && lead.behind(record.get()).isEmpty()) {
            throw DeskProblem.notFound("record");
        }
        return record;
    }

    private JsonReply detail(Handle tx, OfficerRequest call) {
        HitLead lead = find(tx, call);
        return detail(tx, call, lead, record(lead, call.query("record")));
    }

    private JsonReply detail(Handle tx, OfficerRequest call, HitLead lead, Optional<SubjectRef> record) {
        node.readAccessLog().opened(tx, call.officer(), ReadAccessLog.Kind.SUBJECT, lead.subject());
        return new LeadView(node).detail(tx, lead, record, call.officer());
    }

    private JsonReply request(OfficerRequest call) {
        var body = call.json();
        Purpose purpose = OfficerRequest.choice(body, "purpose", Purpose.class);
        String justification = OfficerRequest.required(body, "justification", 1000);
        String caseId = OfficerRequest.required(body, "caseId", 200);
        if (justification.length() < 10) {
            throw DeskProblem.badInput("justification must have at least 10 characters");
        }
        HitLeads.Asking asking = node.database()
                .inTransaction(tx -> node.leads()
                        .ask(
                                tx,
                                locked(tx, call),
                                purpose,
                                justification,
                                caseId,
                                new AskingOfficer(call.officer(), call.role())));
        // The refusal is in the ledger, so its transaction must be over before it is told.
        return switch (asking) {
            case HitLeads.Refused(var refuse) ->
                throw DeskProblem.refused(refuse.code().name(), refuse.reason());
            case HitLeads.Barred(var bar) -> throw barred(bar);
            case HitLeads.Asked _ -> node.database().inTransaction(tx -> detail(tx, call));
        };
    }

    private static DeskProblem barred(HitLeads.Bar bar) {
        return switch (bar) {
            case WAITS_FOR_AN_ANSWER -> DeskProblem.wrongState("a request about this lead waits for its answer");
            case ALL_IS_DISCLOSED -> DeskProblem.wrongState("everything behind this lead is disclosed or decided");
            case ASKED_TOO_OFTEN ->
                DeskProblem.refused("ASKED_TOO_OFTEN", "a lead may be asked about three times in thirty days");
            case RESTS_ON_NOTHING ->
                DeskProblem.refused("RESTS_ON_NOTHING", "nothing that is held gives the subject what was hit any more");
        };
    }

    private JsonReply decide(OfficerRequest call) {
        var body = call.json();
        VeilHit.Outcome outcome = OfficerRequest.choice(body, "outcome", VeilHit.Outcome.class);
        String reason = OfficerRequest.text(body, "reason", 500);
        HitOutcomes.Reason code = code(body, outcome);
        boolean unsaid =
                reason.isEmpty() && OfficerRequest.text(body, "code", 40).isEmpty();
        if (outcome == VeilHit.Outcome.REJECTED && unsaid) {
            throw DeskProblem.badInput("a rejection needs a code or a reason");
        }
        Optional<String> named =
                Optional.of(OfficerRequest.text(body, "record", 300)).filter(text -> !text.isEmpty());
        return node.database().inTransaction(tx -> {
            HitLead lead = locked(tx, call);
            Optional<SubjectRef> record = record(lead, named).or(lead::record);
            if (record.isEmpty() && outcome == VeilHit.Outcome.CONFIRMED) {
                throw DeskProblem.wrongState("a lead is confirmed only after the partner's record has been seen");
            }
            Instant now = node.settings().clock().instant();
            node.leads()
                    .decide(tx, lead, record, new VeilHit.Decision(outcome, code, reason, call.officer(), false, now));
            return detail(tx, call, find(tx, call), record);
        });
    }

    /** What the partner may be told: of a rejection the officer's choice, of a confirmation that both are the same. */
    private static HitOutcomes.Reason code(JsonNode body, VeilHit.Outcome outcome) {
        if (outcome == VeilHit.Outcome.CONFIRMED) {
            return HitOutcomes.Reason.SAME;
        }
        String code = OfficerRequest.text(body, "code", 40);
        HitOutcomes.Reason chosen = code.isEmpty()
                ? HitOutcomes.Reason.DIFFERENT
                : OfficerRequest.constant(code, "code", HitOutcomes.Reason.class);
        if (chosen == HitOutcomes.Reason.SAME) {
            throw DeskProblem.badInput("a rejection does not say that both are the same");
        }
        return chosen;
    }

    private JsonReply undo(OfficerRequest call) {
        return node.database().inTransaction(tx -> {
            HitLead lead = locked(tx, call);
            Optional<SubjectRef> record = record(lead, call.query("record")).or(lead::record);
            if (lead.decision(record).isEmpty()) {
                throw DeskProblem.wrongState("there is no decision to undo");
            }
            node.leads().undo(tx, lead, record, call.officer());
            return detail(tx, call, find(tx, call), record);
        });
    }
}
