// SPDX-License-Identifier: Apache-2.0
package org.enlace.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads metrics as the formats are written down: Prometheus text 0.0.4 and OpenMetrics 1.0. Each family is announced once and stands together, each
 * sample has a family, a number and labels in quotes, no sample stands twice, and the buckets of a histogram grow up to its count.
 */
final class MetricsText {
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"(,|$)");
    private static final Pattern SAMPLE =
            Pattern.compile("(" + NAME + ")(?:\\{(.*)})? ([-+]?(?:[0-9.]+(?:[eE][-+]?[0-9]+)?|Inf)|NaN)");
    private static final Pattern ANNOUNCED = Pattern.compile("# (TYPE|HELP|UNIT) (" + NAME + ") (.*)");
    private static final Map<String, List<String>> SUFFIXES = Map.of(
            "counter", List.of("", "_total", "_created"),
            "gauge", List.of(""),
            "info", List.of("", "_info"),
            "histogram", List.of("_bucket", "_count", "_sum", "_created"),
            "summary", List.of("", "_count", "_sum", "_created"),
            "unknown", List.of(""),
            "untyped", List.of(""));

    /** One number. */
    record Sample(String name, Map<String, String> labels, double value) {}

    private final List<Sample> samples = new ArrayList<>();
    private final Map<String, String> types = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private String family = "";

    private MetricsText() {}

    static MetricsText read(String text, boolean open) {
        MetricsText read = new MetricsText();
        assertThat(text).endsWith("\n");
        List<String> lines = text.lines().toList();
        if (open) {
            assertThat(lines.getLast()).isEqualTo("# EOF");
            lines = lines.subList(0, lines.size() - 1);
        }
        lines.forEach(read::line);
        read.histograms();
        return read;
    }

    private void line(String line) {
        if (line.startsWith("#")) {
            Matcher announced = ANNOUNCED.matcher(line);
            assertThat(announced.matches()).as(line).isTrue();
            family = announced.group(2);
            if (announced.group(1).equals("TYPE")) {
                assertThat(SUFFIXES).as(line).containsKey(announced.group(3));
                assertThat(types.put(family, announced.group(3)))
                        .as("announced twice: " + line)
                        .isNull();
            }
        } else {
            sample(line);
        }
    }

    private void sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        String name = sample.group(1);
        assertThat(SUFFIXES.get(types.getOrDefault(family, "none")))
                .as(line)
                .anyMatch(suffix -> name.equals(family + suffix));
        Map<String, String> labels = new TreeMap<>();
        String within = sample.group(2) == null ? "" : sample.group(2);
        Matcher label = LABEL.matcher(within);
        int end = 0;
        while (label.find() && label.start() == end) {
            assertThat(labels.put(label.group(1), label.group(2))).as(line).isNull();
            end = label.end();
        }
        assertThat(end).as(line).isEqualTo(within.length());
        assertThat(seen.add(name + labels)).as("twice: " + line).isTrue();
        samples.add(new Sample(name, labels, number(sample.group(3))));
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private void histograms() {
        types.forEach((name, type) -> {
            if (type.equals("histogram")) {
                Map<Map<String, String>, Double> last = new HashMap<>();
                samples.stream()
                        .filter(sample -> sample.name().equals(name + "_bucket"))
                        .forEach(bucket -> {
                            Map<String, String> labels = new TreeMap<>(bucket.labels());
                            assertThat(labels.remove("le")).as(name).isNotNull();
                            Double before = last.put(labels, bucket.value());
                            assertThat(bucket.value()).as(name).isGreaterThanOrEqualTo(before == null ? 0 : before);
                        });
                last.forEach((labels, count) ->
                        assertThat(value(name + "_count", labels)).isEqualTo(count));
            }
        });
    }

    List<Sample> of(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name)).toList();
    }

    double value(String name, Map<String, String> labels) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name) && sample.labels().equals(labels))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample: " + name + labels))
                .value();
    }
}
