// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.enlace.linkage.Clusters;
import org.enlace.linkage.Links;
import org.enlace.linkage.Table;

/**
 * Writes pairs and clusters. Pairs: {@code left,right,weight,probability}, by left and then right record. Clusters:
 * {@code cluster,source,id}, every record once, source {@code left} or {@code right}, left table first.
 */
public final class Results {
    private static final int WEIGHT_DECIMALS = 6;
    private static final int PROBABILITY_DECIMALS = 9;

    private final List<Table> tables;
    private final Links links;
    private final Clusters clusters;

    /** The results over one table or two. */
    public Results(List<Table> tables, Links links, Clusters clusters) {
        this.tables = List.copyOf(tables);
        this.links = links;
        this.clusters = clusters;
    }

    /** Writes both files at once, {@code pairs} and {@code clusters} with the format's ending; both are replaced. */
    public List<Path> write(Path folder, OutputFormat format) throws IOException {
        Path pairs = folder.resolve("pairs" + ending(format));
        Path members = folder.resolve("clusters" + ending(format));
        boolean csv = format == OutputFormat.CSV;
        Parallel.each(List.of(pairs, members), file -> {
            try (TextSink out = new TextSink(file)) {
                if (file.equals(pairs)) {
                    pairs(out, csv);
                } else {
                    clusters(out, csv);
                }
            }
        });
        return List.of(pairs, members);
    }

    /** What a file of a format is called behind the dot, the dot included. */
    public static String ending(OutputFormat format) {
        return switch (format) {
            case CSV -> ".csv";
            case JSON -> ".jsonl";
            case PARQUET ->
                throw new TabularException(TabularException.Reason.READ_ONLY_FORMAT, "", 0, "format=parquet");
        };
    }

    private void pairs(TextSink out, boolean csv) throws IOException {
        if (csv) {
            out.text("left,right,weight,probability\n");
        }
        for (int at = 0; at < links.size(); at++) {
            if (csv) {
                pairRow(out, at);
            } else {
                pairObject(out, at);
            }
        }
    }

    private void pairRow(TextSink out, int at) throws IOException {
        out.csvId(tables.getFirst(), links.left(at));
        out.letter(',');
        out.csvId(tables.getLast(), links.right(at));
        out.letter(',');
        out.decimal(links.weight(at), WEIGHT_DECIMALS);
        out.letter(',');
        out.decimal(links.probability(at), PROBABILITY_DECIMALS);
        out.letter('\n');
    }

    private void pairObject(TextSink out, int at) throws IOException {
        out.text("{\"left\":");
        out.jsonId(tables.getFirst(), links.left(at));
        out.text(",\"right\":");
        out.jsonId(tables.getLast(), links.right(at));
        out.text(",\"weight\":");
        out.decimal(links.weight(at), WEIGHT_DECIMALS);
        out.text(",\"probability\":");
        out.decimal(links.probability(at), PROBABILITY_DECIMALS);
        out.text("}\n");
    }

    private void clusters(TextSink out, boolean csv) throws IOException {
        if (csv) {
            out.text("cluster,source,id\n");
        }
        members(out, csv, tables.getFirst(), true);
        if (tables.size() > 1) {
            members(out, csv, tables.getLast(), false);
        }
    }

    private void members(TextSink out, boolean csv, Table table, boolean left) throws IOException {
        String source = left ? "left" : "right";
        byte[] middle = (csv ? "," + source + "," : ",\"source\":\"" + source + "\",\"id\":").getBytes(UTF_8);
        for (int row = 0; row < table.size(); row++) {
            int cluster = left ? clusters.ofLeft(row) : clusters.ofRight(row);
            if (!csv) {
                out.text("{\"cluster\":");
            }
            out.number(cluster);
            out.bytes(middle);
            if (csv) {
                out.csvId(table, row);
                out.letter('\n');
            } else {
                out.jsonId(table, row);
                out.text("}\n");
            }
        }
    }
}
