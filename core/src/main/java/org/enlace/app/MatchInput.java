// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.command.UnusableException;
import org.enlace.linkage.cluster.PairRulings;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.report.ReviewFile;
import org.enlace.report.TruePairs;
import org.enlace.report.TruthFile;
import org.enlace.tabular.ChosenColumns;
import org.enlace.tabular.LoadedTable;
import org.enlace.tabular.TableFiles;

/** The files that are to be linked, and the truth about them where there is one. */
final class MatchInput {
    private final List<Path> files;
    private final ChosenColumns chosenColumns;
    private final Optional<Path> truthFile;
    private final int threads;
    private final MatchMessages talk;

    MatchInput(List<Path> files, Optional<String> id, Optional<String> truth, int threads, MatchMessages talk) {
        this.files = files;
        this.truthFile = truth.flatMap(name -> path(name).findFirst());
        this.chosenColumns = new ChosenColumns(id, truthFile.isPresent() ? Optional.empty() : truth, false);
        this.threads = threads;
        this.talk = talk;
    }

    /** A name as the path of a file, empty where there is none of that name. */
    static Stream<Path> path(String name) {
        try {
            return Stream.of(Path.of(name)).filter(Files::isRegularFile);
        } catch (InvalidPathException notAPath) {
            return Stream.empty();
        }
    }

    /** Reads the files, left first. */
    List<LoadedTable> load() throws IOException {
        List<LoadedTable> loaded = talk.reading(files, bytes -> TableFiles.read(files, chosenColumns, threads, bytes));
        for (int at = 0; at < files.size(); at++) {
            LoadedTable next = loaded.get(at);
            talk.read(next);
            talk.say(
                    "match.read",
                    files.get(at),
                    next.format(),
                    next.table().size(),
                    next.table().columnNames().size());
            talk.say(
                    next.idColumn().isPresent() ? "match.ids" : "match.numbered",
                    next.idColumn().map(talk::called).orElse(""));
            talk.notes(next.notes());
        }
        return loaded;
    }

    /** Refuses a model that speaks of a column which a file has not. */
    void fits(LinkageModel model, List<Table> tables, Optional<Path> modelFile) {
        Set<ColumnField> fields = new HashSet<>();
        model.comparisons().forEach(comparison -> fields.add(comparison.field()));
        model.rules().forEach(rule -> fields.addAll(rule.fields()));
        for (Table table : tables) {
            Set<String> there = new HashSet<>(table.columnNames());
            fields.stream()
                    .flatMap(field -> field.columns().stream())
                    .filter(column -> !there.contains(column))
                    .sorted()
                    .findFirst()
                    .ifPresent(missing -> {
                        throw new UnusableException(
                                "match.no-column",
                                modelFile.map(Path::toString).orElse("-"),
                                missing,
                                table.name(),
                                talk.called(table.columnNames(), ", "));
                    });
        }
    }

    /** What people decided, from the file that was named. */
    PairRulings rulings(Optional<Path> review, List<Table> tables) throws IOException {
        if (review.isEmpty()) {
            return PairRulings.none();
        }
        ReviewFile read = ReviewFile.read(review.get(), tables, threads);
        PairRulings rulings = read.rulings();
        talk.say(
                "match.reviewed",
                review.get(),
                rulings.same().size(),
                rulings.different().size());
        talk.notes(read.notes());
        return rulings;
    }

    /** The truth, from the column or the file that was named. */
    Optional<TruePairs> truth(List<LoadedTable> loaded, List<Table> tables) throws IOException {
        if (truthFile.isPresent()) {
            TruthFile read = TruthFile.read(truthFile.get(), tables, threads);
            talk.notes(read.notes());
            return Optional.of(read.truth());
        }
        List<Table> columns =
                loaded.stream().flatMap(each -> each.truth().stream()).toList();
        return columns.isEmpty() ? Optional.empty() : Optional.of(TruePairs.of(columns));
    }
}
