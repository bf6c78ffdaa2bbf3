// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.agreement.Decision;
import org.enlace.agreement.Operation;
import org.enlace.agreement.Standing;
import org.enlace.agreement.Terms;
import org.enlace.agreement.Trigger;
import org.enlace.cases.HeldSubject;
import org.enlace.exchange.Hit;
import org.enlace.exchange.HitMoment;
import org.enlace.exchange.Lead;
import org.enlace.match.Score;
import org.enlace.match.Term;
import org.enlace.model.CaseFile;
import org.enlace.model.Purpose;
import org.enlace.model.SubjectRef;
import org.enlace.node.Node;
import org.enlace.share.DisclosureRequest;
import org.enlace.share.Foreign;
import org.jdbi.v3.core.Handle;

/** A lead as the desk shows it: its evidence, both records side by side, the score term by term, and all that happened. */
public final class LeadView {
    private final Node node;

    public LeadView(Node node) {
        this.node = node;
    }

    /** Leads as a list shows them; one query, whatever their number. */
    public List<Reply> summaries(Handle tx, List<Lead> leads) {
        Map<String, Reply> own =
                new SubjectView(node).own(tx, leads.stream().map(Lead::subject).toList());
        return leads.stream()
                .map(lead -> summary(lead, own.getOrDefault(lead.subject(), new Reply())))
                .toList();
    }

    private Reply summary(Lead lead, Reply own) {
        Optional<SubjectRef> record = lead.record();
        return Reply.of("id", lead.id())
                .with(
                        "classes",
                        lead.evidence().stream()
                                .map(hit -> veilClass(hit.identifierClass()))
                                .distinct()
                                .toList())
                .with("hits", lead.evidence().size())
                .with("fresh", lead.fresh())
                .with("partner", Reply.authority(node.authorityOf(lead.partner())))
                .with("agreement", lead.evidence().getLast().agreement())
                .with("own", own)
                .with("at", lead.at())
                .with("state", lead.state())
                .with("withdrawn", lead.withdrawn())
                .with("probability", record.flatMap(ref -> probability(lead, ref)))
                .with(
                        "scripted",
                        lead.decision(record).map(Hit.Decision::scripted).orElse(false));
    }

    private static Optional<Double> probability(Lead lead, SubjectRef record) {
        return lead.behind(record).stream()
                .flatMap(hit -> hit.probability().stream())
                .max(Comparator.naturalOrder());
    }

    /** The desk's word for a class of identifiers. */
    public static String veilClass(String label) {
        return switch (label) {
            case "companyNumber" -> "COMPANY_NUMBER";
            case "nameToken" -> "NAME_TOKEN";
            default -> label.toUpperCase(Locale.ROOT);
        };
    }

    /** {@code record} is the partner's record to compare with; without one the lead's first. */
    public Reply detail(Handle tx, Lead lead, Optional<SubjectRef> record, String officer) {
        SubjectView subjects = new SubjectView(node);
        Optional<SubjectRef> compared = record.or(lead::record);
        Optional<HeldSubject> own = node.files().held(tx, lead.subject());
        List<DisclosureRequest> requests = node.leads().requests(tx, lead);
        Map<String, Foreign.View> views = views(tx, lead, officer);
        Reply reply = summaries(tx, List.of(lead))
                .getFirst()
                .with("agreement", node.leads().agreement(tx, lead))
                .with("evidence", evidence(lead, views))
                .with("purposes", purposes(tx, lead))
                .with(
                        "cases",
                        own.map(held -> held.cases().stream()
                                        .map(SubjectView::caseOf)
                                        .toList())
                                .orElse(List.of()))
                .with("timeline", timeline(tx, lead, requests))
                .with("request", requests.stream().findFirst().map(one -> request(tx, lead, one)))
                .with("bar", node.leads().bar(tx, lead))
                .with("tells", tells(tx, lead))
                .with("ownSubject", own.map(held -> subjects.full(tx, held)))
                .with("decision", lead.decision(compared).map(LeadView::decision));
        refusal(tx, lead).ifPresent(refusal -> reply.with("refusal", refusal));
        compared.ifPresent(ref -> foreign(tx, lead, ref, views, reply));
        return reply;
    }

    /** Each hit, and what is known of it: nothing yet, that it was asked about, or the record that it led to. */
    private List<Reply> evidence(Lead lead, Map<String, Foreign.View> views) {
        return lead.evidence().stream()
                .map(hit -> Reply.of("id", hit.id())
                        .with("class", veilClass(hit.identifierClass()))
                        .with("at", hit.at())
                        .with("state", told(lead, hit))
                        .with("probability", hit.probability())
                        .with("withdrawn", hit.withdrawn())
                        .with(
                                "record",
                                hit.foreign()
                                        .flatMap(ref -> view(views, hit.request())
                                                .flatMap(view -> in(view, ref))
                                                .map(found -> SubjectView.ref(ref, found.subject())))))
                .toList();
    }

    private static Hit.State told(Lead lead, Hit hit) {
        return hit.state() == Hit.State.REQUESTED && !lead.waits(hit) ? Hit.State.NEW : hit.state();
    }

