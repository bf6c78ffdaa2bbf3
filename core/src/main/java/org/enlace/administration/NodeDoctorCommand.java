// SPDX-License-Identifier: Apache-2.0
package org.enlace.administration;

import java.time.Clock;
import java.util.List;
import org.enlace.command.ExitCode;
import org.enlace.service.NodeDoctor;
import org.enlace.watch.NodeFinding;
import org.enlace.watch.NodeFinding.Weight;
import picocli.CommandLine.Command;

/** {@code enlace node doctor}: looks at all that the node needs; exit code 1 where something is wrong. */
@Command(name = "doctor")
final class NodeDoctorCommand extends NodeTask {
    @Override
    int run() {
        List<NodeFinding> findings = NodeDoctor.findings(settings(), version(), Clock.systemUTC());
        findings.forEach(finding -> say(
                "doctor.line." + finding.weight(),
                words(finding.sentence(), finding.values().toArray())));
        boolean wrong = findings.stream().anyMatch(finding -> finding.weight() == Weight.WRONG);
        return wrong ? ExitCode.FINDING : ExitCode.SUCCESS;
    }
}
