// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.envelope.TypeAllowance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the chapters of {@code docs/protocols.md}, one for each message, to what a running node takes. */
class MessageChaptersTest {
    private static final Pattern CHAPTER = Pattern.compile(
            "(?s)\n### `([a-z]+\\.[a-z-]+)`\n(.*?)At\\s+most\\s+(\\d+)\\s+(KiB|MiB);\\s+([\\d,]+)\\s+an\\s+hour\\.");

    @TempDir
    private Path home;

    @Test
    void nameEachTypeThatIsTaken_withItsSizeAndItsNumber() throws IOException {
        Map<String, TypeAllowance> written = new TreeMap<>();
        Matcher chapters = CHAPTER.matcher(Files.readString(Path.of("..", "docs", "protocols.md")));
        while (chapters.find()) {
            assertThat(chapters.group(2)).as(chapters.group(1)).doesNotContain("\n### ");
            int unit = chapters.group(4).equals("KiB") ? 1 << 10 : 1 << 20;
            int anHour = Integer.parseInt(chapters.group(5).replace(",", ""));
            written.put(chapters.group(1), new TypeAllowance(Integer.parseInt(chapters.group(3)) * unit, anHour));
        }
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            Map<String, TypeAllowance> taken = new TreeMap<>();
            neighbourhood
                    .start("asker", "PA")
                    .mailroom()
                    .inbox()
                    .types()
                    .forEach(type -> taken.put(type, TypeAllowance.of(type)));
            assertThat(written).isEqualTo(taken);
        }
    }
}
