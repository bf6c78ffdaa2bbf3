// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.enlace.model.Subject;
import org.enlace.model.SubjectRef;
import org.enlace.region.RegionSize;
import org.enlace.region.RegionTruth;

/**
 * Estimates {@code model.csv} on a made-up region: m from the pairs that the truth calls the same, u from pairs taken by
 * chance. Run it by hand and commit what it prints; tests measure the model on other seeds.
 */
final class ModelFit {
    private static final int CHANCE_PAIRS = 1_500_000;
    private static final double LEAST_M = 0.002;

    private final Map<SubjectFinding, Double> m = new EnumMap<>(SubjectFinding.class);
    private final Map<SubjectFinding, Double> u = new EnumMap<>(SubjectFinding.class);

    private final Map<Subject, SubjectRecords> read = new IdentityHashMap<>();

    private ModelFit() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("region");
        RegionRecords region = RegionRecords.of(folder, 20_260_101, RegionSize.MEDIUM);
        MatchWeights weights = args.length > 0 ? flat() : MatchWeights.bundled();
        SubjectScale scale = new SubjectScale(weights);
        ModelFit fit = new ModelFit();
        fit.same(region, scale);
        fit.chance(region, scale);
        fit.print();
    }

    /** A model to begin with: the better the level, the more it says. */
    private static MatchWeights flat() {
        Map<SubjectFinding, MatchWeights.Rates> rates = new EnumMap<>(SubjectFinding.class);
        SubjectFinding before = SubjectFinding.NAME_EQUAL;
        double u = 0.01;
        for (SubjectFinding finding : SubjectFinding.values()) {
            u = finding.trait() == before.trait() ? Math.min(1, u * 2) : 0.01;
            rates.put(finding, new MatchWeights.Rates(0.1, u));
            before = finding;
        }
        return new MatchWeights(rates, 0.1);
    }

    private void same(RegionRecords region, SubjectScale scale) {
        for (RegionTruth.FuzzyLink pair : region.samePairs()) {
            count(m, scale, region.subject(pair.one()), region.subject(pair.other()));
        }
    }

    private void chance(RegionRecords region, SubjectScale scale) {
        SplittableRandom chance = new SplittableRandom(5);
        Map<SubjectRef, String> meant = new HashMap<>();
        region.truth().same().forEach(same -> same.records().forEach(record -> meant.put(record, same.id())));
        List<List<SubjectRef>> records = new ArrayList<>();
        region.subjects()
                .forEach((authority, own) -> records.add(own.keySet().stream()
                        .map(id -> new SubjectRef(authority, id))
                        .toList()));
        for (int at = 0; at < CHANCE_PAIRS; at++) {
            int first = chance.nextInt(records.size());
            int second = (first + 1 + chance.nextInt(records.size() - 1)) % records.size();
            SubjectRef one = any(records.get(first), chance);
            SubjectRef other = any(records.get(second), chance);
            if (!meant.getOrDefault(one, "").equals(meant.getOrDefault(other, "-"))) {
                count(u, scale, region.subject(one), region.subject(other));
            }
        }
    }

    private static SubjectRef any(List<SubjectRef> records, SplittableRandom chance) {
        return records.get(chance.nextInt(records.size()));
    }

    private void count(Map<SubjectFinding, Double> counts, SubjectScale scale, Subject one, Subject other) {
        if (one.kind() == other.kind()) {
            scale.evidence(records(one), records(other))
                    .findings()
                    .forEach(finding -> counts.merge(finding, 1.0, Double::sum));
        }
    }

    private SubjectRecords records(Subject subject) {
        return read.computeIfAbsent(subject, SubjectRecords::of);
    }

    private void print() {
        System.out.println(
                "# Rates of agreement: level, m (records of the same subject), u (records of different ones).");
        System.out.println(
                "# Estimated by ModelFit on a made-up region of 20,000 subjects an authority, with floors for what"
                        + " such a");
        System.out.println("# region is too clean to show. The overlap gives the prior.");
        for (SubjectFinding finding : SubjectFinding.values()) {
            if (finding.isSilent()) {
                System.out.println(finding.code() + ",1,1");
                continue;
            }
            double estimateM = Math.max(leastM(finding), share(m, finding, 0.5));
            double estimateU = Math.max(leastU(finding), share(u, finding, 0));
            System.out.printf(Locale.ROOT, "%s,%.6f,%.7f%n", finding.code(), estimateM, estimateU);
        }
        System.out.println("overlap,0.1");
    }

    private static double share(Map<SubjectFinding, Double> counts, SubjectFinding finding, double smoothing) {
        double all = 0;
        int levels = 0;
        for (SubjectFinding each : SubjectFinding.values()) {
            if (each.trait() == finding.trait() && !each.isSilent()) {
                all += counts.getOrDefault(each, 0.0);
                levels++;
            }
        }
        return (counts.getOrDefault(finding, 0.0) + smoothing) / (all + smoothing * levels);
    }

    /** What the made-up region is too clean to show: that people move, renew papers, and hold two passports. */
    private static double leastM(SubjectFinding finding) {
        return switch (finding) {
            case ADDRESS_DIFFERENT -> 0.25;
            case NUMBER_DIFFERENT -> 0.01;
            case PHONE_DIFFERENT -> 0.2;
            case NATIONALITY_DIFFERENT, DOCUMENT_CONFLICT, PLATE_CONFLICT, COMPANY_NAME_DIFFERENT -> 0.02;
            case COMPANY_NUMBER_CONFLICT, VESSEL_CONFLICT, COMPANY_NAME_PARTLY, COMPANY_NAME_ALIKE -> 0.02;
            case ACCOUNT_DIFFERENT -> 0.3;
            default -> LEAST_M;
        };
    }

    /** What no sample of chance pairs can show: that numbers are passed on, mistyped and forged. */
    private static double leastU(SubjectFinding finding) {
        return switch (finding.trait()) {
            case PHONE -> 1e-4;
            case DOCUMENT -> 1e-6;
            case PLATE, ACCOUNT, VESSEL, COMPANY_NUMBER, NUMBER -> 1e-7;
            default -> 1e-6;
        };
    }
}
