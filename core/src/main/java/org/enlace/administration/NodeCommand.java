// SPDX-License-Identifier: Apache-2.0
package org.enlace.administration;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code enlace node}: sets up, starts and looks after the node of an authority. */
@Command(
        name = "node",
        mixinStandardHelpOptions = true,
        subcommands = {
            NodeInitCommand.class,
            SettingsCheckCommand.class,
            NodeStartCommand.class,
            NodeStatusCommand.class,
            NodeStopCommand.class,
            NodeDoctorCommand.class,
            BackupCommand.class,
            BackupKeyCommand.class,
            RestoreCommand.class,
            PersonCommand.class,
            PartnerCommand.class
        })
public final class NodeCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("enlace.missing-command"));
    }
}
