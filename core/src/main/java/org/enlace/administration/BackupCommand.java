// SPDX-License-Identifier: Apache-2.0
package org.enlace.administration;

import java.util.Map;
import java.util.Optional;
import org.enlace.command.ExitCode;
import org.enlace.service.NodeOrder;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code enlace node backup}: makes a backup now, whether the node runs or not, and prints where it lies. */
@Command(name = "backup")
final class BackupCommand extends NodeTask {
    private static final double MIB = 1 << 20;

    @Override
    int run() {
        Optional<JsonNode> answer = order(NodeOrder.BACK_UP, Map.of());
        answer.ifPresent(made -> {
            print(made.path("file").asString());
            tell("node.backed-up", Math.max(0.1, made.path("bytes").asLong() / MIB));
        });
        return answer.isPresent() ? ExitCode.SUCCESS : ExitCode.UNUSABLE;
    }
}
