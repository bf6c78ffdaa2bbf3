// SPDX-License-Identifier: Apache-2.0
package org.enlace.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.enlace.linkage.Linkage;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.tabular.ChosenColumns;
import org.enlace.tabular.LoadedTable;
import org.enlace.tabular.ModelFile;
import org.enlace.tabular.TableFiles;

/**
 * Two registers of {@link PersonRegisters} linked again and again in one process: what a program that already runs waits for, from
 * tables to links and clusters, and the reading of both files beside it.
 *
 * <p>{@code LinkageTiming DIR MODEL THREADS RUNS}; the first half of the runs only warms up.
 */
public final class LinkageTiming {
    private LinkageTiming() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        LinkageModel model = ModelFile.read(Path.of(arguments[1]));
        int threads = Integer.parseInt(arguments[2]);
        int runs = Integer.parseInt(arguments[3]);
        double[] reading = new double[runs];
        double[] linking = new double[runs];
        String result = "";
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            List<Table> tables = TableFiles.read(
                            List.of(folder.resolve("a.csv"), folder.resolve("b.csv")),
                            ChosenColumns.NOTHING,
                            threads,
                            _ -> {})
                    .stream()
                    .map(LoadedTable::table)
                    .toList();
            long read = System.nanoTime();
            Linkage linkage = Linkage.of(model, tables.getFirst(), tables.getLast(), threads);
            linking[run] = (System.nanoTime() - read) / 1e9;
            reading[run] = (read - start) / 1e9;
            result = String.format(
                    "records=%d pairs=%d clusters=%d compared=%d",
                    tables.getFirst().size(),
                    linkage.links().size(),
                    linkage.clusters().count(),
                    linkage.looked());
        }
        System.out.println(result);
        say("link", linking);
        say("read", reading);
    }

    private static void say(String what, double[] seconds) {
        double[] warm = Arrays.copyOfRange(seconds, seconds.length / 2, seconds.length);
        Arrays.sort(warm);
        System.out.println(String.format(
                Locale.ROOT,
                "%s: warmRuns=%d secondsMedian=%.3f secondsLeast=%.3f secondsMost=%.3f secondsFirstRun=%.3f",
                what,
                warm.length,
                warm[warm.length / 2],
                warm[0],
                warm[warm.length - 1],
                seconds[0]));
    }
}
