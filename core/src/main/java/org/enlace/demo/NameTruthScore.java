// SPDX-License-Identifier: Apache-2.0
package org.enlace.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.model.AuthorityId;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectRef;
import org.enlace.node.AuthorityNode;
import org.enlace.region.RegionTruth;
import org.enlace.veil.tags.TagLayout;

/** The half of {@link RegionTruthScore} about persons who were asked for by name and date of birth. */
final class NameTruthScore {
    private final DemoRegion region;
    private final RegionTruth truth;
    private final RegionHits hits;

    NameTruthScore(DemoRegion region, RegionTruth truth, RegionHits hits) {
        this.region = region;
        this.truth = truth;
        this.hits = hits;
    }

    /** Two records of two authorities, in either order. */
    record Pair(SubjectRef one, SubjectRef other) {
        static Pair of(SubjectRef one, SubjectRef other) {
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    /** Own record and the partner's of every hit on a name. */
    Set<Pair> hits() {
        return hits.ofClass(TagLayout.NAME_TOKEN)
                .map(met -> Pair.of(met.own(), met.foreign()))
                .collect(Collectors.toSet());
    }

    /** Pairs that an agreement and both files let be found, those of them that were hit, and hits on somebody else. */
    DemoScorecard.Names score() {
        Set<SubjectRef> askable = askable();
        Set<Pair> same = new HashSet<>();
        Set<Pair> planted = new HashSet<>();
        for (RegionTruth.Same person : truth.same()) {
            if (person.kind() == SubjectKind.PERSON) {
                for (Pair pair : pairs(person.records())) {
                    same.add(pair);
                    if (askable.contains(pair.one()) && askable.contains(pair.other())) {
                        planted.add(pair);
                    }
                }
            }
        }
        Set<Pair> met = hits();
        int strangers = (int) met.stream().filter(hit -> !same.contains(hit)).count();
        planted.removeIf(pair ->
                !DemoStory.permitted(pair.one().authority(), pair.other().authority()));
        int found = (int) planted.stream().filter(met::contains).count();
        return new DemoScorecard.Names(planted.size(), found, strangers);
    }

    private static List<Pair> pairs(List<SubjectRef> records) {
        List<Pair> pairs = new ArrayList<>();
        for (SubjectRef one : records) {
            for (SubjectRef other : records) {
                if (one.authority().compareTo(other.authority()) < 0) {
                    pairs.add(Pair.of(one, other));
                }
            }
        }
        return pairs;
    }

    private Set<SubjectRef> askable() {
        Set<SubjectRef> askable = new TreeSet<>();
        for (AuthorityNode node : region.nodes()) {
            AuthorityId self = node.authority().id();
            node.database()
                    .read(node.files()::names)
                    .values()
                    .forEach(subjects ->
                            subjects.forEach(subject -> askable.add(new SubjectRef(self, record(subject)))));
        }
        return askable;
    }

    /** The record that a subject came from: intake puts the source in front of the ids of a table's rows. */
    static String record(String subject) {
        return subject.substring(subject.lastIndexOf(':') + 1);
    }
}
