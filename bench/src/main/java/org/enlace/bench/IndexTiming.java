// SPDX-License-Identifier: Apache-2.0
package org.enlace.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.enlace.linkage.LinkageIndex;
import org.enlace.linkage.LinkageIndex.Match;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.tabular.ModelFile;

/**
 * One record against many: loads the first register of {@link PersonRegisters} and puts records of the second in, one after the
 * other: candidates, weights, an explanation of each match, and the new cluster. Every thousandth record is then changed, and
 * every thousandth taken out.
 *
 * <p>{@code IndexTiming DIR MODEL COUNT}
 */
public final class IndexTiming {
    private static final int WARM = 20_000;

    private IndexTiming() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        LinkageModel model = ModelFile.read(Path.of(arguments[1]));
        int count = Integer.parseInt(arguments[2]);
        long started = System.nanoTime();
        Table base = table(folder.resolve("a.csv"));
        LinkageIndex index = LinkageIndex.of(model, base, 2);
        say("loaded=%d secondsToLoad=%.1f", index.size(), (System.nanoTime() - started) / 1e9);

        long[] took = new long[count];
        long matches = 0;
        long clustered = 0;
        long first = 0;
        try (BufferedReader lines = Files.newBufferedReader(folder.resolve("b.csv"))) {
            lines.readLine();
            for (int at = -WARM; at < count; at++) {
                List<String> cells = Arrays.asList(lines.readLine().split(",", -1));
                String id = "new" + cells.getFirst();
                List<String> values = cells.subList(1, cells.size());
                first = at == 0 ? System.nanoTime() : first;
                long from = System.nanoTime();
                List<Match> found = index.put(id, values);
                for (Match match : found) {
                    clustered += index.explain(id, match.id()).terms().size();
                }
                clustered += index.cluster(id).size();
                if (at >= 0) {
                    took[at] = System.nanoTime() - from;
                    matches += found.size();
                }
                if (at % 1000 == 0) {
                    index.put(id, values);
                } else if (at % 1000 == 1) {
                    index.remove(id);
                }
            }
        }
        double seconds = (System.nanoTime() - first) / 1e9;
        Arrays.sort(took);
        say(
                "records=%d matches=%d recordsPerSecond=%.0f p50Ms=%.3f p99Ms=%.3f p999Ms=%.3f maxMs=%.3f check=%d",
                count,
                matches,
                count / seconds,
                took[count / 2] / 1e6,
                took[(int) (count * 0.99)] / 1e6,
                took[(int) (count * 0.999)] / 1e6,
                took[count - 1] / 1e6,
                clustered);
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static Table table(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            List<String> columns = List.of(lines.readLine().split(",", -1));
            Iterator<List<String>> rows = lines.lines()
                    .map(line -> Arrays.asList(line.split(",", -1)))
                    .iterator();
            return Table.of("a", columns, 0, () -> rows);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
