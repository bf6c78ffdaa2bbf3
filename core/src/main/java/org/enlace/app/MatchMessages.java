// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enlace.command.CommandWords;
import org.enlace.files.TableStart;
import org.enlace.linkage.Linkage;
import org.enlace.linkage.MemoryNeed;
import org.enlace.linkage.RunProgress;
import org.enlace.linkage.cluster.PairLinks;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.BlockingRule;
import org.enlace.linkage.criterion.Comparison;
import org.enlace.report.RunRemark;
import org.enlace.report.RunRemark.About;
import org.enlace.tabular.LoadedTable;
import org.enlace.tabular.ModelFile;
import org.enlace.tabular.ReadingNote;
import org.enlace.training.ColumnMeaning;
import org.enlace.training.DateColumns;
import org.enlace.training.InferredModel;
import org.enlace.training.MeaningFound;
import org.enlace.training.PairedColumns;

/** What {@code enlace match} says while it works, on standard error, in the user's language. */
final class MatchMessages {
    /** Links for each record from which on they are doubted. */
    private static final int MANY = 20;
    /** Fewer rows than these teach a model little. */
    private static final int FEW = 50;
    /** One in so many kept pairs below 0 bits is worth a warning. */
    private static final int MANY_WEAK = 20;
    /** Matches that blocking may miss, in percent, before the user is warned. */
    private static final int MUCH = 20;

    private final ResourceBundle words;
    private final PrintWriter err;
    private final boolean terminal;
    private final List<RunRemark> remarks = new ArrayList<>();
    /** Columns whose names may be cells, with what they are called instead. */
    private final Map<String, String> places = new HashMap<>();

    MatchMessages(ResourceBundle words, PrintWriter err, boolean terminal) {
        this.words = words;
        this.err = err;
        this.terminal = terminal;
    }

    void say(String key, Object... values) {
        err.println(CommandWords.say(words, key, values));
    }

    /** The same, kept for the report. */
    private void remark(About about, String key, Object... values) {
        String text = CommandWords.say(words, key, values);
        err.println(text);
        remarks.add(new RunRemark(about, text));
    }

    /** What was decided so far, in the order in which it was said. */
    List<RunRemark> remarks() {
        return List.copyOf(remarks);
    }

    /** Something that may fail to read. */
    @FunctionalInterface
    interface Reading<T> {
        T with(LongConsumer bytes) throws IOException;
    }

