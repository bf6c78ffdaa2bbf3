// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.enlace.linkage.Linkage;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.LinkageModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Links public data sets under {@code linkage/} of the folder that ENLACE_DATA names, with no configuration and the truth column
 * taken away; skipped where there is none. F1 is over pairs of records in clusters.
 */
class PublicDataTest {
    @ParameterizedTest
    @CsvSource({
        "febrl/dataset1.csv, rec_id, 0.99",
        "febrl/dataset2.csv, rec_id, 0.99",
        "febrl/dataset3.csv, rec_id, 0.99",
        "splink/fake_1000.csv, cluster, 0.84",
        "splink/fake_20000.csv, group, 0.82"
    })
    void clustersReachTheFloor(String file, String truthColumn, double floor) throws IOException {
        List<List<String>> lines = lines(file);
        List<String> header = lines.getFirst();
        List<List<String>> rows = lines.subList(1, lines.size());
        int truth = header.indexOf(truthColumn);
        UnaryOperator<String> entity = value -> value.replaceAll("^(rec-\\d+)-.*$", "$1");
        List<Integer> kept = IntStream.range(0, header.size())
                .filter(at -> at == 0 || at != truth)
                .boxed()
                .toList();
        Table table = Table.of(
                file,
                kept.stream().map(header::get).toList(),
                0,
                rows.stream().map(row -> kept.stream().map(row::get).toList()).toList());

        LinkageModel model =
                ModelTraining.train(ModelTraining.infer(List.of(table), 2).model(), List.of(table), 2, 1);
        Linkage linkage = Linkage.of(model, table, 2);

        List<String> entities =
                rows.stream().map(row -> entity.apply(row.get(truth))).toList();
        assertThat(f1(linkage, entities)).isGreaterThanOrEqualTo(floor);
    }

    private static double f1(Linkage linkage, List<String> entities) {
        Map<Object, Long> clusters = new HashMap<>();
        Map<Object, Long> truth = new HashMap<>();
        Map<Object, Long> both = new HashMap<>();
        for (int row = 0; row < entities.size(); row++) {
            int cluster = linkage.clusters().ofLeft(row);
            clusters.merge(cluster, 1L, Long::sum);
            truth.merge(entities.get(row), 1L, Long::sum);
            both.merge(List.of(cluster, entities.get(row)), 1L, Long::sum);
        }
        return 2.0 * pairs(both) / (pairs(clusters) + pairs(truth));
    }

    private static long pairs(Map<Object, Long> sizes) {
        return sizes.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
    }

    private static List<List<String>> lines(String file) throws IOException {
        String data = System.getenv("ENLACE_DATA");
        assumeTrue(data != null && Files.isDirectory(Path.of(data, "linkage")), "ENLACE_DATA names no folder: skipped");
        return Files.readAllLines(Path.of(data, "linkage").resolve(file)).stream()
                .map(line ->
                        Arrays.stream(line.split(",", -1)).map(String::strip).toList())
                .toList();
    }
}
