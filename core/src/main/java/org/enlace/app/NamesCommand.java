// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code enlace names}: compares names of persons, companies and ships, and shows how they were read. */
@Command(
        name = "names",
        mixinStandardHelpOptions = true,
        subcommands = {NamesCompareCommand.class, NamesExplainCommand.class})
final class NamesCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    NamesCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("enlace.missing-command"));
    }
}
