// SPDX-License-Identifier: Apache-2.0
package org.enlace.node.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.model.Purpose;
import org.enlace.node.Hit;
import org.enlace.node.Node;
import org.enlace.share.Outcomes;
import org.enlace.share.Requests;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** The inbox of hits: list, look, ask for disclosure, confirm, reject, undo. */
final class HitRoutes {
    private final Node node;

    HitRoutes(Node node) {
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
        return node.database().read(tx -> {
            List<Hit> hits = node.hits().all(tx).stream()
                    .filter(hit -> state.isEmpty() || hit.state() == state.get())
                    .filter(hit -> partner.isEmpty() || hit.partner().value().equals(partner.get()))
                    .toList();
            return call.page(hits, page -> new HitView(node).summaries(tx, page))
                    .with(
                            "unanswered",
                            node.unanswered(tx).stream()
                                    .map(node::authorityOf)
                                    .map(SignIn::authority)
                                    .toList());
        });
    }

    private Hit find(Handle tx, Call call) {
        return node.hits().find(tx, call.path(0)).orElseThrow(() -> Problem.notFound("hit"));
    }

    private Hit locked(Handle tx, Call call) {
        return node.hits().lock(tx, call.path(0)).orElseThrow(() -> Problem.notFound("hit"));
    }

    private Reply detail(Handle tx, Call call) {
        return new HitView(node).detail(tx, find(tx, call), call.officer());
    }

    private Reply request(Call call) {
        var body = call.json();
        Purpose purpose = Call.choice(body, "purpose", Purpose.class);
        String justification = Call.required(body, "justification", 1000);
        String caseId = Call.required(body, "caseId", 200);
        if (justification.length() < 10) {
            throw Problem.badInput("justification must have at least 10 characters");
        }
        Requests.Opening opening = node.database().inTransaction(tx -> {
            Hit hit = locked(tx, call);
            if (hit.state() != Hit.State.NEW) {
                throw Problem.wrongState("this hit has been requested already");
            }
            return node.hits().request(tx, hit, purpose, justification, caseId, call.officer());
        });
        // The refusal is in the ledger, so its transaction must be over before it is told.
        return switch (opening) {
            case Requests.NotOpened(var refuse) ->
                throw Problem.refused(refuse.code().name(), refuse.reason());
            case Requests.Opened _ -> node.database().inTransaction(tx -> detail(tx, call));
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
        return node.database().inTransaction(tx -> {
            Hit hit = locked(tx, call);
            if (hit.foreign().isEmpty() && outcome == Hit.Outcome.CONFIRMED) {
                throw Problem.wrongState("a hit is confirmed only after the partner's record has been seen");
            }
            Instant now = node.settings().clock().instant();
            node.hits().decide(tx, hit, new Hit.Decision(outcome, code, reason, call.officer(), false, now));
            return detail(tx, call);
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
            Hit hit = locked(tx, call);
            if (hit.decision().isEmpty()) {
                throw Problem.wrongState("there is no decision to undo");
            }
            node.hits().undo(tx, hit, call.officer());
            return detail(tx, call);
        });
    }
}
