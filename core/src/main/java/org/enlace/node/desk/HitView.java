// SPDX-License-Identifier: Apache-2.0
package org.enlace.node.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.enlace.cases.HeldSubject;
import org.enlace.match.Score;
import org.enlace.match.Term;
import org.enlace.model.SubjectRef;
import org.enlace.node.Hit;
import org.enlace.node.HitMoment;
import org.enlace.node.Node;
import org.enlace.share.DisclosureRequest;
import org.enlace.share.Foreign;
import org.enlace.share.Life;
import org.enlace.share.Operation;
import org.enlace.share.Standing;
import org.jdbi.v3.core.Handle;

/** A hit as the desk shows it: both subjects side by side, the score term by term, and everything that happened. */
final class HitView {
    private final Node node;

    HitView(Node node) {
        this.node = node;
    }

    /** Hits as a list shows them; one query, whatever their number. */
    List<Reply> summaries(Handle tx, List<Hit> hits) {
        Map<String, Reply> own =
                new SubjectView(node).own(tx, hits.stream().map(Hit::subject).toList());
        return hits.stream()
                .map(hit -> summary(hit, own.getOrDefault(hit.subject(), new Reply())))
                .toList();
    }

    private Reply summary(Hit hit, Reply own) {
        return Reply.of("id", hit.id())
                .with("class", veilClass(hit.identifierClass()))
                .with("partner", SignIn.authority(node.authorityOf(hit.partner())))
                .with("agreement", hit.agreement())
                .with("own", own)
                .with("at", hit.at())
                .with("state", hit.state())
                .with("probability", hit.probability())
                .with("scripted", hit.decision().map(Hit.Decision::scripted).orElse(false));
    }

    /** The desk's word for a class of identifiers. */
    static String veilClass(String label) {
        return switch (label) {
            case "companyNumber" -> "COMPANY_NUMBER";
            case "nameToken" -> "NAME_TOKEN";
            default -> label.toUpperCase(Locale.ROOT);
        };
    }

    Reply detail(Handle tx, Hit hit, String officer) {
        SubjectView subjects = new SubjectView(node);
        Optional<HeldSubject> own = node.files().held(tx, hit.subject());
        Optional<DisclosureRequest> request =
                hit.request().flatMap(id -> node.share().requests().get(tx, id));
        Reply reply = summaries(tx, List.of(hit))
                .getFirst()
                .with("purposes", purposes(tx, hit))
                .with(
                        "cases",
                        own.map(held -> held.cases().stream()
                                        .map(SubjectView::caseOf)
                                        .toList())
                                .orElse(List.of()))
                .with("withdrawn", node.hits().withdrawn(tx, hit.id()))
                .with("timeline", timeline(tx, hit))
                .with("request", request.map(this::request))
                .with("ownSubject", own.map(held -> subjects.full(tx, held)))
                .with("decision", hit.decision().map(HitView::decision));
        refusal(tx, hit).ifPresent(refusal -> reply.with("refusal", refusal));
        hit.foreign().ifPresent(ref -> foreign(tx, hit, ref, officer, reply));
        return reply;
    }

    private void foreign(Handle tx, Hit hit, SubjectRef ref, String officer, Reply reply) {
        Foreign.View view = node.share()
                .foreign()
                .ofRequest(
                        tx,
                        new Foreign.Reader(officer, Operation.DISCLOSE),
                        hit.request().orElse(""));
        view.subjects().stream()
                .filter(found -> found.subject().id().equals(ref.id()))
                .findFirst()
                .ifPresent(found -> {
                    reply.with("foreign", SubjectView.foreign(found, ref, view));
                    node.resemblances()
                            .score(tx, hit.subject(), found.subject())
                            .ifPresent(score -> reply.with("match", match(score)));
                });
    }

    static Reply match(Score score) {
        return Reply.of("probability", score.probability())
                .with("weight", score.weight())
                .with("prior", prior(score))
                .with(
                        "terms",
                        score.terms().stream()
                                .filter(term -> !term.code().equals("prior"))
                                .map(term -> Reply.of("code", term.code())
                                        .with(
                                                "fields",
                                                term.property().isEmpty() ? List.of() : List.of(term.property()))
                                        .with("weight", term.weight()))
                                .toList());
    }

    private static double prior(Score score) {
        return score.terms().stream()
                .filter(term -> term.code().equals("prior"))
                .mapToDouble(Term::weight)
                .sum();
    }

    private List<String> purposes(Handle tx, Hit hit) {
        return standing(tx, hit).stream()
                .flatMap(standing -> standing.agreement().purposes().stream())
                .filter(rule -> rule.recipients().contains(node.authority().id()))
                .map(rule -> rule.purpose().name())
                .toList();
    }

    private Optional<Standing> standing(Handle tx, Hit hit) {
        return node.share().agreements().get(tx, hit.agreement());
    }

    private Optional<Reply> refusal(Handle tx, Hit hit) {
        Optional<Standing> standing = standing(tx, hit);
        boolean inForce = standing.filter(one -> one.life() == Life.IN_FORCE).isPresent();
        return inForce
                ? Optional.empty()
                : Optional.of(Reply.of("code", "NO_AGREEMENT")
                        .with("message", "no agreement in force covers this hit any more"));
    }

    private Reply request(DisclosureRequest request) {
        return Reply.of("state", request.state())
                .with("at", request.opened())
                .with("purpose", request.purpose())
                .with("justification", request.justification())
                .with("caseId", request.caseReference())
                .with(
                        "refusal",
                        request.refusal()
                                .filter(code -> !code.isEmpty())
                                .map(code -> Reply.of("code", code).with("message", "the partner refused: " + code)));
    }

    private static Reply decision(Hit.Decision decision) {
        return Reply.of("outcome", decision.outcome())
                .with(
                        "code",
                        decision.outcome() == Hit.Outcome.REJECTED ? Optional.of(decision.code()) : Optional.empty())
                .with("reason", decision.reason())
                .with("by", decision.officer())
                .with("at", decision.at())
                .with("scripted", decision.scripted());
    }

    private List<Reply> timeline(Handle tx, Hit hit) {
        List<Reply> moments = new ArrayList<>();
        moments.add(Reply.of("at", hit.at()).with("code", "HIT"));
        hit.request()
                .ifPresent(id -> node.share().requests().timeline(tx, id).forEach(event -> moments.add(moment(event))));
        for (HitMoment moment : node.hits().moments(tx, hit.id())) {
            moments.add(Reply.of("at", moment.at())
                    .with("code", moment.code())
                    .with("authority", SignIn.authority(node.authority()))
                    .with("user", moment.officer())
                    .with("note", moment.note().isEmpty() ? Optional.empty() : moment.note()));
        }
        moments.sort(
                Comparator.comparing(moment -> String.valueOf(moment.fields().get("at"))));
        return moments;
    }

    Reply moment(DisclosureRequest.Event event) {
        return Reply.of("at", event.at())
                .with("code", event.code())
                .with("authority", SignIn.authority(node.authorityOf(event.authority())))
                .with("user", event.officer().isEmpty() ? Optional.empty() : event.officer());
    }
}
