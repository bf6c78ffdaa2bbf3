// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code enlace carry}: moves messages between two nodes as a sealed file, where there is no line between them. */
@Command(
        name = "carry",
        mixinStandardHelpOptions = true,
        subcommands = {CarryExportCommand.class, CarryImportCommand.class})
final class CarryCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    CarryCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("enlace.missing-command"));
    }
}
