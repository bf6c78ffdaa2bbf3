// SPDX-License-Identifier: Apache-2.0
package org.enlace.administration;

import java.io.IOException;
import java.time.Clock;
import org.enlace.command.ExitCode;
import org.enlace.service.NodeService;
import picocli.CommandLine.Command;

/** {@code enlace node start}: runs the node until it is stopped, as a service or in a terminal. */
@Command(name = "start")
final class NodeStartCommand extends NodeTask {
    @Override
    int run() throws IOException, InterruptedException {
        NodeService node = NodeService.open(settings(), version(), Clock.systemUTC());
        Thread end = Thread.ofPlatform().unstarted(node::close);
        Runtime.getRuntime().addShutdownHook(end);
        try (node) {
            node.serve(System.getenv());
            tell("node.serving", node.deskAddress(), node.certificateFingerprint());
            node.await();
            tell("node.stopping");
        }
        return ExitCode.SUCCESS;
    }
}
