// SPDX-License-Identifier: Apache-2.0
package org.enlace.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.enlace.demo.NameTruthScore.Pair;
import org.enlace.exchange.ForeignScoring.Resemblance;
import org.enlace.ledger.LedgerVerifier;
import org.enlace.ledger.VerificationResult;
import org.enlace.model.AuthorityId;
import org.enlace.model.SubjectRef;
import org.enlace.node.AuthorityNode;
import org.enlace.region.RegionTruth;
import org.enlace.wire.EnvelopeTraffic;
import org.jdbi.v3.core.Handle;

/** Holds a region against the truth it was made with. Sees all nodes at once, as nobody in a real region can. */
final class RegionTruthScore {
    private final DemoRegion region;
    private final RegionTruth truth;
    private final RegionHits hits;
    private final NameTruthScore names;
    private final Map<String, Integer> planted = new TreeMap<>();
    private final Map<String, Integer> found = new TreeMap<>();
    private int plantedUnpermitted;
    private int foundUnpermitted;

    RegionTruthScore(DemoRegion region, RegionTruth truth) {
        this.region = region;
        this.truth = truth;
        hits = new RegionHits(region);
        names = new NameTruthScore(region, truth, hits);
        for (RegionTruth.Exact exact : truth.exact()) {
            List<AuthorityId> holders = exact.records().stream()
                    .map(SubjectRef::authority)
                    .distinct()
                    .sorted()
                    .toList();
            for (int one = 0; one < holders.size(); one++) {
                for (int other = one + 1; other < holders.size(); other++) {
                    count(exact, holders.get(one), holders.get(other));
                }
            }
        }
    }

    private void count(RegionTruth.Exact exact, AuthorityId one, AuthorityId other) {
        boolean hit = isFound(exact, one, other) || isFound(exact, other, one);
        if (!DemoStory.permitted(one, other)) {
            plantedUnpermitted++;
            foundUnpermitted += hit ? 1 : 0;
            return;
        }
        String label = exact.kind().label().value();
        planted.merge(label, 1, Integer::sum);
        found.merge(label, hit ? 1 : 0, Integer::sum);
    }

    /** Whether {@code asker} has a hit on its record whose handle stands for the holder's record. */
    private boolean isFound(RegionTruth.Exact exact, AuthorityId asker, AuthorityId holder) {
        Set<SubjectRef> foreign = records(exact, holder);
        return records(exact, asker).stream()
                .flatMap(own -> hits.on(own, exact.kind().label()))
                .anyMatch(met -> foreign.contains(met.foreign()));
    }

    private static Set<SubjectRef> records(RegionTruth.Exact exact, AuthorityId authority) {
        return exact.records().stream()
                .filter(ref -> ref.authority().equals(authority))
                .collect(Collectors.toSet());
    }

    /** Pairs of records that a node knows for one person or organisation: by a hit on the name, or because they are alike. */
    private Set<Pair> foundByName() {
        Set<Pair> pairs = names.hits();
        for (AuthorityNode node : region.nodes()) {
            AuthorityId self = node.authority().id();
            for (Resemblance one : node.database().read(node.foreignResemblances()::all)) {
                SubjectRef own = new SubjectRef(self, NameTruthScore.record(one.own()));
                foreign(node, one.foreign()).ifPresent(foreign -> pairs.add(Pair.of(own, foreign)));
            }
        }
        return pairs;
    }

    /** The record behind the opaque name that its holder gave to {@code node}. */
    private Optional<SubjectRef> foreign(AuthorityNode node, SubjectRef named) {
        AuthorityNode holder = region.node(named.authority());
        return holder.database()
                .read(tx -> holder.share().recalls().own(tx, node.authority().id(), named.id()))
                .map(own -> new SubjectRef(named.authority(), NameTruthScore.record(own)));
    }

    /** Disclosures that no agreement covered, and foreign records of an authority with which there is none. */
    private int unpermitted() {
        int breaches = 0;
        for (AuthorityNode node : region.nodes()) {
            breaches += node.database()
                    .read(tx -> node.share().recheck().everything(tx))
                    .breaches()
                    .size();
            breaches += node.database().<Integer>read(tx -> strangers(tx, node));
        }
        return breaches;
    }

    private int strangers(Handle tx, AuthorityNode node) {
        return (int) region.nodes().stream()
                .map(other -> other.authority().id())
                .filter(other -> !other.equals(node.authority().id()))
                .filter(other -> !DemoStory.permitted(node.authority().id(), other))
                .filter(other -> node.share().foreign().count(tx, other) > 0)
                .count();
    }

    private int ledgersVerified() {
        return (int) region.nodes().stream()
                .map(node -> LedgerVerifier.verify(node.settings().home()))
                .filter(verification -> verification instanceof VerificationResult.Verified)
                .count();
    }

    private DemoScorecard.Envelopes envelopes() {
        long sent = 0;
        long received = 0;
        long lost = 0;
        for (AuthorityNode node : region.nodes()) {
            EnvelopeTraffic traffic = node.database().read(node.mailroom().outbox()::traffic);
            sent += traffic.sent();
            received += traffic.received();
            lost += traffic.lost();
        }
        return new DemoScorecard.Envelopes(sent, received, lost);
    }

    /** The figures of a whole demo. */
    DemoScorecard scorecard(DemoScorecard.Region played, int refused, DemoScorecard.Effort effort) {
        return new DemoScorecard(
                played,
                new DemoScorecard.Exact(planted, found, plantedUnpermitted, foundUnpermitted),
                fuzzy(),
                names.score(),
                new DemoScorecard.Conduct(unpermitted(), refused, envelopes(), ledgersVerified()),
                effort);
    }

    private DemoScorecard.Fuzzy fuzzy() {
        Set<Pair> byName = foundByName();
        List<RegionTruth.FuzzyLink> permitted = truth.fuzzyLinks().stream()
                .filter(link ->
                        DemoStory.permitted(link.one().authority(), link.other().authority()))
                .toList();
        long found = permitted.stream()
                .filter(link -> byName.contains(Pair.of(link.one(), link.other())))
                .count();
        return new DemoScorecard.Fuzzy(permitted.size(), (int) found);
    }
}
