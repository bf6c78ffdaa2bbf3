// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parameters of Fellegi and Sunter: for each finding, {@code m}, how often records of the same subject come to it, and
 * {@code u}, how often records of different ones do. {@code overlap} is how many of the own records a foreign record is
 * expected to mean; with the number of own records it gives the prior.
 */
record MatchWeights(Map<SubjectFinding, Rates> rates, double overlap) {

    /** Rates of one finding, each above 0 and at most 1. */
    record Rates(double m, double u) {
        public Rates {
            if (!(m > 0 && m <= 1 && u > 0 && u <= 1)) {
                throw new IllegalArgumentException("m and u must be above 0 and at most 1");
            }
        }
    }

    public MatchWeights {
        rates = Map.copyOf(rates);
        if (rates.size() != SubjectFinding.values().length || overlap <= 0) {
            throw new IllegalArgumentException("model must rate every finding: rated=" + rates.size());
        }
    }

    /** The rates that come with the program, estimated on made-up regions whose truth is known. */
    static MatchWeights bundled() {
        try (InputStream in = MatchWeights.class.getResourceAsStream("model.csv")) {
            if (in == null) {
                throw new IllegalStateException("the program must hold its model");
            }
            return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads lines {@code code,m,u} and one {@code overlap,value}; lines that begin with # are remarks. */
    static MatchWeights parse(Stream<String> lines) {
        Map<String, SubjectFinding> findings =
                Stream.of(SubjectFinding.values()).collect(Collectors.toMap(SubjectFinding::code, finding -> finding));
        Map<SubjectFinding, Rates> rates = new EnumMap<>(SubjectFinding.class);
        List<Double> overlap = new ArrayList<>();
        lines.filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            String[] cells = line.split(",", -1);
            SubjectFinding finding = findings.get(cells[0]);
            if (finding != null && cells.length == 3) {
                rates.put(finding, new Rates(Double.parseDouble(cells[1]), Double.parseDouble(cells[2])));
            } else if (cells[0].equals("overlap") && cells.length == 2) {
                overlap.add(Double.parseDouble(cells[1]));
            } else {
                throw new IllegalArgumentException(
                        "model line must be code,m,u with a known code: cells=" + cells.length);
            }
        });
        return new MatchWeights(rates, overlap.stream().findFirst().orElse(0.0));
    }

    Rates of(SubjectFinding finding) {
        return Objects.requireNonNull(rates.get(finding));
    }

    /** Base-2 logarithm of the odds that one of {@code records} own records means the foreign one, before any look. */
    double prior(int records) {
        return Math.log(overlap / Math.max(records, 1)) / Math.log(2);
    }
}
