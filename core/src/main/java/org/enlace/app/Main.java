// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.enlace.account.VerifyCommand;
import org.enlace.administration.NodeCommand;
import org.enlace.byhand.VeilCommand;
import org.enlace.command.BuildVersion;
import org.enlace.command.CommandWords;
import org.enlace.command.ExitCode;
import org.enlace.command.FailureLine;
import org.enlace.command.UsageError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code enlace} command: finds the subcommand, and turns every outcome into one of three exit codes. */
@Command(name = "enlace", mixinStandardHelpOptions = true, versionProvider = BuildVersion.class)
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    Main() {}

    /** The subcommands, in the order in which help shows them. A new command is one line here. */
    private static List<Object> commands(Map<String, String> environment) {
        return List.of(
                new DemoCommand(),
                new NodeCommand(),
                new CheckCommand(),
                new MatchCommand(environment.containsKey("ENLACE_TERMINAL")),
                new RegionCommand(),
                new VerifyCommand(),
                new NamesCommand(),
                new VeilCommand(),
                new CarryCommand());
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        LogSettings.start();
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(args, Locale.getDefault(), System.getenv(), out, err));
    }

    /** Runs one command in the given language and returns its exit code; never throws. */
    public static int run(
            String[] args, Locale locale, Map<String, String> environment, PrintWriter out, PrintWriter err) {
        ResourceBundle words = CommandWords.in(locale);
        var line = new CommandLine(new Main());
        commands(environment).forEach(line::addSubcommand);
        line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setResourceBundle(words)
                .setParameterExceptionHandler(new UsageError(words))
                .setExecutionExceptionHandler(new FailureLine(words, environment.containsKey("ENLACE_DEBUG")));
        int exit = execute(line, args, words);
        out.flush();
        err.flush();
        return exit;
    }

    /** Where memory ends is no fault of the program: it is said in plain words, as what commands throw is. */
    private static int execute(CommandLine line, String[] args, ResourceBundle words) {
        try {
            return line.execute(args);
        } catch (OutOfMemoryError full) {
            long more = 2 * (Runtime.getRuntime().maxMemory() >> 20);
            line.getErr().println("enlace: " + CommandWords.say(words, "failure.memory", String.valueOf(more)));
            return ExitCode.UNUSABLE;
        }
    }

    /** Without a subcommand there is nothing to do: says so and shows the help. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("enlace.missing-command"));
    }
}
