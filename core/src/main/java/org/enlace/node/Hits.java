// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.ledger.EntryType;
import org.enlace.ledger.Ledger;
import org.enlace.match.Score;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;
import org.enlace.model.Subject;
import org.enlace.model.SubjectRef;
import org.enlace.node.Changes.Change;
import org.enlace.share.Matter;
import org.enlace.share.Outcomes;
import org.enlace.share.Requests;
import org.enlace.share.Share;
import org.enlace.veil.Scope;
import org.enlace.veil.TagLayout;
import org.jdbi.v3.core.Handle;

/**
 * The inbox of hits: what the veil found, the request and the disclosure that followed, and what named officers decided.
 * A hit is a lead; only an officer's confirmation makes two records one, and it can be undone.
 */
public final class Hits {
    private final Scoring scoring;
    private final Share share;
    private final Ledger ledger;
    private final Changes changes;
    private final Clock clock;
    private final SecureRandom random;

    Hits(Scoring scoring, Share share, Ledger ledger, Changes changes, Clock clock, SecureRandom random) {
        this.scoring = scoring;
        this.share = share;
        this.ledger = ledger;
        this.changes = changes;
        this.clock = clock;
        this.random = random;
    }

    /** All hits, newest first. */
    public List<Hit> all(Handle tx) {
        return HitTable.all(tx);
    }

    /** Hits of one own subject, newest first. */
    public List<Hit> ofSubject(Handle tx, String subject) {
        return HitTable.ofSubject(tx, subject);
    }

    /** How many hits each of these own subjects has; those without any are left out. */
    public Map<String, Long> count(Handle tx, Collection<String> subjects) {
        return HitTable.count(tx, subjects);
    }

    public Optional<Hit> find(Handle tx, String id) {
        return HitTable.find(tx, id);
    }

    /** As {@link #find}, and nobody else acts on it, or on hits of the same record, until the transaction ends. */
    public Optional<Hit> lock(Handle tx, String id) {
        HitTable.find(tx, id).ifPresent(hit -> HitTable.lock(tx, hit));
        return HitTable.find(tx, id);
    }

    /** Decisions about a hit and their undoing, oldest first. */
    public List<HitMoment> moments(Handle tx, String id) {
        return HitTable.moments(tx, id);
    }

    private record Lead(Hit hit, String input, Optional<String> known) {}

    /** Adds what an opened answer found; returns how many hits are new. One ledger entry where there are any. */
    int found(Handle tx, AuthorityId partner, Scope scope, VeilClass veilClass, List<VeilClass.Found> found) {
        Map<String, List<String>> held = byDigest(tx, veilClass);
        Set<String> seen = new HashSet<>();
        List<Lead> leads = new ArrayList<>();
        for (VeilClass.Found one : found) {
            for (String subject : held.getOrDefault(one.input(), List.of())) {
                if (seen.add(one.lead() + subject)) {
                    Hit hit = hit(partner, scope, one.handle(), subject);
                    leads.add(new Lead(hit, one.lead(), HitTable.handle(tx, hit, one.lead())));
                }
            }
        }
        int fresh = (int) leads.stream().filter(lead -> lead.known().isEmpty()).count();
        if (fresh > 0) {
            ledger.append(tx, EntryType.HIT, Veiling.account(scope, partner, "hits", fresh));
            tx.afterCommit(() -> changes.tell(Change.HITS, Change.PICTURE));
        }
        leads.stream()
                .filter(lead -> !lead.known().equals(Optional.of(lead.hit().handle())))
                .forEach(lead -> HitTable.keep(tx, lead.hit(), lead.input()));
        return fresh;
    }

    /**
     * Marks the hits of these own subjects whose value the files do not give any more, and unmarks those whose value they
     * give again; returns how many are marked now.
     */
    long rest(Handle tx, Collection<String> subjects, VeilClasses classes) {
        List<HitTable.Resting> resting = HitTable.resting(tx, subjects);
        Map<String, Map<String, List<String>>> held = new HashMap<>();
        long marked = 0;
        for (HitTable.Resting hit : resting) {
            Map<String, List<String>> of = held.computeIfAbsent(
                    hit.label(), label -> classes.ofLabel(label).map(one -> byDigest(tx, one)).orElse(Map.of()));
            boolean name = hit.label().equals(TagLayout.NAME_TOKEN);
            boolean stands = name
                    ? of.values().stream().anyMatch(holders -> holders.contains(hit.subject()))
                    : of.getOrDefault(hit.input(), List.of()).contains(hit.subject());
            HitTable.rests(tx, hit.id(), stands, clock.instant());
            marked += stands ? 0 : 1;
        }
        return marked;
    }

