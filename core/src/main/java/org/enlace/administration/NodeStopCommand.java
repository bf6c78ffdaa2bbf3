// SPDX-License-Identifier: Apache-2.0
package org.enlace.administration;

import java.util.Map;
import org.enlace.command.ExitCode;
import org.enlace.service.NodeOrder;
import org.enlace.service.NodeOrders;
import org.enlace.service.ServiceProblem;
import picocli.CommandLine.Command;

/** {@code enlace node stop}: tells the running node to finish what it has in hand and end. */
@Command(name = "stop")
final class NodeStopCommand extends NodeTask {
    @Override
    int run() {
        var settings = settings();
        if (new NodeOrders(settings, version()).ask(NodeOrder.STOP, Map.of()).isEmpty()) {
            throw ServiceProblem.NOT_RUNNING.about(settings.data());
        }
        say("node.told-to-stop");
        return ExitCode.SUCCESS;
    }
}
