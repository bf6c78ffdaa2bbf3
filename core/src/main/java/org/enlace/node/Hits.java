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
import org.enlace.model.Subject;
import org.enlace.model.SubjectRef;
import org.enlace.node.Changes.Change;
import org.enlace.share.Matter;
import org.enlace.share.Share;
import org.enlace.veil.Scope;
import org.enlace.veil.TagLayout;
import org.jdbi.v3.core.Handle;

/** Hits as evidence: what the veil found, and the partner's record behind each once it is disclosed. {@link Leads} are the work. */
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

    public Optional<Hit> find(Handle tx, String id) {
        return HitTable.find(tx, id);
    }

    private record Found(Hit hit, String input, Optional<String> known) {}

    /** Adds what an opened answer found; returns how many hits are new. One ledger entry where there are any. */
    int found(Handle tx, AuthorityId partner, Scope scope, VeilClass veilClass, List<VeilClass.Found> found) {
        Map<String, List<String>> held = byDigest(tx, veilClass);
        Set<String> seen = new HashSet<>();
        List<Found> leads = new ArrayList<>();
        for (VeilClass.Found one : found) {
            for (String subject : held.getOrDefault(one.input(), List.of())) {
                if (seen.add(one.lead() + subject)) {
                    Hit hit = hit(partner, scope, one.handle(), subject);
                    leads.add(new Found(hit, one.lead(), HitTable.handle(tx, hit, one.lead())));
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
                    hit.label(),
                    label ->
                            classes.ofLabel(label).map(one -> byDigest(tx, one)).orElse(Map.of()));
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
}
