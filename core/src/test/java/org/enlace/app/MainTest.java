// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.enlace.command.CommandWords;
import org.enlace.command.ExitCode;
import org.enlace.command.FailureLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void versionGoesToStandardOutput() {
        assertThat(run(Locale.ENGLISH, "--version")).isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString()).startsWith("enlace ").doesNotContain("$");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpIsInTheUsersLanguage() {
        run(Locale.ENGLISH, "--help");
        run(Locale.of("es", "PA"), "--help");
        assertThat(out.toString()).contains("Usage:", "Options:", "Uso:", "Opciones:", "Muestra esta ayuda");
    }

    @Test
    void languageWithoutWordsGetsEnglish() {
        run(Locale.FRENCH, "--help");
        assertThat(out.toString()).contains("Usage:");
    }

    @Test
    void wrongUsageIsExitTwo_andLeavesStandardOutputEmpty() {
        assertThat(run(Locale.ENGLISH)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run(Locale.ENGLISH, "--no-such-option")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run(Locale.of("es"), "nada")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains("name a command", "not understood: --no-such-option", "no se entiende: nada");
    }

    @Test
    void everyWordStandsInBothLanguages() throws Exception {
        assertThat(keys("messages_es.properties")).isEqualTo(keys("messages.properties"));
    }

    @Test
    void messageOfALibraryIsNotRepeated_itMayQuoteCaseContent() {
        assertThat(fail(new IllegalStateException("Sombra Quintanilla"))).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString())
                .startsWith("enlace: unexpected failure IllegalStateException at MainTest.java:")
                .doesNotContain("Sombra")
                .hasLineCount(1);
    }

    @Test
    void missingFileIsNamed() {
        assertThat(fail(new NoSuchFileException("/nowhere"))).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString()).contains("/nowhere").hasLineCount(1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void fullDiskIsSaid() {
        IOException full = catchThrowableOfType(
                IOException.class, () -> Files.write(Path.of("/dev/full"), new byte[9_000], StandardOpenOption.WRITE));
        assertThat(fail(new UncheckedIOException(full))).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString())
                .startsWith("enlace: the system cannot read or write here: ")
                .contains("look whether the disk is full")
                .hasLineCount(1);
    }

    private int run(Locale locale, String... args) {
        return Main.run(args, locale, Map.of(), new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private int fail(Exception thrown) {
        @Command(name = "failing")
        record Failing(Exception thrown) implements Callable<Integer> {
            @Override
            public Integer call() throws Exception {
                throw thrown;
            }
        }
        return new CommandLine(new Failing(thrown))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(new FailureLine(CommandWords.in(Locale.ENGLISH), false))
                .execute();
    }

    private static List<Object> keys(String file) throws Exception {
        var words = new Properties();
        try (var in = CommandWords.class.getResourceAsStream(file)) {
            words.load(in);
        }
        return words.keySet().stream().sorted().toList();
    }
}
