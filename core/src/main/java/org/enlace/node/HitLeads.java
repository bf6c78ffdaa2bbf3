// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.enlace.agreement.AgreementDecision.Refuse;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.AskingOfficer;
import org.enlace.agreement.HitHandle;
import org.enlace.exchange.HitEvent;
import org.enlace.exchange.HitLead;
import org.enlace.exchange.HitTable;
import org.enlace.exchange.VeilHit;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.entry.DisclosureEntry;
import org.enlace.model.AgreementDigest;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.enlace.model.SubjectRef;
import org.enlace.share.DisclosureRequest;
import org.enlace.share.DisclosureRequest.Side;
import org.enlace.share.DisclosureRequests;
import org.enlace.share.HitOutcomes;
import org.enlace.share.ShareWiring;
import org.enlace.store.ChangeNotices;
import org.enlace.store.ChangeNotices.Change;
import org.jdbi.v3.core.Handle;

/**
 * The work that hits make: one lead for each own subject and partner, asked about once with all that speaks for it, decided
 * by a named officer, and decided anew where that was wrong.
 */
public final class HitLeads {
    /** How often a lead may be asked about within {@link #WITHIN}, refused or not. */
    static final int MOST_REQUESTS = 3;

    static final Duration WITHIN = Duration.ofDays(30);

    private final ShareWiring share;
    private final Ledger ledger;
    private final ChangeNotices changes;
    private final Clock clock;

    HitLeads(ShareWiring share, Ledger ledger, ChangeNotices changes, Clock clock) {
        this.share = share;
        this.ledger = ledger;
        this.changes = changes;
        this.clock = clock;
    }

    /** All leads, those with the newest evidence first; two queries. */
    public List<HitLead> all(Handle tx) {
        return of(tx, HitTable.all(tx));
    }

    /** Leads about one own subject. */
    public List<HitLead> ofSubject(Handle tx, String subject) {
        return of(tx, HitTable.ofSubject(tx, subject));
    }

    /** The lead that a hit belongs to, by the id of any of its hits. */
    public Optional<HitLead> find(Handle tx, String hit) {
        return HitTable.find(tx, hit)
                .flatMap(found -> ofSubject(tx, found.subject()).stream()
                        .filter(lead -> lead.partner().equals(found.partner()))
                        .findFirst());
    }

    /** How many leads each of these own subjects has; those without any are left out. */
    public Map<String, Long> count(Handle tx, Collection<String> subjects) {
        return HitTable.countLeads(tx, subjects);
    }

    /** As {@link #find}, and nobody else acts on hits of the same records until the transaction ends. */
    public Optional<HitLead> lock(Handle tx, String hit) {
        find(tx, hit).ifPresent(lead -> HitTable.lock(tx, lead.evidence()));
        return find(tx, hit);
    }

    private List<HitLead> of(Handle tx, List<VeilHit> hits) {
        Set<String> waiting = waiting(tx);
        Map<String, List<VeilHit>> evidence = new LinkedHashMap<>();
        hits.forEach(hit -> evidence.computeIfAbsent(hit.partner() + "/" + hit.subject(), _ -> new ArrayList<>())
                .add(hit));
        return evidence.values().stream()
                .map(some -> new HitLead(some, of(some, waiting)))
                .sorted(Comparator.comparing(HitLead::at).reversed().thenComparing(HitLead::id))
                .toList();
    }

    private static Set<String> of(List<VeilHit> hits, Set<String> waiting) {
        return hits.stream()
                .flatMap(hit -> hit.request().stream())
                .filter(waiting::contains)
                .collect(Collectors.toSet());
    }

    private Set<String> waiting(Handle tx) {
        Set<String> waiting = new HashSet<>();
        share.requests().outlines(tx, Side.ASKED).stream()
                .filter(request -> request.state().isOpen())
                .forEach(request -> waiting.add(request.id()));
        return waiting;
    }

    /** Requests about a lead, newest first. */
    public List<DisclosureRequest> requests(Handle tx, HitLead lead) {
        Set<String> ids = new HashSet<>(HitTable.askedAbout(tx, lead, Instant.EPOCH));
        lead.evidence().forEach(hit -> hit.request().ifPresent(ids::add));
        return ids.stream()
                .flatMap(id -> share.requests().get(tx, id).stream())
                .sorted(Comparator.comparing(DisclosureRequest::opened)
                        .reversed()
                        .thenComparing(DisclosureRequest::id))
                .toList();
    }

    /** Why a lead cannot be asked about now, whatever its agreement says. */
    public enum Bar {
        WAITS_FOR_AN_ANSWER,
        ALL_IS_DISCLOSED,
        ASKED_TOO_OFTEN,
        RESTS_ON_NOTHING
    }

    /** What came of asking. */
    public sealed interface Asking {}

    public record Asked(DisclosureRequest request) implements Asking {}

    public record Refused(Refuse refusal) implements Asking {}

    public record Barred(Bar bar) implements Asking {}

    /** Empty where the lead may be asked about: also again, after a refusal, an expiry or a purge. */
    public Optional<Bar> bar(Handle tx, HitLead lead) {
        if (lead.withdrawn().isPresent()) {
            return Optional.of(Bar.RESTS_ON_NOTHING);
        }
        if (lead.undisclosed().isEmpty()) {
            return Optional.of(Bar.ALL_IS_DISCLOSED);
        }
        if (lead.askable().isEmpty()) {
            return Optional.of(Bar.WAITS_FOR_AN_ANSWER);
        }
        int asked = HitTable.askedAbout(tx, lead, clock.instant().minus(WITHIN)).size();
        return asked < MOST_REQUESTS ? Optional.empty() : Optional.of(Bar.ASKED_TOO_OFTEN);
    }

