// SPDX-License-Identifier: Apache-2.0
package org.enlace.administration;

import java.util.Map;
import java.util.Optional;
import org.enlace.command.ExitCode;
import org.enlace.service.NodeOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code enlace node user}: the people of the node, where nobody can sign in to do it at the desk. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        subcommands = {PersonCommand.Add.class, PersonCommand.Reset.class, PersonCommand.All.class})
final class PersonCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("enlace.missing-command"));
    }

    /** {@code enlace node user add NAME --role ROLE}. */
    @Command(name = "add")
    static final class Add extends NodeTask {
        @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "node.user-name")
        private String officer = "";

        @Option(names = "--role", paramLabel = "ROLE", required = true, descriptionKey = "node.user-role")
        private String role = "";

        @Override
        int run() {
            return link(this, order(NodeOrder.ADD_PERSON, Map.of("officer", officer, "role", role)));
        }
    }

    /** {@code enlace node user reset NAME}. */
    @Command(name = "reset")
    static final class Reset extends NodeTask {
        @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "node.user-name")
        private String officer = "";

        @Override
        int run() {
            return link(this, order(NodeOrder.RESET_PERSON, Map.of("officer", officer)));
        }
    }

    /** {@code enlace node user list}. */
    @Command(name = "list")
    static final class All extends NodeTask {
        @Override
        int run() {
            Optional<JsonNode> answer = order(NodeOrder.LIST_PEOPLE, Map.of());
            answer.ifPresent(found -> found.path("people")
                    .forEach(one -> print(one.path("officer").asString() + "\t"
                            + one.path("role").asString() + "\t"
                            + one.path("invitedUntil").asString(""))));
            return answer.isPresent() ? ExitCode.SUCCESS : ExitCode.UNUSABLE;
        }
    }

    /** Standard output has the link alone, so that a script can take it. */
    private static int link(NodeTask task, Optional<JsonNode> answer) {
        answer.ifPresent(found -> {
            task.print(found.path("link").asString());
            task.tell(
                    "node.link",
                    found.path("officer").asString(),
                    found.path("until").asString());
        });
        return answer.isPresent() ? ExitCode.SUCCESS : ExitCode.UNUSABLE;
    }
}
