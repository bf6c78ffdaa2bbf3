// SPDX-License-Identifier: Apache-2.0
package org.enlace.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.enlace.command.CommandWords;
import org.enlace.command.ExitCode;
import org.enlace.command.UnusableException;
import org.enlace.crypto.CanonicalJson;
import org.enlace.exchange.OpenedQuestions;
import org.enlace.ledger.EntryReader;
import org.enlace.ledger.LedgerVerifier;
import org.enlace.ledger.VerificationResult;
import org.enlace.ledger.VerificationResult.Damaged;
import org.enlace.ledger.VerificationResult.Place;
import org.enlace.ledger.VerificationResult.Verified;
import org.enlace.oprf.VeilException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enlace verify}: checks the ledgers under a folder and prints one line for each; {@code --exchange} holds two of
 * them against each other. */
@Command(name = "verify", mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "DIR", descriptionKey = "verify.dir")
    private Path folder = Path.of("");

    @Option(names = "--exchange", arity = "2", paramLabel = "DIR", descriptionKey = "verify.exchange")
    private List<Path> exchange = new ArrayList<>();

    @Option(names = "--opened", paramLabel = "FILE", descriptionKey = "verify.opened")
    private Optional<Path> opened = Optional.empty();

    @Option(names = "--key", paramLabel = "KEY", descriptionKey = "verify.key")
    private List<String> keys = new ArrayList<>();

    @Option(names = "--seen", paramLabel = "PATH", descriptionKey = "verify.seen")
    private List<Path> seen = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A ledger's folder, the file of its keys, and the name to print. */
    private record Log(String name, Path ledger, Path keys) {
        Path node() {
            return keys.resolveSibling("");
        }

        static Log ofNode(Path node) {
            return new Log(name(node), node.resolve("ledger"), node.resolve("ledger.vkey"));
        }

        static Log ofLedger(Path ledger) {
            Path whole = ledger.toAbsolutePath().normalize();
            return new Log(name(ledger), ledger, whole.resolveSibling("ledger.vkey"));
        }

        private static String name(Path path) {
            return String.valueOf(path.toAbsolutePath().normalize().getFileName());
        }
    }

    @Override
    public Integer call() throws IOException {
        if (opened.isPresent()) {
            return questions(opened.get());
        }
        return exchange.isEmpty() ? each() : reconcile();
    }

    /** Prints what is known from outside of sound ledgers, and what was not there to compare with; whether all fits. */
    private boolean compared(List<Log> logs, List<VerificationResult> found, boolean whole) throws IOException {
        ExpectedLedgers outside = ExpectedLedgers.of(keys, seen, whole);
        outside.inside(logs.stream().map(Log::node).toList());
        boolean fits = true;
        List<String> alone = new ArrayList<>();
        for (int at = 0; at < logs.size(); at++) {
            Log log = logs.get(at);
            switch (found.get(at)) {
                case Damaged damaged -> outside.met("enlace/" + log.name());
                case Verified verified -> {
                    fits &= times(log.name(), verified.times());
                    for (ExpectedLedgers.Finding finding : outside.about(verified, log.ledger(), log.keys())) {
                        fits &= !finding.isBad();
                        print(log.name(), finding);
                    }
                    String name = verified.key().name();
                    if (!outside.hasKey(name) || !outside.hasSeen(name)) {
                        alone.add(log.name());
                    }
                }
            }
        }
        for (ExpectedLedgers.Finding missing : outside.missing()) {
            fits = false;
            print("", missing);
        }
        if (!alone.isEmpty()) {
            spec.commandLine().getOut().println(say("verify.alone", String.join(", ", alone)));
        }
        return fits;
    }

    private boolean times(String name, VerificationResult.Times times) {
        if (times.backwards() > 0) {
            String count = Long.toString(times.backwards());
            spec.commandLine()
                    .getOut()
                    .println(say("verify.times.BACKWARDS", name, count, Long.toString(times.first())));
        }
        if (!times.ahead().isEmpty()) {
            spec.commandLine().getOut().println(say("verify.times.AHEAD", name, String.join(", ", times.ahead())));
        }
        return times.areSteady();
    }

    private void print(String name, ExpectedLedgers.Finding finding) {
        spec.commandLine()
                .getOut()
                .println(say("verify.outside." + finding.what(), name, finding.about(), finding.detail()));
    }

    /** Holds opened questions against the ledger of who asked them. */
    private int questions(Path file) throws IOException {
        OpenedQuestions questions = read(file);
        List<Log> found = places(folder);
        if (found.size() != 1) {
            spec.commandLine().getErr().println("enlace: " + say("verify.exchange.two", folder));
            return ExitCode.UNUSABLE;
        }
        Log log = found.getFirst();
        OpenedQuestionCheck check = new OpenedQuestionCheck();
        VerificationResult verification =
                EntryReader.read(log.ledger(), log.keys(), OpenedQuestionCheck.TYPES, check::add);
        spec.commandLine().getOut().println(line(log.name(), verification));
        if (!compared(found, List.of(verification), false) || !(verification instanceof Verified verified)) {
            return ExitCode.FINDING;
        }
        if (!verified.key().name().equals("enlace/" + questions.authority())) {
            throw new UnusableException("verify.opened.other", file, questions.authority());
        }
        OpenedQuestionCheck.Result result = checked(check, questions, file);
        for (OpenedQuestionCheck.Finding finding : result.findings()) {
            spec.commandLine()
                    .getOut()
                    .println(say(
                            "verify.opened." + finding.what(),
                            finding.manifest(),
                            Integer.toString(finding.leaf() + 1)));
        }
        spec.commandLine()
                .getOut()
                .println(say(
                        "verify.opened.sum",
                        questions.authority(),
                        Integer.toString(result.sets()),
                        Integer.toString(result.questions()),
                        Integer.toString(result.findings().size())));
        return result.findings().isEmpty() ? ExitCode.SUCCESS : ExitCode.FINDING;
    }

    private static OpenedQuestionCheck.Result checked(OpenedQuestionCheck check, OpenedQuestions questions, Path file) {
        try {
            return check.check(questions);
        } catch (IllegalArgumentException | VeilException damaged) {
            throw new UnusableException("verify.opened.file", file);
        }
    }

    private static OpenedQuestions read(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new UnusableException("verify.opened.file", file);
        }
        try {
            OpenedQuestions questions = CanonicalJson.parse(Files.readAllBytes(file), OpenedQuestions.class);
            questions.sets().forEach(OpenedQuestions.Opened::read);
            return questions;
        } catch (IllegalArgumentException | VeilException damaged) {
            throw new UnusableException("verify.opened.file", file);
        }
    }

    private int reconcile() throws IOException {
        List<ExchangeCheck.Kept> kept = new ArrayList<>();
        List<Log> logs = new ArrayList<>();
        for (Path place : exchange) {
            List<Log> found = places(place);
            if (found.size() != 1) {
                spec.commandLine().getErr().println("enlace: " + say("verify.exchange.two", place));
                return ExitCode.UNUSABLE;
            }
            Log log = found.getFirst();
            logs.add(log);
            kept.add(ExchangeCheck.read(log.ledger(), log.keys()));
            spec.commandLine().getOut().println(line(log.name(), kept.getLast().verification()));
        }
        boolean fits = compared(
                logs, kept.stream().map(ExchangeCheck.Kept::verification).toList(), false);
        if (!fits || !kept.stream().allMatch(ExchangeCheck.Kept::isSound)) {
            return ExitCode.FINDING;
        }
        List<ExchangeCheck.Direction> ways = ExchangeCheck.both(kept.getFirst(), kept.getLast());
        ways.forEach(this::print);
        boolean equal = ways.stream().allMatch(way -> way.result().findings().isEmpty());
        return equal ? ExitCode.SUCCESS : ExitCode.FINDING;
    }

    private void print(ExchangeCheck.Direction way) {
        QuestionAccounts.Result result = way.result();
        for (QuestionAccounts.Finding finding : result.findings()) {
            spec.commandLine()
                    .getOut()
                    .println(say(
                            "verify.exchange." + finding.what(),
                            way.asker(),
                            way.answerer(),
                            finding.manifest(),
                            Integer.toString(finding.chunk()),
                            finding.asker(),
                            finding.answerer()));
        }
        spec.commandLine()
                .getOut()
                .println(say(
                        "verify.exchange.sum",
                        way.asker(),
                        way.answerer(),
                        Integer.toString(result.manifests()),
                        Integer.toString(result.chunks()),
                        Integer.toString(result.underWay()),
                        Integer.toString(result.findings().size())));
    }

    private int each() throws IOException {
        List<Log> places = places(folder);
        if (places.isEmpty()) {
            spec.commandLine().getErr().println("enlace: " + say("verify.nothing", folder));
            return ExitCode.UNUSABLE;
        }
        boolean sound = true;
        List<VerificationResult> all = new ArrayList<>();
        for (Log place : places) {
            VerificationResult found = LedgerVerifier.verify(place.ledger(), place.keys());
            spec.commandLine().getOut().println(line(place.name(), found));
            sound &= found instanceof Verified;
            all.add(found);
        }
        Path first = places.getFirst().ledger();
        boolean whole = !first.equals(folder) && !first.equals(folder.resolve("ledger"));
        boolean agrees = compared(places, all, whole);
        return agrees && sound ? ExitCode.SUCCESS : ExitCode.FINDING;
    }

    private static List<Log> places(Path folder) throws IOException {
        if (Files.exists(folder.resolve("checkpoint")) || Files.isDirectory(folder.resolve("tile"))) {
            return List.of(Log.ofLedger(folder));
        }
        if (isNode(folder)) {
            return List.of(Log.ofNode(folder));
        }
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(VerifyCommand::isNode)
                    .sorted()
                    .map(Log::ofNode)
                    .toList();
        }
    }

    private static boolean isNode(Path path) {
        return Files.isDirectory(path.resolve("ledger")) || Files.exists(path.resolve("ledger.vkey"));
    }

    private String line(String name, VerificationResult found) {
        return switch (found) {
            case Verified sound ->
                say(
                        "verify.sound",
                        name,
                        Long.toString(sound.size()),
                        sound.root(),
                        sound.key().line(),
                        sound.cosignatures().isEmpty()
                                ? say("verify.nobody")
                                : String.join(", ", sound.cosignatures()));
            case Damaged damaged ->
                say(
                        "verify.damaged",
                        name,
                        damaged.file(),
                        place(damaged.place()),
                        say("verify.flaw." + damaged.flaw()));
        };
    }

    private String place(Place place) {
        return switch (place) {
            case Place.Whole whole -> "";
            case Place.Line line -> say("verify.place.line", Integer.toString(line.number()));
            case Place.Offset at -> say("verify.place.byte", Long.toString(at.offset()));
            case Place.EntryAt entry ->
                say("verify.place.entry", Long.toString(entry.index()), Long.toString(entry.offset()));
        };
    }

    private String say(String key, Object... values) {
        ResourceBundle words = spec.resourceBundle();
        return CommandWords.say(words, key, values);
    }
}
