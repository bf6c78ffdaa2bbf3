// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.enlace.command.CommandWords;
import org.enlace.command.ExitCode;
import org.enlace.command.UnusableException;
import org.enlace.names.NameComparison;
import org.enlace.names.NameFinding;
import org.enlace.names.NamePart;
import org.enlace.names.NameSchema;
import org.enlace.names.ParsedName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enlace names explain}: how two names are read part by part, and what speaks for and against their being one. */
@Command(name = "explain", mixinStandardHelpOptions = true)
final class NamesExplainCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME1", descriptionKey = "names.name")
    private String first = "";

    @Parameters(index = "1", paramLabel = "NAME2", descriptionKey = "names.name")
    private String second = "";

    @Option(names = "--schema", paramLabel = "SCHEMA", descriptionKey = "names.schema")
    private Optional<String> schema = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    NamesExplainCommand() {}

    @Override
    public Integer call() {
        NameSchema named = schema.map(label ->
                        NameSchema.ofLabel(label).orElseThrow(() -> new UnusableException("names.bad-schema", label)))
                .orElse(NameSchema.UNKNOWN);
        ParsedName one = ParsedName.of(first, named);
        ParsedName other = ParsedName.of(second, named);
        if (one.isEmpty() || other.isEmpty()) {
            throw new UnusableException("names.no-name", one.isEmpty() ? 1 : 2);
        }
        NameComparison comparison = NameComparison.compare(one, other);
        reading(one);
        reading(other);
        out().println(say("names.alignment"));
        comparison.findings().forEach(this::finding);
        String verdict = comparison.match() ? "names.match" : "names.no-match";
        out().println(say(verdict, comparison.score(), NameComparison.THRESHOLD));
        return ExitCode.SUCCESS;
    }

    private void reading(ParsedName reading) {
        String kind = reading.isPerson() ? reading.isSure() ? "sure" : "unsure" : "organisation";
        out().println(say("names.reading." + kind, reading.raw()));
        reading.parts().forEach(this::part);
        reading.asides().forEach(this::part);
    }

    private void part(NamePart part) {
        out().printf("  %-20s %s%n", part.text(), say("names.role." + part.role()));
    }

    private void finding(NameFinding finding) {
        String cost = finding.cost() == 0 ? "" : say("names.cost", finding.cost());
        out().printf(
                        "  %-20s %s %-20s %s %s%n",
                        text(finding.left()),
                        finding.left().isEmpty() || finding.right().isEmpty() ? " " : "=",
                        text(finding.right()),
                        say("names.finding." + finding.kind()),
                        cost);
    }

    private static String text(List<NamePart> parts) {
        return parts.stream().map(NamePart::text).collect(Collectors.joining(" "));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private String say(String key, Object... values) {
        return CommandWords.say(spec.resourceBundle(), key, values);
    }
}
