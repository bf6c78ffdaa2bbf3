// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.AgreementTerms;
import org.enlace.agreement.OperationTrigger;
import org.enlace.agreement.SharedOperation;
import org.enlace.cases.HeldSubject;
import org.enlace.exchange.HitEvent;
import org.enlace.exchange.HitLead;
import org.enlace.exchange.VeilHit;
import org.enlace.match.MatchScore;
import org.enlace.match.ScoreTerm;
import org.enlace.model.CaseFile;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.enlace.model.SubjectRef;
import org.enlace.node.AuthorityNode;
import org.enlace.share.DisclosureRequest;
import org.enlace.share.ForeignRecords;
import org.jdbi.v3.core.Handle;

/** A lead as the desk shows it: its evidence, both records side by side, the score term by term, and all that happened. */
public final class LeadView {
    private final AuthorityNode node;

    public LeadView(AuthorityNode node) {
        this.node = node;
    }

    /** Leads as a list shows them; one query, whatever their number. */
    public List<JsonReply> summaries(Handle tx, List<HitLead> leads) {
        Map<String, JsonReply> own = new SubjectView(node)
                .own(tx, leads.stream().map(HitLead::subject).toList());
        return leads.stream()
                .map(lead -> summary(lead, own.getOrDefault(lead.subject(), new JsonReply())))
                .toList();
    }

    private JsonReply summary(HitLead lead, JsonReply own) {
        Optional<SubjectRef> record = lead.record();
        return JsonReply.of("id", lead.id())
                .with(
                        "classes",
                        lead.evidence().stream()
                                .map(hit -> veilClass(hit.identifierClass()))
                                .distinct()
                                .toList())
                .with("hits", lead.evidence().size())
                .with("fresh", lead.fresh())
                .with("partner", JsonReply.authority(node.authorityOf(lead.partner())))
                .with("agreement", lead.evidence().getLast().agreement().value())
                .with("own", own)
                .with("at", lead.at())
                .with("state", lead.state())
                .with("withdrawn", lead.withdrawn())
                .with("probability", record.flatMap(ref -> probability(lead, ref)))
                .with(
                        "scripted",
                        lead.decision(record).map(VeilHit.Decision::scripted).orElse(false));
    }

    private static Optional<Double> probability(HitLead lead, SubjectRef record) {
        return lead.behind(record).stream()
                .flatMap(hit -> hit.probability().stream())
                .max(Comparator.naturalOrder());
    }

    /** The desk's word for a class of identifiers. */
    public static String veilClass(ClassLabel label) {
        return switch (label.value()) {
            case "companyNumber" -> "COMPANY_NUMBER";
            case "nameToken" -> "NAME_TOKEN";
            default -> label.value().toUpperCase(Locale.ROOT);
        };
    }

