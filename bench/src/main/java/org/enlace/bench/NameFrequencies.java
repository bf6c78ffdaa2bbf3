// SPDX-License-Identifier: Apache-2.0
package org.enlace.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.enlace.names.NamePartFrequencies;
import org.enlace.names.NamePartFrequencies.Kind;
import org.enlace.names.NameTradition;

/** Names drawn as often as people bear them. */
final class NameFrequencies {
    private final String[] names;
    private final double[] upTo;

    private NameFrequencies(List<String> names, List<Double> weights) {
        this.names = names.toArray(String[]::new);
        upTo = weights.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.parallelPrefix(upTo, Double::sum);
    }

    /** A file {@code name,bearers,…} with a header, as INE's frequencies of Spain are given. */
    static NameFrequencies of(Path file) throws IOException {
        List<String> names = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells.length > 1 && cells[1].matches("\\d+")) {
                names.add(cells[0].strip());
                weights.add(Double.parseDouble(cells[1]));
            }
        }
        return new NameFrequencies(names, weights);
    }

    /** The lists that come with the program: far fewer names, so that far more people share them. */
    static NameFrequencies bundled(Kind kind) {
        List<NamePartFrequencies.Part> parts = NamePartFrequencies.bundled().list(NameTradition.SPANISH, kind);
        return new NameFrequencies(
                parts.stream().map(part -> part.form().toUpperCase(Locale.ROOT)).toList(),
                parts.stream().map(part -> (double) part.weight()).toList());
    }

    String draw(SplittableRandom random) {
        int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return names[Math.min(names.length - 1, at < 0 ? -at - 1 : at)];
    }
}
