// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.enlace.linkage.column.Table;
import org.enlace.tabular.ChosenColumns;
import org.enlace.tabular.ReadingNote;
import org.enlace.tabular.TableFiles;
import org.enlace.tabular.TabularException;

/**
 * The truth from a file of its own: a line for each pair of ids, left and right, or a line for each record with its cluster.
 * Pairs are looked for in columns called {@code left} and {@code right} or alike ({@code id_l}, {@code id1}), clusters in one
 * called {@code cluster}, {@code group} or {@code entity} beside an id; else the first two columns are a pair. Where a further
 * column says whether the pair is one ({@code is_match}, a score of 0 to 1), lines that say no are left out.
 */
public record TruthFile(TruePairs truth, List<ReadingNote> notes) {
    private static final Set<String> NO = Set.of("false", "no", "n", "f", "different", "non-match", "nomatch");
    private static final List<String> CLUSTER_WORDS = List.of("cluster", "group", "entity");
    private static final Set<String> ID_WORDS = Set.of("id", "unique_id", "rec_id", "record_id");
    private static final Set<String> VERDICT_WORDS =
            Set.of("match", "is_match", "ismatch", "label", "same", "is_same", "clerical_match_score", "score");
    private static final List<List<String>> SIDES = List.of(
            List.of("left", "right"), List.of("_l", "_r"), List.of("_1", "_2"), List.of("1", "2"), List.of("_a", "_b"));

    public TruthFile {
        notes = List.copyOf(notes);
    }

    /** Reads a truth file about one table or two. */
    public static TruthFile read(Path file, List<Table> tables, int threads) throws IOException {
        var loaded = TableFiles.read(file, "truth", ChosenColumns.ROWS, threads);
        Table rows = loaded.table();
        List<String> names = rows.columnNames();
        RowIds ids = RowIds.of(tables);
        List<ReadingNote> notes = new ArrayList<>(loaded.notes());
        Optional<List<String>> sides = sides(names);
        Optional<List<String>> member = member(names);
        if (sides.isEmpty() && member.isPresent()) {
            return new TruthFile(clusters(file, rows, member.get(), ids, tables, notes), notes);
        }
        if (names.size() < 2) {
            throw new TabularException(TabularException.Reason.NO_FIT, file.toString(), 1, "columns=" + names.size());
        }
        return new TruthFile(pairs(file, rows, sides.orElse(names.subList(0, 2)), ids, notes), notes);
    }

    private static Optional<List<String>> sides(List<String> names) {
        for (List<String> ends : SIDES) {
            for (String name : names) {
                String lower = name.toLowerCase(Locale.ROOT);
                if (lower.endsWith(ends.getFirst())) {
                    String stem =
                            lower.substring(0, lower.length() - ends.getFirst().length());
                    Optional<String> other = names.stream()
                            .filter(each -> each.toLowerCase(Locale.ROOT).equals(stem + ends.getLast()))
                            .findFirst();
                    if (other.isPresent()) {
                        return Optional.of(List.of(name, other.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<List<String>> member(List<String> names) {
        Optional<String> id = names.stream()
                .filter(name -> ID_WORDS.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst();
        return CLUSTER_WORDS.stream()
                .flatMap(word -> names.stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains(word)))
                .findFirst()
                .flatMap(cluster -> id.or(() -> names.stream()
                                .filter(name -> !name.equals(cluster))
                                .findFirst())
                        .map(own -> List.of(cluster, own)));
    }

    private static TruePairs pairs(Path file, Table rows, List<String> sides, RowIds ids, List<ReadingNote> notes) {
        List<String> verdicts = rows.columnNames().stream()
                .filter(name -> VERDICT_WORDS.contains(name.toLowerCase(Locale.ROOT)) && !sides.contains(name))
                .toList();
        LongStream.Builder pairs = LongStream.builder();
        // A list without a header has lost its first pair to it.
        add(pairs, ids, sides.getFirst(), sides.getLast());
        long fit = 0;
        long unknown = 0;
        long firstUnknown = 0;
        for (int row = 0; row < rows.size(); row++) {
            int at = row;
            boolean fits = true;
            if (verdicts.stream().noneMatch(verdict -> says(rows.value(at, verdict)))) {
                fits = add(pairs, ids, rows.value(row, sides.getFirst()), rows.value(row, sides.getLast()));
            }
            fit += fits ? 1 : 0;
            unknown += fits ? 0 : 1;
            firstUnknown = fits || firstUnknown > 0 ? firstUnknown : row + 1L;
        }
        unknown(file, notes, fit, unknown, firstUnknown);
        return TruePairs.ByPairs.of(pairs.build().toArray(), ids.dedupes());
    }

    /** True where a verdict says no. */
    private static boolean says(String verdict) {
        String word = verdict.strip().toLowerCase(Locale.ROOT);
        try {
            return NO.contains(word) || Double.parseDouble(word) < 0.5;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static boolean add(LongStream.Builder pairs, RowIds ids, String one, String other) {
        boolean any = false;
        for (int left : ids.left(one)) {
            for (int right : ids.right(other)) {
                any = true;
                if (!ids.dedupes() || left != right) {
                    pairs.add(TruePairs.ByPairs.pair(left, right, ids.dedupes()));
                }
            }
        }
        return any;
    }

    private static TruePairs clusters(
            Path file, Table rows, List<String> columns, RowIds ids, List<Table> tables, List<ReadingNote> notes) {
        int[] left = new int[tables.getFirst().size()];
        int[] right = ids.dedupes() ? left : new int[tables.getLast().size()];
        boolean sourced = rows.columnNames().contains("source");
        Map<String, Integer> numbers = new HashMap<>();
        long unknown = 0;
        long firstUnknown = 0;
        for (int row = 0; row < rows.size(); row++) {
            String cluster = rows.value(row, columns.getFirst());
            int number = cluster.isEmpty() ? 0 : numbers.computeIfAbsent(cluster, _ -> numbers.size() + 1);
            String id = rows.value(row, columns.getLast());
            String source = sourced ? rows.value(row, "source") : "";
            int[] here = source.equals("right") ? new int[0] : ids.left(id);
            int[] there = ids.dedupes() || source.equals("left") ? new int[0] : ids.right(id);
            Arrays.stream(here).forEach(at -> left[at] = number);
            Arrays.stream(there).forEach(at -> right[at] = number);
            boolean fits = here.length + there.length > 0;
            unknown += fits ? 0 : 1;
            firstUnknown = fits || firstUnknown > 0 ? firstUnknown : row + 1L;
        }
        unknown(file, notes, rows.size() - unknown, unknown, firstUnknown);
        return new TruePairs.ByEntity(left, right, ids.dedupes());
    }

    private static void unknown(Path file, List<ReadingNote> notes, long fit, long unknown, long first) {
        if (fit == 0) {
            throw new TabularException(TabularException.Reason.NO_FIT, file.toString(), first, "");
        }
        if (unknown > 0) {
            notes.add(new ReadingNote(ReadingNote.Kind.UNKNOWN_IDS, file.toString(), first, unknown, ""));
        }
    }
}
