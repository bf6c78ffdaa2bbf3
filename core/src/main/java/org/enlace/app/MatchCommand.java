// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.enlace.command.ExitCode;
import org.enlace.command.UnusableException;
import org.enlace.linkage.Linkage;
import org.enlace.linkage.MemoryNeed;
import org.enlace.linkage.cluster.PairRulings;
import org.enlace.linkage.cluster.RowCopies;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.linkage.criterion.PartnerLimit;
import org.enlace.report.LinkageFigures;
import org.enlace.report.RunFindings;
import org.enlace.report.TruePairs;
import org.enlace.tabular.LoadedTable;
import org.enlace.tabular.ModelFile;
import org.enlace.tabular.OutputFormat;
import org.enlace.training.ColumnAlignment;
import org.enlace.training.DateColumns;
import org.enlace.training.InferredModel;
import org.enlace.training.ModelTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enlace match}: links two files, or finds the duplicates in one. */
@Command(name = "match", mixinStandardHelpOptions = true)
final class MatchCommand implements Callable<Integer> {
    /** Training draws samples; the same seed every time makes runs repeatable. */
    private static final long SEED = 1;

    private static final int MOST_THREADS = 256;

    @Parameters(index = "0", paramLabel = "LEFT", descriptionKey = "match.left")
    private Path left = Path.of("");

    @Parameters(index = "1", paramLabel = "RIGHT", arity = "0..1", descriptionKey = "match.right")
    private Optional<Path> right = Optional.empty();

    @Option(names = "--id", paramLabel = "COLUMN", descriptionKey = "match.id")
    private Optional<String> id = Optional.empty();

    @Option(names = "--truth", paramLabel = "COLUMN|FILE", descriptionKey = "match.truth")
    private Optional<String> truth = Optional.empty();

    @Option(names = "--model", paramLabel = "FILE", descriptionKey = "match.model")
    private Optional<Path> model = Optional.empty();

    @Option(names = "--write-model", paramLabel = "FILE", descriptionKey = "match.write-model")
    private Optional<Path> writeModel = Optional.empty();

    @Option(names = "--exhaustive", descriptionKey = "match.exhaustive")
    private boolean exhaustive;

    @Option(names = "--review", paramLabel = "FILE", descriptionKey = "match.review")
    private Optional<Path> review = Optional.empty();

    @Option(names = "--one-to-one", negatable = true, descriptionKey = "match.one-to-one")
    private Optional<Boolean> oneToOne = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", defaultValue = ".", descriptionKey = "match.out")
    private Path out = Path.of(".");

