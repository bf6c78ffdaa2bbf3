// SPDX-License-Identifier: Apache-2.0
package org.enlace.administration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.enlace.backup.BackupException;
import org.enlace.command.BuildVersion;
import org.enlace.command.CommandWords;
import org.enlace.command.ExitCode;
import org.enlace.service.NodeOrder;
import org.enlace.service.NodeOrders;
import org.enlace.service.ServiceException;
import org.enlace.settings.ServiceSettings;
import org.enlace.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** One task of the administrator: finds the settings, does it, and says in plain words what kept it from being done. */
@Command(mixinStandardHelpOptions = true)
abstract class NodeTask implements Callable<Integer> {
    static final String USUAL_FILE = "/etc/enlace/enlace.toml";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            descriptionKey = "node.config",
            defaultValue = "${env:ENLACE_CONFIG:-" + USUAL_FILE + "}")
    private Path config = Path.of(USUAL_FILE);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public final Integer call() throws IOException, InterruptedException {
        try {
            return run();
        } catch (SettingsException wrong) {
            wrong.problems()
                    .forEach(problem ->
                            complain(problem.sentence(), problem.values().toArray()));
            return ExitCode.UNUSABLE;
        } catch (BackupException wrong) {
            complain("backup." + wrong.problem(), wrong.values().toArray());
            return ExitCode.UNUSABLE;
        } catch (ServiceException wrong) {
            complain("service." + wrong.problem(), wrong.values().toArray());
            return ExitCode.UNUSABLE;
        }
    }

    abstract int run() throws IOException, InterruptedException;

    final Path config() {
        return config.toAbsolutePath().normalize();
    }

    final ServiceSettings settings() {
        return ServiceSettings.read(config(), System.getenv());
    }

    /** What is done with a file of settings that may be new. */
    interface ConfiguredWork {
        int run() throws IOException;
    }

    /** Writes the file of settings where there is none, and takes it away again where the work is refused. */
    final int withConfig(Supplier<byte[]> text, ConfiguredWork work) throws IOException {
        boolean written = Files.notExists(config());
        if (written) {
            byte[] bytes = text.get();
            Path folder = config().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(config(), bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            tell("node.config-written", config());
        } else {
            tell("node.config-kept", config());
        }
        try {
            return work.run();
        } catch (RuntimeException refused) {
            if (written) {
                Files.deleteIfExists(config());
            }
            throw refused;
        }
    }

    static String version() {
        return BuildVersion.number();
    }

    /** The answer of the node, which is opened for it where it does not run; a refusal is said, and empty. */
    final Optional<JsonNode> order(NodeOrder order, Map<String, String> values) {
        JsonNode answer = new NodeOrders(settings(), version()).give(order, values);
        if (answer.has("problem")) {
            complain("order." + answer.path("problem").asString());
            return Optional.empty();
        }
        return Optional.of(answer);
    }

    final void say(String sentence, Object... values) {
        spec.commandLine().getOut().println(words(sentence, values));
        spec.commandLine().getOut().flush();
    }

    /** For whoever looks on: not part of the result. */
    final void tell(String sentence, Object... values) {
        spec.commandLine().getErr().println(words(sentence, values));
        spec.commandLine().getErr().flush();
    }

    final void complain(String sentence, Object... values) {
        spec.commandLine().getErr().println("enlace: " + words(sentence, values));
        spec.commandLine().getErr().flush();
    }

    final String words(String sentence, Object... values) {
        return CommandWords.say(spec.resourceBundle(), sentence, values);
    }

    final void print(String text) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
    }
}
