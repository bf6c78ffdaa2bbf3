// SPDX-License-Identifier: Apache-2.0
package org.enlace.administration;

import java.util.Map;
import org.enlace.command.ExitCode;
import org.enlace.service.NodeOrder;
import org.enlace.service.NodeOrders;
import org.enlace.service.ServiceProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code enlace node status}: what the running node says of itself; exit code 1 where a part of it fails. */
@Command(name = "status")
final class NodeStatusCommand extends NodeTask {
    @Option(names = "--json", descriptionKey = "node.json")
    private boolean json;

    @Option(names = "--health", descriptionKey = "node.health")
    private boolean health;

    @Override
    int run() {
        return health ? health() : status();
    }

    private int health() {
        JsonNode answer = ask(NodeOrder.HEALTH);
        print(answer.toString());
        return answer.path("status").asString("").equals("UP") ? ExitCode.SUCCESS : ExitCode.FINDING;
    }

    private int status() {
        JsonNode status = ask(NodeOrder.STATUS);
        if (json) {
            print(status.toString());
        } else {
            show(status);
        }
        return status.path("failing").isEmpty() ? ExitCode.SUCCESS : ExitCode.FINDING;
    }

    private JsonNode ask(NodeOrder order) {
        var settings = settings();
        return new NodeOrders(settings, version())
                .ask(order, Map.of())
                .orElseThrow(() -> ServiceProblem.NOT_RUNNING.about(settings.data()));
    }

    private void show(JsonNode status) {
        say("node.status", text(status, "name"), text(status, "authority"), text(status, "version"));
        say("node.status-desk", text(status, "desk"));
        say("node.status-line", text(status, "endpoint"));
        status.path("partners").forEach(this::partner);
        if (status.has("lastBackup")) {
            say("node.status-backup", text(status, "lastBackup"));
        }
        status.path("failing")
                .properties()
                .forEach(one -> say(
                        "node.status-failing." + one.getKey(), one.getValue().asString()));
    }

    private void partner(JsonNode partner) {
        String heard = text(partner, "lastHeard");
        say(heard.isEmpty() ? "node.status-unheard" : "node.status-partner", text(partner, "partner"), heard);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
