// SPDX-License-Identifier: Apache-2.0
package org.enlace.administration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
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

/** {@code enlace node partner}: the own card, and the partners whose cards were taken. */
@Command(
        name = "partner",
        mixinStandardHelpOptions = true,
        subcommands = {
            PartnerCommand.Card.class,
            PartnerCommand.Take.class,
            PartnerCommand.Pinned.class,
            PartnerCommand.Remove.class
        })
final class PartnerCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("enlace.missing-command"));
    }

    private static String decoded(JsonNode answer) {
        return new String(Base64.getDecoder().decode(answer.path("card").asString()), StandardCharsets.UTF_8);
    }

    private static void describe(NodeTask task, JsonNode card) {
        task.tell(
                "node.card",
                card.path("partner").asString(),
                card.path("name").asString(),
                card.path("country").asString(),
                card.path("endpoint").asString());
        task.tell("node.fingerprint", card.path("fingerprint").asString());
    }

    /** {@code enlace node partner card}: the own card on standard output, its fingerprint beside it. */
    @Command(name = "card")
    static final class Card extends NodeTask {
        @Override
        int run() {
            Optional<JsonNode> answer = order(NodeOrder.SHOW_CARD, Map.of());
            answer.ifPresent(card -> {
                print(decoded(card));
                describe(this, card);
            });
            return answer.isPresent() ? ExitCode.SUCCESS : ExitCode.UNUSABLE;
        }
    }

    /** {@code enlace node partner add FILE}: first shows the fingerprint, and takes the card when it is given. */
    @Command(name = "add")
    static final class Take extends NodeTask {
        private static final long LARGEST = 16 << 10;

        @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "node.card-file")
        private Path file = Path.of("");

        @Option(names = "--fingerprint", paramLabel = "DIGITS", descriptionKey = "node.card-fingerprint")
        private String fingerprint = "";

        @Override
        int run() throws IOException {
            if (Files.size(file) > LARGEST) {
                complain("order.NO_CARD");
                return ExitCode.UNUSABLE;
            }
            String card = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
            if (fingerprint.isEmpty()) {
                return read(card);
            }
            Optional<JsonNode> answer = order(NodeOrder.ADD_PARTNER, Map.of("card", card, "fingerprint", fingerprint));
            answer.ifPresent(
                    found -> say("node.partner-taken", found.path("partner").asString()));
            return answer.isPresent() ? ExitCode.SUCCESS : ExitCode.UNUSABLE;
        }

        private int read(String card) {
            Optional<JsonNode> answer = order(NodeOrder.READ_CARD, Map.of("card", card));
            answer.ifPresent(found -> {
                describe(this, found);
                tell("node.compare-fingerprint");
            });
            return answer.isPresent() ? ExitCode.FINDING : ExitCode.UNUSABLE;
        }
    }

    /** {@code enlace node partner list}. */
    @Command(name = "list")
    static final class Pinned extends NodeTask {
        @Override
        int run() {
            Optional<JsonNode> answer = order(NodeOrder.LIST_PARTNERS, Map.of());
            answer.ifPresent(found -> found.path("partners")
                    .forEach(one -> print(one.path("partner").asString() + "\t"
                            + one.path("endpoint").asString() + "\t"
                            + one.path("fingerprint").asString() + "\t"
                            + one.path("lastHeard").asString(""))));
            return answer.isPresent() ? ExitCode.SUCCESS : ExitCode.UNUSABLE;
        }
    }

    /** {@code enlace node partner remove PARTNER}. */
    @Command(name = "remove")
    static final class Remove extends NodeTask {
        @Parameters(index = "0", paramLabel = "PARTNER", descriptionKey = "node.partner")
        private String partner = "";

        @Override
        int run() {
            Optional<JsonNode> answer = order(NodeOrder.REMOVE_PARTNER, Map.of("partner", partner));
            answer.ifPresent(removed -> say("node.partner-removed", partner));
            return answer.isPresent() ? ExitCode.SUCCESS : ExitCode.UNUSABLE;
        }
    }
}
