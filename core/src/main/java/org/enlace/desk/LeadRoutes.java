// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.agreement.Asker;
import org.enlace.desk.view.LeadView;
import org.enlace.desk.view.Reply;
import org.enlace.exchange.Hit;
import org.enlace.exchange.Lead;
import org.enlace.model.Purpose;
import org.enlace.model.SubjectRef;
import org.enlace.node.Leads;
import org.enlace.node.Node;
import org.enlace.node.OwnReads;
import org.enlace.share.Outcomes;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/**
 * The inbox of leads: list, look, ask for disclosure, confirm, reject, undo. A lead answers to the id of each of its hits, so
 * that an address of a hit leads to its lead.
 */
final class LeadRoutes {
    private final Node node;

    LeadRoutes(Node node) {
        this.node = node;
    }

    void add(Routes routes) {
        routes.get("hits", this::list);
        routes.get("questions/opened", this::opened);
        routes.get("hits/{id}", call -> node.database().inTransaction(tx -> detail(tx, call)));
        routes.post("hits/{id}/request", this::request);
        routes.post("hits/{id}/decision", this::decide);
        routes.delete("hits/{id}/decision", this::undo);
    }

    private Routes.Download opened(Call call) {
        byte[] content = node.database().inTransaction(tx -> node.openQuestions(tx, call.officer()));
        return new Routes.Download("application/json", "opened-questions.json", content);
    }

    private Reply list(Call call) {
        Optional<Hit.State> state = call.query("state").map(text -> Call.constant(text, "state", Hit.State.class));
        Optional<String> partner = call.query("partner");
        return node.database().inTransaction(tx -> {
            List<Lead> leads = node.leads().all(tx).stream()
                    .filter(lead -> state.isEmpty() || lead.state() == state.get())
                    .filter(lead -> partner.isEmpty() || lead.partner().value().equals(partner.get()))
                    .toList();
            node.ownReads().searched(tx, call.officer(), leads.size());
            return call.page(leads, page -> new LeadView(node).summaries(tx, page))
                    .with(
                            "unanswered",
                            node.unanswered(tx).stream()
                                    .map(node::authorityOf)
                                    .map(Reply::authority)
                                    .toList());
        });
    }

    private Lead find(Handle tx, Call call) {
        Sight.of(call, node).requireFiles("hit");
        return node.leads().find(tx, call.path(0)).orElseThrow(() -> Problem.notFound("hit"));
    }

    private Lead locked(Handle tx, Call call) {
        Sight.of(call, node).requireFiles("hit");
        return node.leads().lock(tx, call.path(0)).orElseThrow(() -> Problem.notFound("hit"));
    }

    /** The record of the partner that a call is about; it must be one that the lead led to. */
    private static Optional<SubjectRef> record(Lead lead, Optional<String> named) {
        Optional<SubjectRef> record = named.map(SubjectRef::parse);
        if (record.isPresent() && lead.behind(record.get()).isEmpty()) {
            throw Problem.notFound("record");
        }
        return record;
    }

    private Reply detail(Handle tx, Call call) {
        Lead lead = find(tx, call);
        return detail(tx, call, lead, record(lead, call.query("record")));
    }

    private Reply detail(Handle tx, Call call, Lead lead, Optional<SubjectRef> record) {
        node.ownReads().opened(tx, call.officer(), OwnReads.Kind.SUBJECT, lead.subject());
        return new LeadView(node).detail(tx, lead, record, call.officer());
    }

    private Reply request(Call call) {
        var body = call.json();
        Purpose purpose = Call.choice(body, "purpose", Purpose.class);
        String justification = Call.required(body, "justification", 1000);
        String caseId = Call.required(body, "caseId", 200);
        if (justification.length() < 10) {
            throw Problem.badInput("justification must have at least 10 characters");
        }
        Leads.Asking asking = node.database()
                .inTransaction(tx -> node.leads()
                        .ask(
                                tx,
                                locked(tx, call),
                                purpose,
                                justification,
                                caseId,
                                new Asker(call.officer(), call.role())));
        // The refusal is in the ledger, so its transaction must be over before it is told.
        return switch (asking) {
            case Leads.Refused(var refuse) ->
                throw Problem.refused(refuse.code().name(), refuse.reason());
            case Leads.Barred(var bar) -> throw barred(bar);
            case Leads.Asked _ -> node.database().inTransaction(tx -> detail(tx, call));
        };
    }

    private static Problem barred(Leads.Bar bar) {
        return switch (bar) {
            case WAITS_FOR_AN_ANSWER -> Problem.wrongState("a request about this lead waits for its answer");
            case ALL_IS_DISCLOSED -> Problem.wrongState("everything behind this lead is disclosed or decided");
            case ASKED_TOO_OFTEN ->
                Problem.refused("ASKED_TOO_OFTEN", "a lead may be asked about three times in thirty days");
            case RESTS_ON_NOTHING ->
                Problem.refused("RESTS_ON_NOTHING", "nothing that is held gives the subject what was hit any more");
        };
    }

    private Reply decide(Call call) {
        var body = call.json();
        Hit.Outcome outcome = Call.choice(body, "outcome", Hit.Outcome.class);
        String reason = Call.text(body, "reason", 500);
        Outcomes.Reason code = code(body, outcome);
        boolean unsaid = reason.isEmpty() && Call.text(body, "code", 40).isEmpty();
        if (outcome == Hit.Outcome.REJECTED && unsaid) {
            throw Problem.badInput("a rejection needs a code or a reason");
        }
        Optional<String> named = Optional.of(Call.text(body, "record", 300)).filter(text -> !text.isEmpty());
        return node.database().inTransaction(tx -> {
            Lead lead = locked(tx, call);
            Optional<SubjectRef> record = record(lead, named).or(lead::record);
            if (record.isEmpty() && outcome == Hit.Outcome.CONFIRMED) {
                throw Problem.wrongState("a lead is confirmed only after the partner's record has been seen");
            }
            Instant now = node.settings().clock().instant();
            node.leads().decide(tx, lead, record, new Hit.Decision(outcome, code, reason, call.officer(), false, now));
            return detail(tx, call, find(tx, call), record);
        });
    }

    /** What the partner may be told: of a rejection the officer's choice, of a confirmation that both are the same. */
    private static Outcomes.Reason code(JsonNode body, Hit.Outcome outcome) {
        if (outcome == Hit.Outcome.CONFIRMED) {
            return Outcomes.Reason.SAME;
        }
        String code = Call.text(body, "code", 40);
        Outcomes.Reason chosen =
                code.isEmpty() ? Outcomes.Reason.DIFFERENT : Call.constant(code, "code", Outcomes.Reason.class);
        if (chosen == Outcomes.Reason.SAME) {
            throw Problem.badInput("a rejection does not say that both are the same");
        }
        return chosen;
    }

    private Reply undo(Call call) {
        return node.database().inTransaction(tx -> {
            Lead lead = locked(tx, call);
            Optional<SubjectRef> record = record(lead, call.query("record")).or(lead::record);
            if (lead.decision(record).isEmpty()) {
                throw Problem.wrongState("there is no decision to undo");
            }
            node.leads().undo(tx, lead, record, call.officer());
            return detail(tx, call, find(tx, call), record);
        });
    }
}
