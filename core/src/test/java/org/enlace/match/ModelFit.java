// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.model.SubjectRef;
import org.enlace.region.Size;
import org.enlace.region.Truth;

/**
 * Estimates {@code model.csv} on a made-up region: m from the pairs that the truth calls the same, u from pairs taken by
 * chance. Run it by hand and commit what it prints; tests measure the model on other seeds.
 */
final class ModelFit {
    private static final int CHANCE_PAIRS = 1_500_000;
    private static final double LEAST_M = 0.002;

    private final Map<Level, Double> m = new EnumMap<>(Level.class);
    private final Map<Level, Double> u = new EnumMap<>(Level.class);

    private ModelFit() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("region");
        RegionRecords region = RegionRecords.of(folder, 20_260_101, Size.MEDIUM);
        Model model = args.length > 0 ? flat() : Model.bundled();
        ModelFit fit = new ModelFit();
        fit.same(region, model);
        fit.chance(region, model);
        fit.print();
    }

    /** A model to begin with: the better the level, the more it says. */
    private static Model flat() {
        Map<Level, Model.Rates> rates = new EnumMap<>(Level.class);
        Level before = Level.SURNAMES_EQUAL;
        double u = 0.01;
        for (Level level : Level.values()) {
            u = level.comparison() == before.comparison() ? Math.min(1, u * 2) : 0.01;
            rates.put(level, new Model.Rates(0.1, u));
            before = level;
        }
        return new Model(rates, 0.1);
    }

    private void same(RegionRecords region, Model model) {
        for (Truth.FuzzyLink pair : region.samePairs()) {
            count(m, model, Profile.of(region.subject(pair.one())), Profile.of(region.subject(pair.other())));
        }
    }

    private void chance(RegionRecords region, Model model) {
        SplittableRandom chance = new SplittableRandom(5);
        Map<SubjectRef, String> meant = new HashMap<>();
        region.truth().same().forEach(same -> same.records().forEach(record -> meant.put(record, same.id())));
        List<List<SubjectRef>> records = new ArrayList<>();
        Map<SubjectRef, Profile> profiles = new HashMap<>();
        region.subjects().forEach((authority, own) -> {
            records.add(own.keySet().stream()
                    .map(id -> new SubjectRef(authority, id))
                    .toList());
            own.forEach((id, subject) -> profiles.put(new SubjectRef(authority, id), Profile.of(subject)));
        });
        for (int at = 0; at < CHANCE_PAIRS; at++) {
            int first = chance.nextInt(records.size());
            int second = (first + 1 + chance.nextInt(records.size() - 1)) % records.size();
            SubjectRef one = any(records.get(first), chance);
            SubjectRef other = any(records.get(second), chance);
            if (!meant.getOrDefault(one, "").equals(meant.getOrDefault(other, "-"))) {
                count(u, model, profiles.get(one), profiles.get(other));
            }
        }
    }

    private static SubjectRef any(List<SubjectRef> records, SplittableRandom chance) {
        return records.get(chance.nextInt(records.size()));
    }

    private static void count(Map<Level, Double> counts, Model model, Profile one, Profile other) {
        if (one.kind() != other.kind()) {
            return;
        }
        List<Term> terms = new ArrayList<>();
        new Comparer(model, new Rarity(), terms).compare(one, other);
        Map<String, Level> levels = Stream.of(Level.values()).collect(Collectors.toMap(Level::code, each -> each));
        terms.forEach(term -> {
            Level level = levels.get(term.code());
            if (level != null) {
                counts.merge(level, 1.0, Double::sum);
            }
        });
    }

    private void print() {
        System.out.println(
                "# Rates of agreement: level, m (records of the same subject), u (records of different ones).");
        System.out.println(
                "# Estimated by ModelFit on a made-up region of 20,000 subjects an authority, with floors for what"
                        + " such a");
        System.out.println("# region is too clean to show. The overlap gives the prior.");
        for (Level level : Level.values()) {
            double estimateM = Math.max(leastM(level), share(m, level, 0.5));
            double estimateU = Math.max(leastU(level), share(u, level, 0));
            System.out.printf(Locale.ROOT, "%s,%.6f,%.7f%n", level.code(), estimateM, estimateU);
        }
        System.out.println("overlap,0.1");
    }

    private static double share(Map<Level, Double> counts, Level level, double smoothing) {
        double all = 0;
        int levels = 0;
        for (Level each : Level.values()) {
            if (each.comparison() == level.comparison()) {
                all += counts.getOrDefault(each, 0.0);
                levels++;
            }
        }
        return (counts.getOrDefault(level, 0.0) + smoothing) / (all + smoothing * levels);
    }

    /** What the made-up region is too clean to show: that people move, renew papers, and hold two passports. */
    private static double leastM(Level level) {
        return switch (level) {
            case ADDRESS_DIFFERENT -> 0.25;
            case NUMBER_DIFFERENT -> 0.01;
            case GIVEN_INITIAL -> 0.02;
            case PHONE_DIFFERENT -> 0.2;
            case NATIONALITY_DIFFERENT, DOCUMENT_CONFLICT, PLATE_CONFLICT, COMPANY_NAME_DIFFERENT -> 0.02;
            case COMPANY_NUMBER_CONFLICT, VESSEL_CONFLICT, COMPANY_NAME_PARTLY, COMPANY_NAME_ALIKE -> 0.02;
            case ACCOUNT_DIFFERENT -> 0.3;
            default -> LEAST_M;
        };
    }

    /** What no sample of chance pairs can show: that numbers are passed on, mistyped and forged, and initials agree. */
    private static double leastU(Level level) {
        if (level == Level.GIVEN_INITIAL) {
            return 0.002;
        }
        return switch (level.comparison()) {
            case PHONE -> 1e-4;
            case DOCUMENT -> 1e-6;
            case PLATE, ACCOUNT, VESSEL, COMPANY_NUMBER, NUMBER -> 1e-7;
            default -> 1e-6;
        };
    }
}
