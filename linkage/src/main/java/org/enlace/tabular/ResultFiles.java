// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.enlace.linkage.cluster.PairLinks;
import org.enlace.linkage.cluster.RecordClusters;
import org.enlace.linkage.column.Table;
import org.enlace.tabular.ParquetSink.Column;
import org.enlace.tabular.ParquetSink.Kind;

/**
 * Writes pairs and clusters. Pairs: {@code left,right,weight,probability}, by left and then right record. Clusters:
 * {@code cluster,source,id}, every record once, source {@code left} or {@code right}, left table first.
 */
public final class ResultFiles {
    private static final String PAIR_HEADER = "left,right,weight,probability\n";
    private static final String MEMBER_HEADER = "cluster,source,id\n";
    private static final List<Column> PAIR_COLUMNS = List.of(
            new Column("left", Kind.STRING),
            new Column("right", Kind.STRING),
            new Column("weight", Kind.DOUBLE),
            new Column("probability", Kind.DOUBLE));
    private static final List<Column> MEMBER_COLUMNS = List.of(
            new Column("cluster", Kind.INT64), new Column("source", Kind.STRING), new Column("id", Kind.STRING));
    private static final int WEIGHT_DECIMALS = 6;
    private static final int PROBABILITY_DECIMALS = 9;

    private final List<Table> tables;
    private final PairLinks links;
    private final RecordClusters clusters;

    /** The results over one table or two. */
    public ResultFiles(List<Table> tables, PairLinks links, RecordClusters clusters) {
        this.tables = List.copyOf(tables);
        this.links = links;
        this.clusters = clusters;
    }

    /** Writes both files at once, {@code pairs} and {@code clusters} with the format's ending; both are replaced. */
    public List<Path> write(Path folder, OutputFormat format) throws IOException {
        Path pairs = folder.resolve("pairs" + ending(format));
        Path members = folder.resolve("clusters" + ending(format));
        ParallelWork.each(List.of(pairs, members), file -> {
            boolean ofPairs = file.equals(pairs);
            if (format == OutputFormat.PARQUET) {
                parquet(file, ofPairs);
            } else {
                text(file, ofPairs, format == OutputFormat.CSV);
            }
        });
        return List.of(pairs, members);
    }

    /** What a file of a format is called behind the dot, the dot included. */
    public static String ending(OutputFormat format) {
        return switch (format) {
            case CSV -> ".csv";
            case JSON -> ".jsonl";
            case PARQUET -> ".parquet";
        };
    }

    /** Whether a file is one that {@link #write} made, or is empty: told by how it begins, of Parquet by how it ends. */
    public static boolean wrote(Path file, OutputFormat format) throws IOException {
        return switch (format) {
            case CSV -> begins(file, PAIR_HEADER) || begins(file, MEMBER_HEADER);
            case JSON -> begins(file, "{\"left\":") || begins(file, "{\"cluster\":");
            case PARQUET -> ParquetSink.made(file);
        };
    }

    /** Whether a file begins with a text, or is empty. */
    public static boolean begins(Path file, String beginning) throws IOException {
        byte[] wanted = beginning.getBytes(UTF_8);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] got = in.readNBytes(wanted.length);
            return got.length == 0 || Arrays.equals(got, wanted);
        }
    }

    private void text(Path file, boolean ofPairs, boolean csv) throws IOException {
        try (TextSink out = new TextSink(file)) {
            if (ofPairs) {
                pairs(out, csv);
            } else {
                clusters(out, csv);
            }
        }
    }

    private void parquet(Path file, boolean ofPairs) throws IOException {
        if (ofPairs) {
            try (ParquetSink out = new ParquetSink(file, PAIR_COLUMNS)) {
                for (int at = 0; at < links.size(); at++) {
                    out.put(tables.getFirst().id(links.left(at)));
                    out.put(tables.getLast().id(links.right(at)));
                    out.put(links.weight(at));
                    out.put(links.probability(at));
                }
            }
        } else {
            try (ParquetSink out = new ParquetSink(file, MEMBER_COLUMNS)) {
                members(out, tables.getFirst(), true);
                if (tables.size() > 1) {
                    members(out, tables.getLast(), false);
                }
            }
        }
    }

    private void members(ParquetSink out, Table table, boolean left) throws IOException {
        for (int row = 0; row < table.size(); row++) {
            out.put((long) (left ? clusters.ofLeft(row) : clusters.ofRight(row)));
            out.put(left ? "left" : "right");
            out.put(table.id(row));
        }
    }

    private void pairs(TextSink out, boolean csv) throws IOException {
        if (csv) {
            out.text(PAIR_HEADER);
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
            out.text(MEMBER_HEADER);
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
