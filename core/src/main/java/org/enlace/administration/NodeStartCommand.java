// SPDX-License-Identifier: Apache-2.0
package org.enlace.administration;

import java.io.IOException;
import java.time.Clock;
import org.enlace.command.ExitCode;
import org.enlace.service.NodeService;
import org.enlace.service.ServiceProblem;
import org.enlace.settings.ServiceSettings;
import org.enlace.settings.ServiceSettings.LogRules;
import org.enlace.watch.NodeLog;
import picocli.CommandLine.Command;

/** {@code enlace node start}: runs the node until it is stopped, as a service or in a terminal. */
@Command(name = "start")
final class NodeStartCommand extends NodeTask {
    @Override
    int run() throws IOException, InterruptedException {
        ServiceSettings settings = settings();
        try (NodeLog _ = log(settings.log())) {
            return serve(NodeService.open(settings, version(), Clock.systemUTC()));
        }
    }

    private int serve(NodeService node) throws IOException, InterruptedException {
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

    private static NodeLog log(LogRules rules) {
        if (rules.file().isEmpty()) {
            return NodeLog.toStandardError(rules.level(), System.getenv());
        }
        try {
            return NodeLog.toFiles(rules.level(), rules.file().get(), rules.bytes(), rules.files());
        } catch (IOException unwritable) {
            throw ServiceProblem.LOG_UNWRITABLE.about(rules.file().get());
        }
    }
}