    /** Shows how far the reading of files is. */
    <T> T reading(List<Path> files, Reading<T> reading) throws IOException {
        long whole = 1;
        for (Path file : files) {
            whole += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        double all = whole;
        MatchProgress progress = new MatchProgress(words, err, terminal, "match.progress.reading", 1 << 20);
        AtomicLong read = new AtomicLong();
        try {
            return reading.with(bytes -> progress.add(read.addAndGet(bytes) / all, bytes));
        } finally {
            progress.end();
        }
    }

    /** Shows how far the comparing of pairs is. */
    <T> T comparing(Function<RunProgress, T> comparing) {
        MatchProgress progress = new MatchProgress(words, err, terminal, "match.progress.comparing", 1e6);
        try {
            return comparing.apply(progress::add);
        } finally {
            progress.end();
        }
    }

    /** From now on the columns of a file whose header may be a record are called by their places. */
    void read(LoadedTable loaded) {
        if (loaded.notes().stream().noneMatch(note -> note.kind() == ReadingNote.Kind.ASSUMED_HEADER)) {
            return;
        }
        List<String> columns = loaded.table().columnNames();
        List<String> numbered = TableStart.numbered(columns.size());
        for (int at = 0; at < columns.size(); at++) {
            places.putIfAbsent(columns.get(at), numbered.get(at));
        }
    }

    /** What a column is called in messages: nothing that may be a cell. */
    String called(String column) {
        return places.getOrDefault(column, column);
    }

    String called(List<String> columns, String between) {
        return columns.stream().map(this::called).collect(Collectors.joining(between));
    }

    /** Columns of different names that are compared with each other. */
    void paired(PairedColumns pair) {
        long shared = Math.round(100 * pair.inCommon());
        remark(
                About.COLUMNS,
                shared == 0 ? "match.paired" : "match.paired-values",
                called(pair.column()),
                called(pair.with(), " + "),
                meaning(pair.meaning()),
                shared);
    }

    /** Columns that one file alone has, whose values nothing can be compared with. */
    void lone(String table, List<String> columns) {
        remark(About.COLUMNS, "match.lone", table, called(columns, ", "));
    }

    /** In which order a column of dates was read, where that says what its values mean. */
    void dates(DateColumns.Column column, boolean told) {
        if (column.dates().isOrdered()) {
            String name = column.table() + ": " + called(column.name());
            remark(About.COLUMNS, DatesOption.key(column.dates(), told), DatesOption.values(name, column.dates()));
        }
    }

    /** What each column was taken for and why, and how rules were planned unless every pair is looked at anyway. */
    void inferred(InferredModel inferred, boolean exhaustive) {
        for (MeaningFound decision : inferred.decisions()) {
            String reason = words.getString("match.reason." + decision.reason());
            remark(About.COLUMNS, "match.decision", called(decision.column()), meaning(decision.meaning()), reason);
        }
        if (inferred.uncompared() > 0) {
            remark(About.COLUMNS, "match.uncompared", inferred.uncompared(), InferredModel.MOST_COMPARISONS);
        }
        inferred.bound().forEach(group -> remark(About.COLUMNS, "match.bound", called(group, ", ")));
        for (Comparison comparison : inferred.model().comparisons()) {
            if (comparison.share() < 1) {
                remark(
                        About.COLUMNS,
                        "match.repeated",
                        called(comparison.name()),
                        Math.round(comparison.share() * 100));
            }
        }
        if (exhaustive) {
            return;
        }
        long missed = Math.round(inferred.missed() * 100);
        if (missed > 0) {
            remark(About.BLOCKING, "match.missed", missed);
        }
        for (BlockingRule rule : inferred.model().rules()) {
            if (rule.largest() > 0) {
                remark(About.BLOCKING, "match.limited", ModelFile.words(rule, this::called), rule.largest());
            }
        }
        inferred.dropped()
                .forEach(rule -> remark(About.BLOCKING, "match.dropped", ModelFile.words(rule, this::called)));
        if (missed >= MUCH) {
            remark(About.WARNING, "match.little", missed);
        }
    }

    /** Columns in which most of those that are taken for one differ. */
    void unlike(List<String> columns) {
        if (!columns.isEmpty()) {
            remark(About.WARNING, "match.unlike", called(columns, ", "));
        }
    }

    /** How many rows are equal to a row before them. */
    void copies(long copies) {
        if (copies > 0) {
            remark(About.KEPT, "match.copies", copies);
        }
    }

    /** Every pair is looked at, and how many that are. */
    void everyPair(long pairs) {
        remark(About.BLOCKING, "match.every-pair", pairs);
    }

    /** How a threshold came about. */
    enum Threshold {
        TOLD,
        PARTNERS,
        EXPECTED
    }

    /** How many partners records have, where that was found out, and when the result should not be trusted. */
    void linked(Linkage linkage, List<Table> tables, boolean open, Optional<Threshold> threshold) {
        if (open && tables.size() == 2) {
            remark(
                    About.KEPT,
                    "match.partners." + linkage.model().partners(),
                    tables.getFirst().name(),
                    tables.getLast().name());
        }
        if (threshold.isPresent()) {
            remark(
                    About.KEPT,
                    "match.threshold." + threshold.get(),
                    "%+.2f".formatted(linkage.model().threshold()));
        }
        weak(linkage, threshold);
        long records = tables.stream().mapToLong(Table::size).sum();
        long links = linkage.links().size();
        if (links == 0) {
            remark(About.WARNING, "match.none");
            long least = tables.stream().mapToLong(Table::size).min().orElse(0);
            if (least < FEW) {
                remark(About.WARNING, "match.few", least);
            }
        } else if (links > MANY * records) {
            remark(About.WARNING, "match.many", links / records);
        }
    }

    /** Links below 0 bits that the program let stand by itself. */
    private void weak(Linkage linkage, Optional<Threshold> threshold) {
        PairLinks links = linkage.links();
        long weak = threshold.equals(Optional.of(Threshold.PARTNERS))
                ? IntStream.range(0, links.size())
                        .filter(at -> links.weight(at) < 0)
                        .count()
                : 0;
        if (weak > 0) {
            remark(weak * MANY_WEAK > links.size() ? About.WARNING : About.KEPT, "match.weak", weak);
        }
    }

    private String meaning(ColumnMeaning meaning) {
        return words.getString("match.meaning." + meaning);
    }

    /** What the run will take, before it starts. */
    void memory(MemoryNeed memory) {
        say(
                "match.memory",
                megabytes(memory.tables()),
                megabytes(memory.working()),
                megabytes(memory.available()),
                memory.slices());
    }

    static long megabytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }

    void wrote(List<Path> files) {
        files.forEach(file -> say("match.wrote", file));
    }

    /** What was odd in a file, each with its place and what to do. */
    void notes(List<ReadingNote> notes) {
        for (ReadingNote note : notes) {
            say("match.note." + note.kind(), note.file(), note.line(), note.count(), called(note.detail()));
        }
    }
}
