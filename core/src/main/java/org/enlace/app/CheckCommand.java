// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.enlace.command.CommandWords;
import org.enlace.command.ExitCode;
import org.enlace.crypto.CanonicalJson;
import org.enlace.files.FilesException;
import org.enlace.intake.ColumnMapping;
import org.enlace.intake.FileIntake;
import org.enlace.intake.FileReading;
import org.enlace.intake.TableForm;
import org.enlace.intake.record.FileFormat;
import org.enlace.intake.record.IntakeInput;
import org.enlace.intake.record.IntakeReport;
import org.enlace.intake.record.LoadTerms;
import org.enlace.intake.record.RecordOutcome;
import org.enlace.intake.record.RefusalReason;
import org.enlace.model.AuthorityId;
import org.enlace.model.HandlingMark;
import org.enlace.model.SourceGrade;
import org.enlace.model.StatementSource;
import org.enlace.tabular.TabularException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enlace check}: reads files as intake would, says what was read and what was refused and why, keeps nothing. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private static final int SHOWN = 100;
    private static final int KEPT = 10_000;
    private static final int KEY_BYTES = 32;
    private static final int RETENTION_DAYS = 365;

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "check.file")
    private List<Path> files = List.of();

    @Option(names = "--json", descriptionKey = "check.json")
    private boolean json;

    @Option(names = "--country", paramLabel = "CC", defaultValue = "", descriptionKey = "check.country")
    private String country = "";

    @Option(names = "--dates", paramLabel = "ORDER", descriptionKey = "check.dates")
    private Optional<DatesOption> dates = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** One file's report and the first refusals. */
    private record Checked(
            Path file,
            IntakeReport report,
            Optional<TableForm> table,
            List<ColumnMapping.Column> dates,
            List<RecordOutcome> refusals) {
        /** The file as a whole is something else than a table. */
        boolean isNoTable() {
            return report.refused().keySet().stream().anyMatch(RefusalReason::isOfFile);
        }
    }

    @Override
    public Integer call() throws IOException {
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                String key = Files.isDirectory(file) ? "check.folder" : "check.no-file";
                spec.commandLine().getErr().println("enlace: " + say(key, file));
                return ExitCode.UNUSABLE;
            }
        }
        List<Checked> checked = new ArrayList<>();
        FileIntake intake = intake();
        LoadTerms terms = terms();
        for (Path file : files) {
            checked.add(named(intake, terms, file));
            if (!json) {
                print(checked.getLast());
            }
        }
        if (json) {
            spec.commandLine()
                    .getOut()
                    .println(CanonicalJson.text(
                            Map.of("files", checked.stream().map(this::asMap).toList())));
        }
        if (checked.stream().anyMatch(Checked::isNoTable)) {
            return ExitCode.UNUSABLE;
        }
        return checked.stream().anyMatch(each -> each.report().anythingRead()) ? ExitCode.SUCCESS : ExitCode.FINDING;
    }

    private static FileIntake intake() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new FileIntake(Clock.systemUTC(), key);
    }

    private LoadTerms terms() {
        StatementSource source = new StatementSource(
                "check", AuthorityId.of("check"), "check", SourceGrade.UNEVALUATED, HandlingMark.DEFAULT, "none");
        try {
            return new LoadTerms(source, country, RETENTION_DAYS);
        } catch (IllegalArgumentException unfit) {
            throw new ParameterException(spec.commandLine(), say("check.bad-country"), unfit);
        }
    }

    /** Checks a file; one that turns out to be damaged while it is read is named. */
    private Checked named(FileIntake intake, LoadTerms terms, Path file) throws IOException {
        try {
            return check(intake, terms, file);
        } catch (FilesException late) {
            throw new TabularException(late.foreign(), file.toString());
        } catch (UncheckedIOException failed) {
            if (failed.getCause() instanceof FilesException late) {
                throw new TabularException(late.foreign(), file.toString());
            }
            throw failed;
        }
    }

    private Checked check(FileIntake intake, LoadTerms terms, Path file) throws IOException {
        List<RecordOutcome> refusals = new ArrayList<>();
        try (FileReading reading = read(intake, IntakeInput.of(file), terms)) {
            reading.items()
                    .filter(item -> !(item instanceof RecordOutcome.Accepted))
                    .forEach(item -> {
                        if (refusals.size() < KEPT) {
                            refusals.add(item);
                        }
                    });
            return new Checked(file, reading.report(), reading.table(), reading.dates(), refusals);
        }
    }

    /** A table is read in the order of day and month that was told, if one was. */
    private FileReading read(FileIntake intake, IntakeInput input, LoadTerms terms) throws IOException {
        return dates.isPresent() && intake.recognise(input) == FileFormat.CSV
                ? intake.read(
                        input,
                        terms,
                        intake.preview(input).guess().with(dates.get().order()))
                : intake.read(input, terms);
    }

    private void print(Checked checked) {
        PrintWriter out = spec.commandLine().getOut();
        IntakeReport report = checked.report();
        if (checked.isNoTable()) {
            RefusalReason reason = reason(checked.refusals().getFirst());
            out.println(say("check.no-table", checked.file(), say("refusal." + reason)));
            return;
        }
        out.println(say(
                "check.head",
                checked.file(),
                say("check.format." + report.format()),
                report.extent().read()));
        checked.table().ifPresent(table -> print(table, out));
        if (report.extent().empty() > 0) {
            out.println("  " + say("check.empty", report.extent().empty()));
        }
        if (!report.accepted().isEmpty()) {
            out.println("  " + say("check.accepted", counts(report.accepted())));
        }
        if (report.extent().unmodelled() + report.extent().properties() > 0) {
            out.println("  "
                    + say(
                            "check.kept",
                            report.extent().unmodelled(),
                            report.extent().properties()));
        }
        checked.dates()
                .forEach(column -> out.println(say(
                        DatesOption.key(column.dates(), dates.isPresent()),
                        DatesOption.values(column.header(), column.dates()))));
        if (!report.counted().isEmpty()) {
            out.println("  " + say("check.counted", report.countedInAll()));
        }
        if (!report.refused().isEmpty()) {
            out.println("  " + say("check.refused", report.refusedInAll()));
        }
        checked.refusals().stream().limit(SHOWN).forEach(item -> out.println("    " + line(item)));
        long more = report.refusedInAll() + report.countedInAll() - SHOWN;
        if (more > 0) {
            out.println("    " + say("check.more", more));
        }
    }

    /** How a table was read: column by column, and what was done beside the rows. */
    private void print(TableForm table, PrintWriter out) {
        switch (table.encoding()) {
            case UTF_8, UTF_16LE, UTF_16BE, WINDOWS_1252 -> {}
            case CP_850 -> out.println("  " + say("check.dos"));
            case MIXED, MIXED_850 -> out.println("  " + say("check.mixed"));
        }
        if (table.titles() > 0) {
            out.println("  " + say("check.titles", table.titles()));
        }
        if (table.sheets() > 0) {
            out.println("  " + say("check.sheets", table.sheets(), table.hiddenSheets()));
        }
        if (table.hiddenRows() > 0) {
            out.println("  " + say("check.hidden-rows", table.hiddenRows()));
        }
        if (!table.columns().isEmpty() && isAllLeftOut(table)) {
            out.println("  " + say("check.no-column"));
        }
        for (TableForm.Fate fate : table.columns()) {
            String column = fate.name().isEmpty()
                    ? say("check.column", fate.number())
                    : say("check.column-named", fate.number(), fate.name());
            out.println("  "
                    + switch (fate) {
                        case TableForm.Taken taken ->
                            say(
                                    "check.column-taken",
                                    column,
                                    say("check.property." + taken.property()),
                                    say("check.part." + taken.part()));
                        case TableForm.LeftOut left -> say("check.column-left", column, say("check.why." + left.why()));
                    });
        }
    }

    private static boolean isAllLeftOut(TableForm table) {
        return table.columns().stream().allMatch(fate -> fate instanceof TableForm.LeftOut);
    }

    private String line(RecordOutcome item) {
        RefusalReason reason = reason(item);
        return say("check.line", item.line(), reason, say("refusal." + reason));
    }

    private static RefusalReason reason(RecordOutcome item) {
        return switch (item) {
            case RecordOutcome.Refused refused -> refused.reason();
            case RecordOutcome.Counted counted -> RefusalReason.of(counted.kind());
            case RecordOutcome.Accepted _ -> throw new IllegalArgumentException("an accepted item has no reason");
        };
    }

    private String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> say("check.kind." + count.getKey(), count.getValue()))
                .collect(Collectors.joining(", "));
    }

    private Map<String, Object> asMap(Checked checked) {
        IntakeReport report = checked.report();
        List<Map<String, Object>> columns = checked.table()
                .map(table -> table.columns().stream().map(CheckCommand::asMap).toList())
                .orElse(List.of());
        return Map.ofEntries(
                entry("file", checked.file().toString()),
                entry("format", report.format()),
                entry("read", report.extent().read()),
                entry("empty", report.extent().empty()),
                entry("columns", columns),
                entry("accepted", report.accepted()),
                entry("refused", report.refused()),
                entry("counted", report.counted()),
                entry("keptUnmodelled", report.extent().unmodelled()),
                entry("keptProperties", report.extent().properties()),
                entry("dates", checked.dates().stream().map(CheckCommand::asMap).toList()),
                entry("refusals", checked.refusals().stream().map(this::asMap).toList()));
    }

    private static Map<String, Object> asMap(ColumnMapping.Column column) {
        return Map.of(
                "column", column.header(),
                "order", column.dates().style().order(),
                "onlyDayFirst", column.dates().dayFirst(),
                "onlyMonthFirst", column.dates().monthFirst(),
                "either", column.dates().open());
    }

    private static Map<String, Object> asMap(TableForm.Fate fate) {
        return switch (fate) {
            case TableForm.Taken taken ->
                Map.of("column", taken.number(), "part", taken.part(), "property", taken.property());
            case TableForm.LeftOut left -> Map.of("column", left.number(), "leftOut", left.why());
        };
    }

    private Map<String, Object> asMap(RecordOutcome item) {
        RefusalReason reason = reason(item);
        return Map.of("line", item.line(), "code", reason, "message", say("refusal." + reason));
    }

    private String say(String key, Object... values) {
        ResourceBundle words = spec.resourceBundle();
        return CommandWords.say(words, key, values);
    }
}