    /** Since when a hit rests on nothing that is held, because its source was taken back. */
    public Optional<Instant> withdrawn(Handle tx, String hit) {
        return HitTable.withdrawn(tx, hit);
    }

    private static Map<String, List<String>> byDigest(Handle tx, VeilClass veilClass) {
        Map<String, List<String>> subjects = new HashMap<>();
        veilClass.held(tx).forEach((value, of) -> subjects.put(veilClass.digest(value), of));
        return subjects;
    }

    private Hit hit(AuthorityId partner, Scope scope, String handle, String subject) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return new Hit(
                HexFormat.of().formatHex(id),
                partner,
                scope.agreementDigest(),
                scope.classLabel(),
                handle,
                subject,
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Asks the partner to disclose the record behind a hit. */
    public Requests.Opening request(
            Handle tx, Hit hit, Purpose purpose, String justification, String caseReference, String officer) {
        Requests.Opening opening = share.requests()
                .open(
                        tx,
                        new Requests.Question(
                                hit.partner(),
                                hit.agreement(),
                                hit.identifierClass(),
                                hit.handle(),
                                purpose,
                                justification,
                                caseReference,
                                officer));
        if (opening instanceof Requests.Opened opened) {
            HitTable.requested(tx, hit, opened.request().id());
            tx.afterCommit(() -> changes.tell(Change.HITS));
        }
        return opening;
    }

    /** Scores what a request brought against the own subjects behind its hits. */
    void disclosed(Handle tx, String request, AuthorityId partner, Matter received) {
        for (Hit hit : HitTable.ofRequest(tx, request)) {
            closest(tx, hit, received.hitSubjects())
                    .ifPresent(one -> HitTable.disclosed(
                            tx, hit.id(), new SubjectRef(partner, one.foreign().id()), one.probability()));
        }
        scoring.compare(tx, partner, received.subjects());
        tx.afterCommit(() -> changes.tell(Change.HITS, Change.PICTURE));
    }

    private record Scored(Subject foreign, double probability) {}

    /** Of the records that hold the identifier, the one that is likeliest to be the own subject. */
    private Optional<Scored> closest(Handle tx, Hit hit, List<Subject> foreign) {
        return foreign.stream()
                .map(subject -> new Scored(
                        subject,
                        scoring.score(tx, hit.subject(), subject)
                                .map(Score::probability)
                                .orElse(0.0)))
                .max(Comparator.comparingDouble(Scored::probability));
    }

    /** After a purge: hits go back to where they stood without the record, and comparisons with it are forgotten. */
    void purged(Handle tx, String agreement) {
        Set<SubjectRef> held = share.foreign().held(tx);
        HitTable.all(tx).stream()
                .filter(hit -> hit.agreement().equals(agreement))
                .filter(hit -> hit.foreign().filter(ref -> !held.contains(ref)).isPresent())
                .forEach(hit -> HitTable.purged(tx, hit.id()));
        scoring.forget(tx, foreign -> !held.contains(foreign));
    }

    /** An officer's decision; the partner is told {@code code}, as far as the agreement lets it know. */
    public void decide(Handle tx, Hit hit, Hit.Decision decision) {
        HitTable.undone(tx, hit.id(), decision.officer(), decision.at());
        HitTable.decided(tx, hit.id(), decision);
        Outcomes.Outcome told = switch (decision.outcome()) {
            case CONFIRMED -> Outcomes.Outcome.CONFIRMED;
            case REJECTED -> Outcomes.Outcome.REJECTED;
        };
        tell(tx, hit, told, decision.code(), decision.reason(), decision.officer());
    }

    /** Takes the standing decision back; it stays on record as undone. */
    public void undo(Handle tx, Hit hit, String officer) {
        HitTable.undone(tx, hit.id(), officer, clock.instant());
        tell(tx, hit, Outcomes.Outcome.WITHDRAWN, Outcomes.Reason.UNSPECIFIED, "", officer);
    }

    private void tell(Handle tx, Hit hit, Outcomes.Outcome outcome, Outcomes.Reason why, String text, String officer) {
        Outcomes.Told told =
                new Outcomes.Told(hit.partner(), hit.handle(), hit.request().orElse(""), outcome, why, text);
        Optional<?> kept =
                share.outcomes().tell(tx, hit.identifierClass(), Purpose.ORGANISATIONS_AND_METHODS, told, officer);
        if (kept.isPresent()) {
            ledger.append(
                    tx,
                    EntryType.OUTCOME,
                    Map.of("partner", hit.partner().value(), "hit", hit.id(), "outcome", outcome, "officer", officer));
        }
        tx.afterCommit(() -> changes.tell(Change.HITS, Change.PICTURE));
    }
}
