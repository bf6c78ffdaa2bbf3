// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import org.enlace.command.ExitCode;
import org.enlace.demo.DemoHome;
import org.enlace.demo.DemoRun;
import org.enlace.demo.DemoScorecard;
import org.enlace.region.RegionSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code enlace demo}: five authorities as five nodes in this process, on a made-up region, with a desk to look at it. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--headless", descriptionKey = "demo.headless")
    private boolean headless;

    @Option(names = "--seed", paramLabel = "N", descriptionKey = "demo.seed", defaultValue = "1")
    private long seed;

    @Option(names = "--size", paramLabel = "SIZE", descriptionKey = "demo.size", defaultValue = "SMALL")
    private RegionSize size = RegionSize.SMALL;

    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "demo.port", defaultValue = "8420")
    private int port;

    @Option(names = "--keep", paramLabel = "DIR", descriptionKey = "demo.keep")
    private Path keep = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        ResourceBundle words = spec.resourceBundle();
        DemoHome home = home();
        DemoRun demo =
                new DemoRun(home.folder(), seed, size, words, spec.commandLine().getErr());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(demo, home)));
        try {
            return run(demo);
        } finally {
            end(demo, home);
        }
    }

    private int run(DemoRun demo) throws InterruptedException {
        if (!headless) {
            demo.serve(port);
            return ExitCode.SUCCESS;
        }
        DemoScorecard scorecard = demo.headless();
        spec.commandLine().getOut().println(JsonMapper.shared().writeValueAsString(scorecard.figures()));
        spec.commandLine().getOut().flush();
        return scorecard.holds(DemoRun.NODES) ? ExitCode.SUCCESS : ExitCode.FINDING;
    }

    private DemoHome home() {
        try {
            return DemoHome.open(keep);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Stops the demo, then removes what is not to be kept; safe to call twice. */
    private static void end(DemoRun demo, DemoHome home) {
        demo.close();
        home.close();
    }
}
