// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code enlace veil}: hit or no hit by hand, between two people with two laptops and a memory stick.
 *
 * <p>B makes a key and a tag set; A asks; B answers; A opens. There is no node, no agreement and no budget: B answers what
 * B chooses to answer. The files are described in {@link VeilFileKind}.
 */
@Command(
        name = "veil",
        mixinStandardHelpOptions = true,
        subcommands = {
            VeilKeysCommand.class,
            VeilTagsCommand.class,
            VeilAskCommand.class,
            VeilAnswerCommand.class,
            VeilOpenCommand.class,
            VeilAttackCommand.class
        })
public final class VeilCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    public VeilCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("enlace.missing-command"));
    }
}
