// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VeilCommandTest {
    private static final String OPEN = "open --state q.state --tags b.tags q.eval --out hits.csv";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeTwoFiles() throws Exception {
        Files.writeString(folder.resolve("A.csv"), """
            id,phone,note
            ana-1,+507 6612-3401,x
            ana-2,no number,x
            ana-3,6612 3402,"y, z"
            ana-4,+50766123402,x
            """);
        Files.writeString(folder.resolve("B.csv"), "\ufeffphone;id\n+507 6612 3402;beto-1\n+506 8812 3401;beto-2\n");
    }

    @Test
    void twoPartiesFindTheRowsThatBothHold() throws Exception {
        exchange();
        assertThat(run(OPEN)).isEqualTo(Exit.SUCCESS);
        assertThat(Files.readAllLines(folder.resolve("hits.csv")))
                .containsExactly("id,value", "ana-3,6612 3402", "ana-4,+50766123402");
        assertThat(out.toString().lines())
                .map(line -> Path.of(line).getFileName().toString())
                .containsExactly("b.key", "b.tags", "q.blind", "q.eval", "hits.csv");
        assertThat(err.toString()).contains("left out: UNEXPECTED_CHARACTER 1", "hits: 2");
    }

    @Test
    void noFileThatTravelsCarriesAValue_andSecretsAreTheOwnersAlone() throws Exception {
        exchange();
        for (String travels : List.of("b.tags", "q.blind", "q.eval")) {
            String text = Files.readString(folder.resolve(travels), StandardCharsets.ISO_8859_1);
            assertThat(text).doesNotContain("6612", "8812", "ana-3", "beto-1");
        }
        for (String secret : List.of("b.key", "q.state")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(secret))))
                    .isEqualTo("rw-------");
        }
        assertThat(err.toString()).doesNotContain("6612", "no number");
    }

    @Test
    void dictionaryRecoversHashesAndNoTags_andAskingEndsWithTheBudget() {
        assertThat(run("attack-demo --numbers 20000 --held 1000 --budget 5000")).isEqualTo(Exit.SUCCESS);
        assertThat(out.toString())
                .contains("\"filterRecovered\":1000,", "\"tagsRecovered\":0,", "\"budget\":5000,\"answered\":4000,");
        assertThat(run("attack-demo --numbers 10 --held 6")).isEqualTo(Exit.UNUSABLE);
    }

    @Test
    void openRefusesAndWritesNothing_whereAnyFileIsDamaged() throws Exception {
        exchange();
        for (String name : List.of("q.eval", "b.tags", "q.state")) {
            byte[] good = Files.readAllBytes(folder.resolve(name));
            for (int at = 0; at < good.length; at += 11) {
                byte[] damaged = good.clone();
                damaged[at] ^= 1;
                Files.write(folder.resolve(name), damaged);
                assertThat(run(OPEN)).as("%s, byte %d", name, at).isEqualTo(Exit.UNUSABLE);
            }
            Files.write(folder.resolve(name), good);
        }
        assertThat(folder.resolve("hits.csv")).doesNotExist();
    }

    @Test
    void openRefusesAndWritesNothing_whereTheAnswerWasForged() throws Exception {
        exchange();
        Path answers = folder.resolve("q.eval");
        byte[] chunk = VeilFile.ANSWERS.read(answers, 1).getFirst();
        byte[] swapped = chunk.clone();
        System.arraycopy(chunk, chunk.length - 64, swapped, chunk.length - 32, 32);
        VeilFile.ANSWERS.write(answers, List.of(swapped));
        assertThat(run(OPEN)).isEqualTo(Exit.FINDING);
        VeilFile.ANSWERS.write(answers, List.of(chunk, chunk));
        assertThat(run(OPEN)).isEqualTo(Exit.FINDING);
        VeilFile.ANSWERS.write(answers, List.of());
        assertThat(run(OPEN)).isEqualTo(Exit.UNUSABLE);
        assertThat(folder.resolve("hits.csv")).doesNotExist();
        assertThat(err.toString()).contains("the proof does not hold", "a part came twice", "cut off or damaged");
    }

    @Test
    void openRefuses_withTagsOfAnotherKey() {
        exchange();
        run("keys --out other.key");
        run("tags --key other.key --class phone --column phone B.csv --out b.tags");
        assertThat(run(OPEN)).isEqualTo(Exit.FINDING);
        assertThat(folder.resolve("hits.csv")).doesNotExist();
    }

    @Test
    void answerRefusesAndWritesNothing_whereTheQuestionsWereAltered() throws Exception {
        exchange();
        Files.delete(folder.resolve("q.eval"));
        List<byte[]> parts = new ArrayList<>(VeilFile.QUESTIONS.read(folder.resolve("q.blind"), 2));
        byte[] chunk = parts.get(1);
        System.arraycopy(chunk, chunk.length - 64, chunk, chunk.length - 32, 32);
        VeilFile.QUESTIONS.write(folder.resolve("q.blind"), parts);
        assertThat(run("answer --key b.key q.blind --out q.eval")).isEqualTo(Exit.FINDING);
        assertThat(folder.resolve("q.eval")).doesNotExist();
        assertThat(err.toString()).contains("not those that were fixed");
    }

    @Test
    void unusableInputIsExitTwo_withAReason() throws Exception {
        exchange();
        assertThat(run("keys --out b.key")).isEqualTo(Exit.UNUSABLE);
        assertThat(run("tags --key b.key --class phone --column nope B.csv --out x"))
                .isEqualTo(Exit.UNUSABLE);
        assertThat(run("tags --key b.key --class shoe --column phone B.csv --out x"))
                .isEqualTo(Exit.UNUSABLE);
        assertThat(run("tags --key b.key --class vessel --column phone B.csv --out x"))
                .isEqualTo(Exit.UNUSABLE);
        assertThat(run("tags --key b.tags --class phone --column phone B.csv --out x"))
                .isEqualTo(Exit.UNUSABLE);
        assertThat(run("tags --key b.key --class phone --column phone none.csv --out x"))
                .isEqualTo(Exit.UNUSABLE);
        assertThat(folder.resolve("x")).doesNotExist();
        assertThat(err.toString())
                .contains("no column nope", "--class", "no row has a value", "must begin with EVkey001", "none.csv");
    }

    @Test
    void anAnswerWithoutProofIsRefused_unlessTheAskerSaysSo() throws Exception {
        exchange();
        run("tags --key b.key --bare --class phone --column phone B.csv --out b.tags");
        assertThat(run("answer --key b.key --without-proof q.blind --out q.eval"))
                .isEqualTo(Exit.SUCCESS);
        assertThat(run(OPEN)).isEqualTo(Exit.FINDING);
        assertThat(err.toString()).contains("carries no proof");
        assertThat(folder.resolve("hits.csv")).doesNotExist();
        assertThat(run(OPEN + " --accept-unproved")).isEqualTo(Exit.SUCCESS);
        assertThat(Files.readAllLines(folder.resolve("hits.csv")))
                .containsExactly("id,value", "ana-3,6612 3402", "ana-4,+50766123402");
        assertThat(Files.size(folder.resolve("b.tags"))).isLessThan(1100);
    }

    @Test
    void severalChunksAndRunsGiveExactlyTheCommonRows_andLeaveNothingBeside() throws Exception {
        numbers("A.csv", 9000, 1);
        numbers("B.csv", 70_000, 2);
        exchange();
        assertThat(run(OPEN)).as("%s", err).isEqualTo(Exit.SUCCESS);
        assertThat(Files.readAllLines(folder.resolve("hits.csv")))
                .hasSize(4501)
                .startsWith("id,value", "0,+50760000000", "2,+50760000002")
                .endsWith("8998,+50760008998");
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "A.csv", "B.csv", "b.key", "b.tags", "q.blind", "q.state", "q.eval", "hits.csv");
        }
    }

    @Test
    void chunksOutOfOrderOrMissingAreRefused_andNothingIsWritten() throws Exception {
        numbers("A.csv", 4200, 1);
        exchange();
        Path answers = folder.resolve("q.eval");
        List<byte[]> chunks = VeilFile.ANSWERS.read(answers, 2);
        VeilFile.ANSWERS.write(answers, chunks.reversed());
        assertThat(run(OPEN)).isEqualTo(Exit.FINDING);
        VeilFile.ANSWERS.write(answers, chunks.subList(0, 1));
        assertThat(run(OPEN)).isEqualTo(Exit.FINDING);
        assertThat(err.toString()).contains("covers 4,096 of 4,200");
        Path questions = folder.resolve("q.blind");
        List<byte[]> asked = VeilFile.QUESTIONS.read(questions, 3);
        VeilFile.QUESTIONS.write(questions, List.of(asked.get(0), asked.get(2), asked.get(1)));
        assertThat(run("answer --key b.key q.blind --out x")).isEqualTo(Exit.FINDING);
        VeilFile.QUESTIONS.write(questions, asked.subList(0, 2));
        assertThat(run("answer --key b.key q.blind --out x")).isEqualTo(Exit.FINDING);
        assertThat(folder.resolve("hits.csv")).doesNotExist();
        assertThat(folder.resolve("x")).doesNotExist();
    }

    /** So many numbers that are certain to be in the numbering plan, each a step above the one before. */
    private void numbers(String name, int count, int step) throws Exception {
        StringBuilder text = new StringBuilder("id,phone\n");
        for (int i = 0; i < count; i++) {
            text.append("%d,+5076%07d\n".formatted(i, i * step));
        }
        Files.writeString(folder.resolve(name), text);
    }

    private void exchange() {
        for (String step : List.of(
                "keys --out b.key",
                "tags --key b.key --class phone --column phone B.csv --out b.tags",
                "ask --class phone --column phone --country PA A.csv --out q.blind --state q.state",
                "answer --key b.key q.blind --out q.eval")) {
            assertThat(run(step)).as("%s: %s", step, err).isEqualTo(Exit.SUCCESS);
        }
    }

    private int run(String line) {
        List<String> arguments = new ArrayList<>(List.of("veil"));
        Stream.of(line.split(" "))
                .map(word ->
                        word.matches(".*\\.[a-z]+|x") ? folder.resolve(word).toString() : word)
                .forEach(arguments::add);
        return Main.run(
                arguments.toArray(String[]::new),
                Locale.ENGLISH,
                Map.of(),
                new PrintWriter(out, true),
                new PrintWriter(err, true));
    }
}
