// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.enlace.linkage.Linkage;
import org.enlace.linkage.Memory;
import org.enlace.linkage.Model;
import org.enlace.linkage.Table;
import org.enlace.report.Figures;
import org.enlace.tabular.Loaded;
import org.enlace.tabular.ModelFile;
import org.enlace.tabular.OutputFormat;
import org.enlace.tabular.Results;
import org.enlace.training.Alignment;
import org.enlace.training.Inferred;
import org.enlace.training.Training;
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

    @Option(names = "--out", paramLabel = "DIR", defaultValue = ".", descriptionKey = "match.out")
    private Path out = Path.of(".");

    @Option(names = "--threads", paramLabel = "N", descriptionKey = "match.threads")
    private Optional<Integer> threads = Optional.empty();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "csv", descriptionKey = "match.format")
    private OutputFormat format = OutputFormat.CSV;

    @Option(names = "--threshold", paramLabel = "W", descriptionKey = "match.threshold")
    private Optional<Double> threshold = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        MatchTalk talk = new MatchTalk(spec.resourceBundle(), spec.commandLine().getErr());
        int workers = threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
        if (workers < 1 || workers > 256) {
            throw new UnusableException("match.bad-threads", workers);
        }
        List<Path> files = new ArrayList<>(List.of(left));
        right.ifPresent(files::add);
        MatchOutput output = new MatchOutput(out, format);
        List<Path> read = new ArrayList<>(files);
        model.ifPresent(read::add);
        output.check(read);
        Optional<Model> given = model.isPresent() ? Optional.of(ModelFile.read(model.get())) : Optional.empty();
        MatchInput input = new MatchInput(files, id, truth, workers, talk);
        List<Loaded> loaded = input.load();
        Alignment alignment = Alignment.of(loaded.stream().map(Loaded::table).toList());
        alignment.notes().forEach(note -> talk.say("match.planned", note.text()));
        List<Table> tables = alignment.tables();
        given.ifPresent(written -> input.fits(written, tables, model));
        Model chosen = withThreshold(given.isPresent() ? given.get() : inferred(tables, workers, talk));
        if (writeModel.isPresent()) {
            ModelFile.write(writeModel.get(), chosen);
        }
        Memory memory = Memory.of(chosen, tables);
        talk.memory(memory);
        if (!memory.fits()) {
            long needed = MatchTalk.megabytes(memory.tables() + memory.working()) * 3 / 2;
            throw new UnusableException("match.no-memory", needed, String.valueOf(needed));
        }
        Linkage linkage = Linkage.of(chosen, tables, workers, memory);
        talk.say(
                "match.linked",
                linkage.looked(),
                linkage.links().size(),
                linkage.clusters().count());
        output.folder();
        talk.wrote(new Results(tables, linkage.links(), linkage.clusters()).write(out, format));
        Optional<Figures> figures =
                input.truth(loaded).map(known -> Figures.of(known, tables, linkage.links(), linkage.clusters()));
        double seconds = (System.nanoTime() - start) / 1e9;
        spec.commandLine().getOut().println(new MatchSummary(tables, linkage, chosen, figures, seconds).json());
        return Exit.SUCCESS;
    }

    private static Model inferred(List<Table> tables, int workers, MatchTalk talk) {
        Inferred inferred = Training.infer(tables, workers);
        talk.inferred(inferred);
        return Training.train(inferred.model(), tables, workers, SEED);
    }

    private Model withThreshold(Model chosen) {
        OptionalDouble wanted =
                threshold.stream().mapToDouble(Double::doubleValue).findFirst();
        if (wanted.isPresent() && !Double.isFinite(wanted.getAsDouble())) {
            throw new UnusableException("match.bad-threshold");
        }
        return wanted.isEmpty()
                ? chosen
                : new Model(chosen.comparisons(), chosen.rules(), chosen.prior(), wanted.getAsDouble());
    }
}
