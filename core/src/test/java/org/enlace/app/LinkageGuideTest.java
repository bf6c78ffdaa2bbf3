// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.tabular.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command, file and line of code in {@code docs/linkage.md} is what happens. */
class LinkageGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "linkage.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w+)([^\\n]*)\\n(.*?)```");
    /** What a reader saves from the report. */
    private static final String SAVED = "review.csv";

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    private Path folder = Path.of("");

    private record Block(String kind, String title, List<String> lines) {}

    @Test
    void everyCommandDoesWhatTheGuideShows() throws IOException {
        int commands = 0;
        String said = "";
        for (Block block : blocks()) {
            if (block.kind().equals("console")) {
                for (String line : block.lines()) {
                    if (line.startsWith("$ ./enlace ")) {
                        said = run(line.substring("$ ./enlace ".length()));
                        commands++;
                    } else {
                        assertThat(said).contains(line);
                    }
                }
            } else if (block.title().strip().equals(SAVED)) {
                Files.write(folder.resolve(SAVED), block.lines());
            } else if (!block.title().isBlank()) {
                assertThat(Files.readString(folder.resolve(block.title().strip())))
                        .startsWith(String.join("\n", block.lines()));
            }
        }
        assertThat(commands).isGreaterThanOrEqualTo(5);
    }

    @Test
    void everyLineOfDataIsInTheExamples() throws IOException {
        String data = Files.readString(Path.of("..", "examples", "data", "boat-owners.csv"))
                + Files.readString(Path.of("..", "examples", "data", "harbour-register.csv"));
        for (Block block : blocks()) {
            if (block.kind().equals("csv") && block.title().isBlank()) {
                assertThat(block.lines()).allSatisfy(line -> assertThat(data).contains(line));
            }
        }
    }

    @Test
    void everyLineOfCodeIsInTheExample() throws IOException {
        List<String> code = Files.readAllLines(Path.of("..", "examples", "Link.java"));
        for (Block block : blocks()) {
            if (block.kind().equals("java")) {
                assertThat(code).containsSubsequence(block.lines());
            }
        }
    }

    @Test
    void theModelOfTheGuideLinks() throws IOException {
        for (Block block : blocks()) {
            if (block.kind().equals("json")) {
                Path model = folder.resolve("written.json");
                Files.write(model, block.lines());
                assertThat(ModelFile.read(model).comparisons()).hasSize(2);
                assertThat(run("match examples/data/boat-owners.csv examples/data/harbour-register.csv --out out"
                                + " --model written.json --truth examples/data/truth.csv"))
                        .contains("\"precision\":1.000000,\"recall\":0.8");
            }
        }
    }

    private static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher found = BLOCK.matcher(Files.readString(GUIDE));
        while (found.find()) {
            blocks.add(new Block(
                    found.group(1), found.group(2), found.group(3).lines().toList()));
        }
        return blocks;
    }

    /** What a command said, on both outputs; its files lie in the examples or in this test's folder. */
    private String run(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? placed(word.group(2)) : word.group(1));
        }
        StringWriter said = new StringWriter();
        PrintWriter both = new PrintWriter(said);
        int exit = Main.run(words.toArray(String[]::new), Locale.ENGLISH, Map.of(), both, both);
        assertThat(exit).as("%s: %s", command, said).isZero();
        return said.toString();
    }

    private String placed(String word) {
        if (word.startsWith("examples/")) {
            return "../" + word;
        }
        return word.equals("out") || word.equals(SAVED) || word.endsWith(".json")
                ? folder.resolve(word).toString()
                : word;
    }
}