    @Option(names = "--threads", paramLabel = "N", descriptionKey = "match.threads")
    private Optional<Integer> threads = Optional.empty();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "csv", descriptionKey = "match.format")
    private OutputFormat format = OutputFormat.CSV;

    @Option(names = "--dates", paramLabel = "ORDER", descriptionKey = "match.dates")
    private Optional<DatesOption> dates = Optional.empty();

    @Option(names = "--threshold", paramLabel = "W", descriptionKey = "match.threshold")
    private Optional<Double> threshold = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final boolean terminal;

    /** {@code terminal}: whether standard error is one. */
    MatchCommand(boolean terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        MatchMessages talk =
                new MatchMessages(spec.resourceBundle(), spec.commandLine().getErr(), terminal);
        MatchOutput output = new MatchOutput(out, format);
        output.check(inputs());
        writeModel.ifPresent(this::keepsInputs);
        Optional<LinkageModel> written =
                model.isPresent() ? Optional.of(ModelFile.read(model.get())) : Optional.empty();
        MatchInput input = new MatchInput(files(), id, truth, workers(), talk);
        List<LoadedTable> loaded = input.load();
        List<Table> tables = dated(aligned(loaded, talk), talk);
        Optional<TruePairs> known = input.truth(loaded, tables);
        PairRulings rulings = input.rulings(review, tables);
        written.ifPresent(given -> input.fits(given, tables, model));
        limited(written, tables);
        LinkageModel chosen = asAsked(written.isPresent() ? written.get() : inferred(tables, talk));
        Linkage linkage = link(chosen, tables, rulings, talk);
        if (writeModel.isPresent()) {
            ModelFile.write(writeModel.get(), linkage.model());
        }
        Optional<LinkageFigures> figures = known.map(truly -> LinkageFigures.of(truly, tables, linkage));
        RunFindings findings =
                new RunFindings(tables, linkage.model(), linkage, rulings, known, figures, talk.remarks());
        talk.wrote(output.write(findings, spec.resourceBundle().getLocale()));
        double seconds = (System.nanoTime() - start) / 1e9;
        spec.commandLine().getOut().println(new MatchSummary(findings, seconds).json());
        return ExitCode.SUCCESS;
    }

    /** As told; else as the model says; where there was none it is found, with a threshold of its own unless one was told. */
    private PartnerLimit partners(LinkageModel chosen) {
        boolean open = model.isEmpty() && threshold.isEmpty();
        return oneToOne.map(one -> one ? PartnerLimit.BOTH_ONCE : PartnerLimit.ANY)
                .orElse(open ? PartnerLimit.FOUND : chosen.partners());
    }

    private List<Path> files() {
        return Stream.concat(Stream.of(left), right.stream()).toList();
    }

    /** All that is read, which no result may replace. */
    private List<Path> inputs() {
        Stream<Path> named = Stream.concat(
                Stream.concat(model.stream(), review.stream()), truth.stream().flatMap(MatchInput::path));
        return Stream.concat(files().stream(), named).toList();
    }

    /** Refuses to write the model over a file that is read, but for the model itself. */
    private void keepsInputs(Path target) {
        boolean isRead = inputs().stream()
                .filter(input -> !model.equals(Optional.of(input)))
                .anyMatch(input -> isSame(input, target));
        if (isRead) {
            throw new UnusableException("match.out-is-input", target);
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException notThere) {
            return false;
        }
    }

    private int workers() {
        int workers = threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
        if (workers < 1 || workers > MOST_THREADS) {
            throw new UnusableException("match.bad-threads", workers);
        }
        return workers;
    }

    private static List<Table> aligned(List<LoadedTable> loaded, MatchMessages talk) {
        ColumnAlignment alignment =
                ColumnAlignment.of(loaded.stream().map(LoadedTable::table).toList());
        alignment.pairs().forEach(talk::paired);
        alignment.lone().forEach(talk::lone);
        return alignment.tables();
    }

    /** Dates are compared as each file writes them. */
    private List<Table> dated(List<Table> tables, MatchMessages talk) {
        DateColumns read = DateColumns.of(tables, dates.map(DatesOption::order), LocalDate.now(Clock.systemUTC()));
        read.columns().forEach(column -> talk.dates(column, dates.isPresent()));
        return read.tables();
    }

    private LinkageModel inferred(List<Table> tables, MatchMessages talk) {
        List<Table> distinct = RowCopies.of(tables).tables();
        talk.copies(rows(tables) - rows(distinct));
        InferredModel inferred = ModelTraining.infer(distinct, workers());
        talk.inferred(inferred, exhaustive || inferred.everyPair());
        LinkageModel trained = ModelTraining.train(inferred.model(), distinct, workers(), SEED);
        talk.unlike(inferred.unlike(trained));
        return inferred.everyPair() ? trained.exhaustive() : trained;
    }

    private static long rows(List<Table> tables) {
        return tables.stream().mapToLong(Table::size).sum();
    }

    /** Refuses to look at more pairs than can be looked at one by one, before anything costs time. */
    private void limited(Optional<LinkageModel> written, List<Table> tables) {
        long pairs = Linkage.pairs(tables);
        boolean every = exhaustive || written.filter(LinkageModel::isExhaustive).isPresent();
        if (every && pairs > Linkage.MOST_PAIRS) {
            throw new UnusableException("match.too-many-pairs", pairs, Linkage.MOST_PAIRS);
        }
    }

    private LinkageModel asAsked(LinkageModel chosen) {
        double wanted = threshold.orElse(chosen.threshold());
        if (!Double.isFinite(wanted)) {
            throw new UnusableException("match.bad-threshold");
        }
        LinkageModel asked = exhaustive ? chosen.exhaustive() : chosen;
        return asked.withThreshold(wanted).withPartners(partners(asked));
    }

    private Linkage link(LinkageModel chosen, List<Table> tables, PairRulings rulings, MatchMessages talk) {
        MemoryNeed memory = MemoryNeed.of(chosen, tables);
        talk.memory(memory);
        if (!memory.fits()) {
            long needed = MatchMessages.megabytes(memory.tables() + memory.working()) * 3 / 2;
            throw new UnusableException("match.no-memory", needed, String.valueOf(needed));
        }
        if (chosen.isExhaustive()) {
            talk.everyPair(Linkage.pairsLookedAt(tables, chosen.partners()));
        }
        Linkage linkage = linked(chosen, tables, memory, rulings, talk);
        talk.say(
                "match.linked",
                linkage.looked(),
                linkage.links().size(),
                linkage.clusters().count());
        talk.linked(linkage, tables, chosen.partners() == PartnerLimit.FOUND, thresholdOf(linkage));
        return linkage;
    }

    /** How the threshold came about; a model's own is no news. */
    private Optional<MatchMessages.Threshold> thresholdOf(Linkage linkage) {
        if (threshold.isPresent()) {
            return Optional.of(MatchMessages.Threshold.TOLD);
        }
        boolean byPartners = oneToOne.isEmpty() && linkage.model().partners() == PartnerLimit.BOTH_ONCE;
        return model.isPresent()
                ? Optional.empty()
                : Optional.of(byPartners ? MatchMessages.Threshold.PARTNERS : MatchMessages.Threshold.EXPECTED);
    }

    /** How many pairs are kept shows only while they are; where they do not fit, the run ends in plain words. */
    private Linkage linked(
            LinkageModel chosen, List<Table> tables, MemoryNeed memory, PairRulings rulings, MatchMessages talk) {
        try {
            return talk.comparing(progress -> model.isPresent()
                    ? Linkage.of(chosen, tables, workers(), memory, rulings, progress)
                    : Linkage.ofDistinct(chosen, tables, workers(), memory, rulings, progress));
        } catch (OutOfMemoryError tooManyPairs) {
            long more = 2 * MatchMessages.megabytes(Runtime.getRuntime().maxMemory());
            throw new UnusableException("match.no-room", String.valueOf(more));
        }
    }
}