    /** The agreement under which a lead is asked about: one in force where there is any, else that of the newest hit. */
    public AgreementDigest agreement(Handle tx, HitLead lead) {
        List<VeilHit> open = lead.askable().isEmpty() ? lead.evidence() : lead.askable();
        List<VeilHit> newest = open.stream()
                .sorted(Comparator.comparing(VeilHit::at).reversed())
                .toList();
        return newest.stream()
                .map(VeilHit::agreement)
                .filter(digest -> share.agreements()
                        .get(tx, digest)
                        .filter(standing -> standing.life() == AgreementLife.IN_FORCE)
                        .isPresent())
                .findFirst()
                .orElseGet(() -> newest.getFirst().agreement());
    }

    /** Asks the partner to disclose what stands behind a lead: one request with all its handles, the surest first. */
    public Asking ask(
            Handle tx, HitLead lead, Purpose purpose, String justification, String caseReference, AskingOfficer asker) {
        Optional<Bar> bar = bar(tx, lead);
        if (bar.isPresent()) {
            return new Barred(bar.get());
        }
        AgreementDigest agreement = agreement(tx, lead);
        List<VeilHit> asked = lead.askable().stream()
                .filter(hit -> hit.agreement().equals(agreement))
                .toList();
        List<HitHandle> handles = asked.stream()
                .map(VeilHit::handle)
                .distinct()
                .limit(DisclosureRequests.MOST_HANDLES)
                .toList();
        DisclosureRequests.Opening opening = share.requests()
                .open(
                        tx,
                        new DisclosureRequests.Question(
                                lead.partner(), agreement, handles, purpose, justification, caseReference, asker));
        return switch (opening) {
            case DisclosureRequests.NotOpened(var refusal) -> new Refused(refusal);
            case DisclosureRequests.Opened(var request) -> {
                HitTable.asked(tx, lead, request.id(), clock.instant());
                handles.forEach(one -> HitTable.requested(tx, lead.partner(), agreement, one, request.id()));
                tx.afterCommit(() -> changes.tell(Change.HITS));
                yield new Asked(request);
            }
        };
    }

    /**
     * An officer's decision about one of the partner's records, or about the lead where none was disclosed; the partner is
     * told {@code code}, as far as the agreement lets it know.
     */
    public void decide(Handle tx, HitLead lead, Optional<SubjectRef> record, VeilHit.Decision decision) {
        List<VeilHit> decided = about(lead, record);
        for (VeilHit hit : decided) {
            HitTable.undone(tx, hit.id(), decision.officer(), decision.at());
            HitTable.decided(tx, hit.id(), decision);
        }
        HitOutcomes.Outcome told = switch (decision.outcome()) {
            case CONFIRMED -> HitOutcomes.Outcome.CONFIRMED;
            case REJECTED -> HitOutcomes.Outcome.REJECTED;
        };
        tell(tx, decided, told, decision.code(), decision.reason(), decision.officer());
    }

    /** Takes the standing decision about a record back; it stays on record as undone. */
    public void undo(Handle tx, HitLead lead, Optional<SubjectRef> record, OfficerName officer) {
        List<VeilHit> undone = about(lead, record).stream()
                .filter(hit -> hit.decision().isPresent())
                .toList();
        undone.forEach(hit -> HitTable.undone(tx, hit.id(), officer, clock.instant()));
        tell(tx, undone, HitOutcomes.Outcome.WITHDRAWN, HitOutcomes.Reason.UNSPECIFIED, "", officer);
    }

    private static List<VeilHit> about(HitLead lead, Optional<SubjectRef> record) {
        return lead.evidence().stream()
                .filter(hit -> hit.foreign().equals(record))
                .toList();
    }

    /** Tells the partner once for each request, and once for each handle that was never asked about. */
    private void tell(
            Handle tx,
            List<VeilHit> hits,
            HitOutcomes.Outcome outcome,
            HitOutcomes.Reason why,
            String text,
            OfficerName officer) {
        Map<String, VeilHit> once = new TreeMap<>();
        hits.forEach(hit ->
                once.putIfAbsent(hit.request().orElse(hit.handle().handle().hex()), hit));
        for (VeilHit hit : once.values()) {
            HitOutcomes.Told told = new HitOutcomes.Told(
                    hit.partner(), hit.handle(), hit.request().orElse(""), outcome, why, text);
            Optional<Refuse> kept = share.outcomes().tell(tx, Purpose.ORGANISATIONS_AND_METHODS, told, officer);
            if (kept.isPresent()) {
                ledger.append(tx, new DisclosureEntry.OutcomeKept(hit.partner(), hit.id(), outcome.name(), officer));
            }
        }
        tx.afterCommit(() -> changes.tell(Change.HITS, Change.PICTURE));
    }

    /** Decisions about a lead and their undoing, oldest first. */
    public List<HitEvent> moments(Handle tx, HitLead lead) {
        return HitTable.moments(tx, lead.evidence().stream().map(VeilHit::id).toList());
    }
}
