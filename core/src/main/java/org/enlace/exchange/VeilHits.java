// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.enlace.agreement.HitContext;
import org.enlace.agreement.HitHandle;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.entry.QuestionEntry;
import org.enlace.match.MatchScore;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.Subject;
import org.enlace.model.SubjectRef;
import org.enlace.model.VeilHandle;
import org.enlace.node.HitLeads;
import org.enlace.share.ShareWiring;
import org.enlace.store.ChangeNotices;
import org.enlace.store.ChangeNotices.Change;
import org.enlace.veil.tags.KeyScope;
import org.jdbi.v3.core.Handle;

/** Hits as evidence: what the veil found, and the partner's record behind each once it is disclosed. {@link HitLeads} are the work. */
public final class VeilHits {
    private final ForeignScoring scoring;
    private final ShareWiring share;
    private final Ledger ledger;
    private final ChangeNotices changes;
    private final Clock clock;
    private final SecureRandom random;

    public VeilHits(
            ForeignScoring scoring,
            ShareWiring share,
            Ledger ledger,
            ChangeNotices changes,
            Clock clock,
            SecureRandom random) {
        this.scoring = scoring;
        this.share = share;
        this.ledger = ledger;
        this.changes = changes;
        this.clock = clock;
        this.random = random;
    }

    /** All hits, newest first. */
    public List<VeilHit> all(Handle tx) {
        return HitTable.all(tx);
    }

    public Optional<VeilHit> find(Handle tx, String id) {
        return HitTable.find(tx, id);
    }

    /** Adds what an opened answer found; returns how many hits are new. One ledger entry where there are any. */
    int found(
            Handle tx, AuthorityId partner, KeyScope scope, QuestionClass veilClass, List<QuestionClass.Found> found) {
        if (found.isEmpty()) {
            return 0;
        }
        SortedMap<String, List<String>> held = veilClass.held(tx);
        Map<String, String> values = veilClass.byDigest(held);
        Map<String, HitTable.Found> hits = new LinkedHashMap<>();
        for (QuestionClass.Found one : found) {
            for (String subject : held.getOrDefault(values.getOrDefault(one.input(), ""), List.of())) {
                hits.computeIfAbsent(
                                one.lead() + subject,
                                _ -> new HitTable.Found(
                                        hit(partner, scope, one.handle(), subject), one.lead(), new TreeSet<>()))
                        .values()
                        .add(one.input());
            }
        }
        int fresh = HitTable.keep(tx, List.copyOf(hits.values()));
        if (fresh > 0) {
            ledger.append(tx, new QuestionEntry.HitsFound(VeilAsker.logged(scope, partner), fresh));
            tx.afterCommit(() -> changes.tell(Change.HITS, Change.PICTURE));
        }
        return fresh;
    }

    private VeilHit hit(AuthorityId partner, KeyScope scope, VeilHandle handle, String subject) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return new VeilHit(
                HexFormat.of().formatHex(id),
                new VeilHit.Found(
                        partner,
                        scope.agreementDigest(),
                        new HitHandle(scope.classLabel(), handle),
                        subject,
                        clock.instant()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Scores what a request brought against the own subjects behind its hits. */
    public void disclosed(Handle tx, String request, AuthorityId partner, HitContext received) {
        for (VeilHit hit : HitTable.ofRequest(tx, request)) {
            closest(tx, hit, received.hitSubjects())
                    .ifPresent(one -> HitTable.disclosed(
                            tx, hit.id(), new SubjectRef(partner, one.foreign().id()), one.probability()));
        }
        scoring.compare(tx, partner, received.subjects());
        tx.afterCommit(() -> changes.tell(Change.HITS, Change.PICTURE));
    }

    private record Scored(Subject foreign, double probability) {}

    /** Of the records that hold the identifier, the one that is likeliest to be the own subject. */
    private Optional<Scored> closest(Handle tx, VeilHit hit, List<Subject> foreign) {
        return foreign.stream()
                .map(subject -> new Scored(
                        subject,
                        scoring.score(tx, hit.subject(), subject)
                                .map(MatchScore::probability)
                                .orElse(0.0)))
                .max(Comparator.comparingDouble(Scored::probability));
    }

    /** After a purge: hits go back to where they stood without the record, and comparisons with it are forgotten. */
    public void purged(Handle tx, AgreementDigest agreement) {
        Set<SubjectRef> held = share.foreign().held(tx);
        HitTable.all(tx).stream()
                .filter(hit -> hit.agreement().equals(agreement))
                .filter(hit -> hit.foreign().filter(ref -> !held.contains(ref)).isPresent())
                .forEach(hit -> HitTable.purged(tx, hit.id()));
        scoring.forget(tx, foreign -> !held.contains(foreign));
    }
}
