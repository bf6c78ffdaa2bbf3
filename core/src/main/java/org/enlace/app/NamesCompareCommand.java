// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.enlace.byhand.UnfinishedFile;
import org.enlace.command.CommandWords;
import org.enlace.command.ExitCode;
import org.enlace.command.UnusableException;
import org.enlace.intake.TableRows;
import org.enlace.intake.record.IntakeInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code enlace names compare}: a table of pairs of names to the same table with score, match and reason. Columns
 * {@code name1}, {@code name2} and, where there is one, {@code schema}; all others are kept as they are.
 */
@Command(name = "compare", mixinStandardHelpOptions = true)
final class NamesCompareCommand implements Callable<Integer> {
    private static final int EVERY = 100_000;

    @Option(names = "--pairs", paramLabel = "FILE", descriptionKey = "names.pairs", required = true)
    private Path pairs = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "names.out")
    private Optional<Path> out = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    NamesCompareCommand() {}

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(pairs) || !Files.isReadable(pairs)) {
            throw new UnusableException("names.no-file", pairs);
        }
        if (out.isPresent() && Files.exists(out.get()) && Files.isSameFile(out.get(), pairs)) {
            throw new UnusableException("names.out-is-input", out.get());
        }
        try (TableRows rows = TableRows.open(IntakeInput.of(pairs))) {
            NamePairTable table = NamePairTable.read(rows, pairs);
            if (out.isPresent()) {
                write(table, out.get());
            } else {
                PrintWriter standard = spec.commandLine().getOut();
                compare(table, standard);
                standard.flush();
            }
        }
        return ExitCode.SUCCESS;
    }

    /** A file is replaced when all is written, so that a run that ends early leaves no half result; a device is written to. */
    private void write(NamePairTable table, Path target) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            try (Writer device = Files.newBufferedWriter(target)) {
                compare(table, device);
            }
            return;
        }
        try (UnfinishedFile whole = UnfinishedFile.replacing(target)) {
            Writer file = new OutputStreamWriter(whole.stream(), StandardCharsets.UTF_8);
            compare(table, file);
            file.flush();
            whole.finish();
        }
    }

    private void compare(NamePairTable table, Writer writer) throws IOException {
        writer.write(table.header());
        long count = 0;
        long matches = 0;
        Optional<NamePairTable.Compared> next = table.next();
        while (next.isPresent()) {
            writer.write(next.get().line());
            count++;
            matches += next.get().match() ? 1 : 0;
            if (count % EVERY == 0) {
                say("names.progress", count, matches);
            }
            next = table.next();
        }
        if (table.unknownSchemata() > 0) {
            say("names.unknown-schema", table.unknownSchemata());
        }
        say("names.progress", count, matches);
    }

    private void say(String key, Object... values) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(CommandWords.say(spec.resourceBundle(), key, values));
        err.flush();
    }
}