    /** {@code record} is the partner's record to compare with; without one the lead's first. */
    public JsonReply detail(Handle tx, HitLead lead, Optional<SubjectRef> record, OfficerName officer) {
        SubjectView subjects = new SubjectView(node);
        Optional<SubjectRef> compared = record.or(lead::record);
        Optional<HeldSubject> own = node.files().held(tx, lead.subject());
        List<DisclosureRequest> requests = node.leads().requests(tx, lead);
        Map<String, ForeignRecords.View> views = views(tx, lead, officer);
        JsonReply reply = summaries(tx, List.of(lead))
                .getFirst()
                .with("agreement", node.leads().agreement(tx, lead).value())
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
    private List<JsonReply> evidence(HitLead lead, Map<String, ForeignRecords.View> views) {
        return lead.evidence().stream()
                .map(hit -> JsonReply.of("id", hit.id())
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

    private static VeilHit.State told(HitLead lead, VeilHit hit) {
        return hit.state() == VeilHit.State.REQUESTED && !lead.waits(hit) ? VeilHit.State.NEW : hit.state();
    }

    /** What answered each request about the lead, read once; each read is in the ledger. */
    private Map<String, ForeignRecords.View> views(Handle tx, HitLead lead, OfficerName officer) {
        Map<String, ForeignRecords.View> views = new TreeMap<>();
        for (VeilHit hit : lead.evidence()) {
            if (hit.foreign().isPresent() && hit.request().isPresent()) {
                views.computeIfAbsent(
                        hit.request().get(),
                        request -> node.share()
                                .foreign()
                                .ofRequest(tx, new ForeignRecords.Reader(officer, SharedOperation.DISCLOSE), request));
            }
        }
        return views;
    }

    private static Optional<ForeignRecords.View> view(
            Map<String, ForeignRecords.View> views, Optional<String> request) {
        return request.flatMap(id -> Optional.ofNullable(views.get(id)));
    }

    private static Optional<ForeignRecords.ForeignSubject> in(ForeignRecords.View view, SubjectRef ref) {
        return view.subjects().stream()
                .filter(found -> found.subject().id().equals(ref.id()))
                .findFirst();
    }

    private void foreign(
            Handle tx, HitLead lead, SubjectRef ref, Map<String, ForeignRecords.View> views, JsonReply reply) {
        Optional<String> request =
                lead.behind(ref).stream().flatMap(hit -> hit.request().stream()).findFirst();
        view(views, request)
                .ifPresent(view -> in(view, ref).ifPresent(found -> {
                    reply.with("foreign", SubjectView.foreign(found, ref, view));
                    node.foreignResemblances()
                            .score(tx, lead.subject(), found.subject())
                            .ifPresent(score -> reply.with("match", match(score)));
                }));
    }

    static JsonReply match(MatchScore score) {
        return JsonReply.of("probability", score.probability())
                .with("weight", score.weight())
                .with("prior", prior(score))
                .with(
                        "terms",
                        score.terms().stream()
                                .filter(term -> !term.code().equals("prior"))
                                .map(term -> JsonReply.of("code", term.code())
                                        .with(
                                                "fields",
                                                term.property().isEmpty() ? List.of() : List.of(term.property()))
                                        .with("weight", term.weight()))
                                .toList());
    }

    private static double prior(MatchScore score) {
        return score.terms().stream()
                .filter(term -> term.code().equals("prior"))
                .mapToDouble(ScoreTerm::weight)
                .sum();
    }

    private List<String> purposes(Handle tx, HitLead lead) {
        return standing(tx, lead).stream()
                .flatMap(standing -> standing.agreement().purposes().stream())
                .filter(rule -> rule.recipients().contains(node.authority().id()))
                .map(rule -> rule.purpose().name())
                .toList();
    }

    private Optional<AgreementStanding> standing(Handle tx, HitLead lead) {
        return node.share().agreements().get(tx, node.leads().agreement(tx, lead));
    }

    /** How much of a decision the partner is told. */
    private AgreementTerms.OutcomeDetail tells(Handle tx, HitLead lead) {
        return standing(tx, lead)
                .map(standing -> standing.agreement().outcomes())
                .orElse(AgreementTerms.OutcomeDetail.NONE);
    }

    /** Why nothing can be asked now, as the agreement decides it: suspended is not the same as none. */
    private Optional<JsonReply> refusal(Handle tx, HitLead lead) {
        Purpose purpose =
                purposes(tx, lead).stream().findFirst().map(Purpose::valueOf).orElse(Purpose.ORGANISATIONS_AND_METHODS);
        VeilHit asked = lead.undisclosed().stream()
                .findFirst()
                .orElseGet(() -> lead.evidence().getLast());
        AgreementDecision decision = node.share()
                .grants()
                .onSending(
                        tx,
                        node.leads().agreement(tx, lead),
                        lead.partner(),
                        asked.identifierClass(),
                        purpose,
                        OperationTrigger.ON_HIT);
        return switch (decision) {
            case AgreementDecision.Permit _ -> Optional.empty();
            case AgreementDecision.Refuse refuse -> Optional.of(ClauseView.refusal(refuse));
        };
    }

    private JsonReply request(Handle tx, HitLead lead, DisclosureRequest request) {
        boolean held = node.share().foreign().isHeld(tx, request.id());
        return JsonReply.of("state", request.state())
                .with("at", request.opened())
                .with("due", request.term().due())
                .with("restsOnNothing", lead.restsOnNothing(request.id()))
                .with("gone", request.state() == DisclosureRequest.State.DISCLOSED && !held)
                .with("purpose", request.purpose())
                .with("justification", request.asked().justification())
                .with("caseId", request.asked().caseReference())
                .with(
                        "caseTitle",
                        node.files()
                                .cases()
                                .caseFile(tx, request.asked().caseReference())
                                .map(CaseFile::title))
                .with(
                        "refusal",
                        request.ending()
                                .refusal()
                                .filter(code -> !code.isEmpty())
                                .map(code ->
                                        JsonReply.of("code", code).with("message", "the partner refused: " + code)));
    }

    private static JsonReply decision(VeilHit.Decision decision) {
        return JsonReply.of("outcome", decision.outcome())
                .with(
                        "code",
                        decision.outcome() == VeilHit.Outcome.REJECTED
                                ? Optional.of(decision.code())
                                : Optional.empty())
                .with("reason", decision.reason())
                .with("by", decision.officer())
                .with("at", decision.at())
                .with("scripted", decision.scripted());
    }

    private List<JsonReply> timeline(Handle tx, HitLead lead, List<DisclosureRequest> requests) {
        List<JsonReply> moments = new ArrayList<>();
        lead.evidence().stream()
                .map(VeilHit::at)
                .distinct()
                .forEach(at -> moments.add(JsonReply.of("at", at).with("code", "HIT")));
        requests.forEach(
                one -> node.share().requests().timeline(tx, one.id()).forEach(event -> moments.add(moment(event))));
        for (HitEvent moment : node.leads().moments(tx, lead)) {
            moments.add(JsonReply.of("at", moment.at())
                    .with("code", moment.code())
                    .with("authority", JsonReply.authority(node.authority()))
                    .with("user", moment.officer())
                    .with("note", moment.note().isEmpty() ? Optional.empty() : moment.note()));
        }
        moments.sort(
                Comparator.comparing(moment -> String.valueOf(moment.fields().get("at"))));
        return moments;
    }

    public JsonReply moment(DisclosureRequest.Event event) {
        return JsonReply.of("at", event.at())
                .with("code", event.code())
                .with("authority", JsonReply.authority(node.authorityOf(event.authority())))
                .with("user", event.officer());
    }
}
