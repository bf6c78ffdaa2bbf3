// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.enlace.match.MatchScore.Likeness;
import org.enlace.model.AuthorityId;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectRef;
import org.enlace.region.RegionSize;
import org.enlace.region.RegionTruth.FuzzyLink;

/** How well persons and organisations are matched across two authorities, against the truth of a made-up region. */
record MatchQuality(Likeness floor, int found, int right, int wanted, int fuzzyRight, int fuzzyWanted) {

    double precision() {
        return found == 0 ? 1 : (double) right / found;
    }

    double recall() {
        return wanted == 0 ? 1 : (double) right / wanted;
    }

    double fuzzyRecall() {
        return fuzzyWanted == 0 ? 1 : (double) fuzzyRight / fuzzyWanted;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: found %d, precision %.3f, recall %.3f; fuzzy %d of %d (%.3f)",
                floor,
                found,
                precision(),
                recall(),
                fuzzyRight,
                fuzzyWanted,
                fuzzyRecall());
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("region");
        RegionRecords region = RegionRecords.of(folder, Long.parseLong(args[0]), RegionSize.valueOf(args[1]));
        long start = System.nanoTime();
        System.out.println(of(region, Likeness.CERTAIN, SubjectKind.PERSON));
        System.out.println(of(region, Likeness.POSSIBLE, SubjectKind.PERSON));
        System.out.println(of(region, Likeness.POSSIBLE, SubjectKind.ORGANISATION));
        System.out.println((System.nanoTime() - start) / 1_000_000 + " ms");
    }

    static MatchQuality of(RegionRecords region, Likeness floor, SubjectKind kind) {
        Set<FuzzyLink> truth = new HashSet<>(region.samePairs());
        truth.removeIf(pair -> region.subject(pair.one()).kind() != kind);
        Set<FuzzyLink> fuzzy = new HashSet<>(region.truth().fuzzyLinks());
        fuzzy.retainAll(truth);
        int found = 0;
        int right = 0;
        int fuzzyRight = 0;
        for (FuzzyLink pair : matches(region, floor, kind)) {
            found++;
            right += truth.contains(pair) ? 1 : 0;
            fuzzyRight += fuzzy.contains(pair) ? 1 : 0;
        }
        return new MatchQuality(floor, found, right, truth.size(), fuzzyRight, fuzzy.size());
    }

    static List<FuzzyLink> matches(RegionRecords region, Likeness floor, SubjectKind kind) {
        List<FuzzyLink> found = new ArrayList<>();
        List<AuthorityId> authorities =
                region.subjects().keySet().stream().sorted().toList();
        for (AuthorityId own : authorities) {
            Map<String, Subject> records = region.subjects().get(own);
            SubjectIndex index = SubjectIndex.of(
                    SubjectMatcher.standard(),
                    records.values().stream().filter(s -> s.kind() == kind).toList());
            for (AuthorityId foreign : authorities) {
                if (own.compareTo(foreign) < 0) {
                    region.subjects().get(foreign).forEach((id, subject) -> {
                        if (subject.kind() == kind) {
                            index.matches(subject, floor)
                                    .forEach(match -> found.add(new FuzzyLink(
                                            new SubjectRef(own, bare(match.own().id())), new SubjectRef(foreign, id))));
                        }
                    });
                }
            }
        }
        return found;
    }

    private static String bare(String id) {
        return id.substring(id.indexOf(':') + 1);
    }
}
