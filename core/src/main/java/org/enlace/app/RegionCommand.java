// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.enlace.command.ExitCode;
import org.enlace.region.MadeUpRegion;
import org.enlace.region.RegionSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code enlace region}: writes a made-up region as files and prints its folder. */
@Command(name = "region", mixinStandardHelpOptions = true)
final class RegionCommand implements Callable<Integer> {
    @Option(names = "--seed", paramLabel = "N", descriptionKey = "region.seed", defaultValue = "1")
    private long seed;

    @Option(names = "--size", paramLabel = "SIZE", descriptionKey = "region.size", defaultValue = "SMALL")
    private RegionSize size = RegionSize.SMALL;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "region.out", required = true)
    private Path out = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        MadeUpRegion.write(out, seed, size);
        spec.commandLine().getOut().println(out);
        return ExitCode.SUCCESS;
    }
}
