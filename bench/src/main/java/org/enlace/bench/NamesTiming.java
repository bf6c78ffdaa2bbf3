// SPDX-License-Identifier: Apache-2.0
package org.enlace.bench;

import java.io.IOException;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.enlace.names.NameComparison;
import org.enlace.names.NameSchema;
import org.enlace.names.ParsedName;

/**
 * How well and how fast names are compared: {@code NamesTiming PAIRS.csv} with columns {@code name1, name2, is_match} and, where
 * there are, {@code schema} and {@code quality}. Times one thread, warm, from raw strings, as the median of the last rounds.
 */
final class NamesTiming {
    private static final int ROUNDS = 40;
    private static final int KEPT = 15;
    private static final long PAIRS_A_ROUND = 200_000;

    private record Pair(String one, String other, NameSchema schema, boolean same, String quality) {}

    private record Readings(ParsedName one, ParsedName other) {}

    private NamesTiming() {}

    public static void main(String[] args) throws IOException {
        List<Pair> pairs = pairs(Path.of(args[0]));
        List<Readings> readings = pairs.stream()
                .map(pair -> new Readings(
                        ParsedName.of(pair.one(), pair.schema()), ParsedName.of(pair.other(), pair.schema())))
                .toList();
        say(
                "enlace threshold=%.2f pairs=%d f1=%.3f persons=%.3f strong=%.3f",
                NameComparison.THRESHOLD,
                pairs.size(),
                f1(pairs, pair -> true),
                f1(pairs, pair -> pair.schema() == NameSchema.PERSON),
                f1(pairs, pair -> pair.quality().equals("STRONG")));
        double raw = time(
                pairs,
                pair -> NameComparison.score(
                        ParsedName.of(pair.one(), pair.schema()), ParsedName.of(pair.other(), pair.schema())));
        double prepared = time(readings, both -> NameComparison.score(both.one(), both.other()));
        say("enlace cpuMicrosecondsAPair raw=%.2f prepared=%.2f", raw, prepared);
    }

    private static List<Pair> pairs(Path file) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader in = Files.newBufferedReader(file)) {
            for (CSVRecord row : format.parse(in)) {
                pairs.add(new Pair(
                        row.get("name1"),
                        row.get("name2"),
                        NameSchema.ofLabel(row.isMapped("schema") ? row.get("schema") : "")
                                .orElse(NameSchema.UNKNOWN),
                        row.get("is_match").equals("true"),
                        row.isMapped("quality") ? row.get("quality") : ""));
            }
        }
        return pairs;
    }

    private static double f1(List<Pair> pairs, Predicate<Pair> which) {
        int right = 0;
        int wrong = 0;
        for (Pair pair : pairs) {
            if (which.test(pair)) {
                boolean found = NameComparison.compare(
                                ParsedName.of(pair.one(), pair.schema()), ParsedName.of(pair.other(), pair.schema()))
                        .match();
                right += found && pair.same() ? 1 : 0;
                wrong += found == pair.same() ? 0 : 1;
            }
        }
        return right + wrong == 0 ? Double.NaN : 2.0 * right / (2 * right + wrong);
    }

    private static <T> double time(List<T> pairs, ToDoubleFunction<T> score) {
        long repeats = Math.max(1, PAIRS_A_ROUND / pairs.size());
        double[] microseconds = new double[ROUNDS];
        double sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (long repeat = 0; repeat < repeats; repeat++) {
                for (T pair : pairs) {
                    sum += score.applyAsDouble(pair);
                }
            }
            long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started;
            microseconds[round] = used / 1e3 / repeats / pairs.size();
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("a score must be a number");
        }
        double[] last = Arrays.copyOfRange(microseconds, ROUNDS - KEPT, ROUNDS);
        Arrays.sort(last);
        return last[KEPT / 2];
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
