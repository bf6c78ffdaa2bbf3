// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.enlace.command.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile files, small, each with one of its commands; {@code bench/run.sh shapes} runs them all as large as they are meant to be. */
class HostileShapesTest {
    private static final int SHARE = 50_000;

    @TempDir
    Path folder;

    /** Of those that check and match are run on, in turn for one and the other; what takes long is left out. */
    static Stream<HostileShape> shapes() {
        List<HostileShape> all = HostileShapes.all();
        return IntStream.range(0, all.size())
                .filter(at -> !all.get(at).name().startsWith("Parquet"))
                .filter(at -> !all.get(at).name().equals("1,000 files"))
                .mapToObj(at -> all.get(at).with(at % 2));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void eachEndsWithAnExpectedCode_andAPlainLine(HostileShape shape) throws IOException {
        shape.writing().into(new HostileFiles(folder, SHARE));
        for (HostileShape.Run run : shape.runs()) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int exit = Main.run(
                    HostileShapes.arguments(run, folder),
                    Locale.ENGLISH,
                    Map.of(),
                    new PrintWriter(out),
                    new PrintWriter(err));
            assertThat(exit).as("%s: %s%s", run.command(), err, out).isIn(run.exits());
            assertThat(out + "" + err)
                    .doesNotContain(HostileShape.CELL + " ", "Exception", "org.enlace.", "unexpected", "\u001B");
            if (exit == ExitCode.UNUSABLE) {
                assertThat(err + "" + out).as("%s", run.command()).isNotBlank();
                List<String> lines = err.toString()
                        .lines()
                        .filter(line -> line.startsWith("enlace: "))
                        .toList();
                assertThat(lines).as("%s: %s", run.command(), err).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void thereAreAHundredOfThem_eachWithItsName() {
        assertThat(HostileShapes.all()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(HostileShapes.all()).extracting(HostileShape::name).doesNotHaveDuplicates();
    }
}