    /** What answered each request about the lead, read once; each read is in the ledger. */
    private Map<String, Foreign.View> views(Handle tx, Lead lead, String officer) {
        Map<String, Foreign.View> views = new TreeMap<>();
        for (Hit hit : lead.evidence()) {
            if (hit.foreign().isPresent() && hit.request().isPresent()) {
                views.computeIfAbsent(
                        hit.request().get(),
                        request -> node.share()
                                .foreign()
                                .ofRequest(tx, new Foreign.Reader(officer, Operation.DISCLOSE), request));
            }
        }
        return views;
    }

    private static Optional<Foreign.View> view(Map<String, Foreign.View> views, Optional<String> request) {
        return request.flatMap(id -> Optional.ofNullable(views.get(id)));
    }

    private static Optional<Foreign.ForeignSubject> in(Foreign.View view, SubjectRef ref) {
        return view.subjects().stream()
                .filter(found -> found.subject().id().equals(ref.id()))
                .findFirst();
    }

    private void foreign(Handle tx, Lead lead, SubjectRef ref, Map<String, Foreign.View> views, Reply reply) {
        Optional<String> request =
                lead.behind(ref).stream().flatMap(hit -> hit.request().stream()).findFirst();
        view(views, request)
                .ifPresent(view -> in(view, ref).ifPresent(found -> {
                    reply.with("foreign", SubjectView.foreign(found, ref, view));
                    node.resemblances()
                            .score(tx, lead.subject(), found.subject())
                            .ifPresent(score -> reply.with("match", match(score)));
                }));
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

    private List<String> purposes(Handle tx, Lead lead) {
        return standing(tx, lead).stream()
                .flatMap(standing -> standing.agreement().purposes().stream())
                .filter(rule -> rule.recipients().contains(node.authority().id()))
                .map(rule -> rule.purpose().name())
                .toList();
    }

    private Optional<Standing> standing(Handle tx, Lead lead) {
        return node.share().agreements().get(tx, node.leads().agreement(tx, lead));
    }

    /** How much of a decision the partner is told. */
    private Terms.OutcomeDetail tells(Handle tx, Lead lead) {
        return standing(tx, lead)
                .map(standing -> standing.agreement().outcomes())
                .orElse(Terms.OutcomeDetail.NONE);
    }

    /** Why nothing can be asked now, as the agreement decides it: suspended is not the same as none. */
    private Optional<Reply> refusal(Handle tx, Lead lead) {
        Purpose purpose =
                purposes(tx, lead).stream().findFirst().map(Purpose::valueOf).orElse(Purpose.ORGANISATIONS_AND_METHODS);
        Hit asked = lead.undisclosed().stream()
                .findFirst()
                .orElseGet(() -> lead.evidence().getLast());
        Decision decision = node.share()
                .grants()
                .onSending(
                        tx,
                        node.leads().agreement(tx, lead),
                        lead.partner(),
                        asked.identifierClass(),
                        purpose,
                        Trigger.ON_HIT);
        return switch (decision) {
            case Decision.Permit _ -> Optional.empty();
            case Decision.Refuse refuse -> Optional.of(Clauses.refusal(refuse));
        };
    }

    private Reply request(Handle tx, Lead lead, DisclosureRequest request) {
        boolean held = node.share().foreign().isHeld(tx, request.id());
        return Reply.of("state", request.state())
                .with("at", request.opened())
                .with("due", request.due())
                .with("restsOnNothing", lead.restsOnNothing(request.id()))
                .with("gone", request.state() == DisclosureRequest.State.DISCLOSED && !held)
                .with("purpose", request.purpose())
                .with("justification", request.justification())
                .with("caseId", request.caseReference())
                .with(
                        "caseTitle",
                        node.files()
                                .cases()
                                .caseFile(tx, request.caseReference())
                                .map(CaseFile::title))
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

    private List<Reply> timeline(Handle tx, Lead lead, List<DisclosureRequest> requests) {
        List<Reply> moments = new ArrayList<>();
        lead.evidence().stream()
                .map(Hit::at)
                .distinct()
                .forEach(at -> moments.add(Reply.of("at", at).with("code", "HIT")));
        requests.forEach(
                one -> node.share().requests().timeline(tx, one.id()).forEach(event -> moments.add(moment(event))));
        for (HitMoment moment : node.leads().moments(tx, lead)) {
            moments.add(Reply.of("at", moment.at())
                    .with("code", moment.code())
                    .with("authority", Reply.authority(node.authority()))
                    .with("user", moment.officer())
                    .with("note", moment.note().isEmpty() ? Optional.empty() : moment.note()));
        }
        moments.sort(
                Comparator.comparing(moment -> String.valueOf(moment.fields().get("at"))));
        return moments;
    }

    public Reply moment(DisclosureRequest.Event event) {
        return Reply.of("at", event.at())
                .with("code", event.code())
                .with("authority", Reply.authority(node.authorityOf(event.authority())))
                .with("user", event.officer().isEmpty() ? Optional.empty() : event.officer());
    }
}
