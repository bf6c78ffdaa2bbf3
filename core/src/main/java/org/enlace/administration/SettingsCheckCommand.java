// SPDX-License-Identifier: Apache-2.0
package org.enlace.administration;

import org.enlace.command.ExitCode;
import org.enlace.settings.ServiceSettings;
import picocli.CommandLine.Command;

/** {@code enlace node check-config}: reads the settings as the start would, and says all that is wrong with them. */
@Command(name = "check-config")
final class SettingsCheckCommand extends NodeTask {
    @Override
    int run() {
        ServiceSettings settings = settings();
        say("node.config-fits", config(), settings.authority().id());
        return ExitCode.SUCCESS;
    }
}
