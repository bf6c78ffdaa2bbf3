// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.enlace.command.CommandWords;
import org.enlace.command.ExitCode;
import org.enlace.identifiers.CanonicalValue.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(run(OPEN)).isEqualTo(ExitCode.SUCCESS);
        assertThat(Files.readAllLines(folder.resolve("hits.csv")))
                .containsExactly("id,value", "ana-3,6612 3402", "ana-4,+50766123402");
        assertThat(out.toString().lines())
                .map(line -> Path.of(line).getFileName().toString())
                .containsExactly("b.key", "b.tags", "q.blind", "q.eval", "hits.csv");
        assertThat(err.toString()).contains("left out: a filler 1", "hits: 2");
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
        assertThat(run("attack-demo --numbers 20000 --held 1000 --budget 5000")).isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString())
                .contains("\"filterRecovered\":1000,", "\"tagsRecovered\":0,", "\"budget\":5000,\"answered\":4000,");
        assertThat(run("attack-demo --numbers 10 --held 6")).isEqualTo(ExitCode.UNUSABLE);
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
                assertThat(run(OPEN)).as("%s, byte %d", name, at).isEqualTo(ExitCode.UNUSABLE);
            }
            Files.write(folder.resolve(name), good);
        }
        assertThat(folder.resolve("hits.csv")).doesNotExist();
    }

    @Test
    void openRefusesAndWritesNothing_whereTheAnswerWasForged() throws Exception {
        exchange();
        Path answers = folder.resolve("q.eval");
        byte[] chunk = VeilFileKind.ANSWERS.read(answers, 1).getFirst();
        byte[] swapped = chunk.clone();
        System.arraycopy(chunk, chunk.length - 64, swapped, chunk.length - 32, 32);
        ByHand.rewrite(VeilFileKind.ANSWERS, answers, List.of(swapped));
        assertThat(run(OPEN)).isEqualTo(ExitCode.FINDING);
        ByHand.rewrite(VeilFileKind.ANSWERS, answers, List.of(chunk, chunk));
        assertThat(run(OPEN)).isEqualTo(ExitCode.FINDING);
        ByHand.rewrite(VeilFileKind.ANSWERS, answers, List.of());
        assertThat(run(OPEN)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(folder.resolve("hits.csv")).doesNotExist();
        assertThat(err.toString()).contains("the proof does not hold", "a part came twice", "cut off or damaged");
    }

    @Test
    void openRefuses_withTagsOfAnotherKey() {
        exchange();
        run("keys --out other.key");
        run("tags --key other.key --class phone --column phone B.csv --out other.tags");
        assertThat(run(OPEN.replace("b.tags", "other.tags"))).isEqualTo(ExitCode.FINDING);
        assertThat(folder.resolve("hits.csv")).doesNotExist();
    }

    @Test
    void answerRefusesAndWritesNothing_whereTheQuestionsWereAltered() throws Exception {
        exchange();
        Files.delete(folder.resolve("q.eval"));
        List<byte[]> parts = new ArrayList<>(VeilFileKind.QUESTIONS.read(folder.resolve("q.blind"), 2));
        byte[] chunk = parts.get(1);
        System.arraycopy(chunk, chunk.length - 64, chunk, chunk.length - 32, 32);
        ByHand.rewrite(VeilFileKind.QUESTIONS, folder.resolve("q.blind"), parts);
        assertThat(run("answer --key b.key q.blind --out q.eval")).isEqualTo(ExitCode.FINDING);
        assertThat(folder.resolve("q.eval")).doesNotExist();
        assertThat(err.toString()).contains("not those that were fixed");
    }

    @Test
    void unusableInputIsExitTwo_withAReason() throws Exception {
        exchange();
        assertThat(run("keys --out b.key")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run("tags --key b.key --class phone --column nope B.csv --out x"))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(run("tags --key b.key --class shoe --column phone B.csv --out x"))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(run("tags --key b.key --class vessel --column phone B.csv --out x"))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(run("tags --key b.tags --class phone --column phone B.csv --out x"))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(run("tags --key b.key --class phone --column phone none.csv --out x"))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(folder.resolve("x")).doesNotExist();
        assertThat(err.toString())
                .contains("no column nope", "--class", "no row has a value", "not a key file", "none.csv");
    }

    @Test
    void anAnswerWithoutProofIsRefused_unlessTheAskerSaysSo() throws Exception {
        exchange();
        Files.delete(folder.resolve("b.tags"));
        Files.delete(folder.resolve("q.eval"));
        run("tags --key b.key --bare --class phone --column phone B.csv --out b.tags");
        assertThat(run("answer --key b.key --without-proof q.blind --out q.eval"))
                .isEqualTo(ExitCode.SUCCESS);
        assertThat(run(OPEN)).isEqualTo(ExitCode.FINDING);
        assertThat(err.toString()).contains("carries no proof");
        assertThat(folder.resolve("hits.csv")).doesNotExist();
        assertThat(run(OPEN + " --accept-unproved")).isEqualTo(ExitCode.SUCCESS);
        assertThat(Files.readAllLines(folder.resolve("hits.csv")))
                .containsExactly("id,value", "ana-3,6612 3402", "ana-4,+50766123402");
        assertThat(Files.size(folder.resolve("b.tags"))).isLessThan(1100);
    }

    @Test
    void anAnswerWithoutProofUnderAnotherKey_isNoMiss() throws Exception {
        exchange();
        Files.delete(folder.resolve("q.eval"));
        run("keys --out other.key");
        run("answer --key other.key --without-proof q.blind --out q.eval");
        assertThat(run(OPEN + " --accept-unproved")).isEqualTo(ExitCode.FINDING);
        assertThat(err.toString()).contains("made with another key than the tags");
        assertThat(folder.resolve("hits.csv")).doesNotExist();
    }

    @Test
    void spoiledLabelsChangeNothing_soThatTheirMakerLearnsNothing() throws Exception {
        exchange();
        Path tags = folder.resolve("b.tags");
        List<byte[]> parts = VeilFileKind.TAGS.read(tags, 2);
        byte[] entries = parts.get(1);
        for (int at = 12; at < entries.length; at += 44) {
            entries[at] ^= 1;
        }
        ByHand.rewrite(VeilFileKind.TAGS, tags, parts);
        assertThat(run(OPEN)).isEqualTo(ExitCode.SUCCESS);
        assertThat(Files.readAllLines(folder.resolve("hits.csv"))).hasSize(3);
    }

    @Test
    void noCommandReplacesAFile_andNoneBeginsItsWorkInVain() throws Exception {
        exchange();
        Map<String, byte[]> before = files();
        String column = " --class phone --column phone ";
        for (String out : List.of("b.key", "b.tags", "q.blind", "q.state", "q.eval", "A.csv", "none/hits.csv")) {
            for (String step : List.of(
                    "keys --out " + out,
                    "tags --key b.key" + column + "B.csv --out " + out,
                    "ask" + column + "A.csv --state new.state --out " + out,
                    "ask" + column + "A.csv --out new.blind --state " + out,
                    "answer --key b.key q.blind --out " + out,
                    "open --state q.state --tags b.tags q.eval --out " + out)) {
                assertThat(run(step)).as(step).isEqualTo(ExitCode.UNUSABLE);
            }
        }
        assertThat(run("ask" + column + "A.csv --out one.file --state one.file"))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(files()).containsExactlyEntriesOf(before);
        assertThat(err.toString())
                .contains("a file of this name already", "no such file or folder", "two results")
                .doesNotContain(".part", "unexpected");
    }

    @Test
    void foldersAndStrangeFilesAreRefusedByName() throws Exception {
        exchange();
        Files.createDirectory(folder.resolve("a.folder"));
        Files.createFile(folder.resolve("empty.file"));
        for (String strange : List.of("a.folder", "empty.file", "B.csv", "none.file")) {
            for (String step : List.of(
                    "tags --key " + strange + " --class phone --column phone B.csv --out x",
                    "answer --key b.key " + strange + " --out x",
                    "open --state " + strange + " --tags b.tags q.eval --out x",
                    "open --state q.state --tags " + strange + " q.eval --out x",
                    "open --state q.state --tags b.tags " + strange + " --out x")) {
                assertThat(run(step)).as(step).isEqualTo(ExitCode.UNUSABLE);
            }
        }
        for (String strange : List.of("a.folder", "empty.file", "b.tags", "none.file")) {
            assertThat(run("ask --class phone --column phone " + strange + " --out x --state new.state"))
                    .as(strange)
                    .isEqualTo(ExitCode.UNUSABLE);
        }
        assertThat(err.toString()).doesNotContain("unexpected");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void headersOfSpreadsheetsAreRead_andAColumnMayBeNumbered() throws Exception {
        exchange();
        List<String> files = List.of(
                "id;Teléfono;;\nana-3;6612 3402;;\n",
                "id;Teléfono\r\nana-3;6612 3402\r\n",
                "\"id\";\"Teléfono\";\"Apellidos, nombres, apodo\"\nana-3;6612 3402;x\n",
                "\ufeffid\tTeléfono\tTeléfono 2\nana-3\t6612 3402\n",
                "id,Teléfono,Nota\nana-3,6612 3402,\"a\nb\"\n");
        for (int i = 0; i < files.size(); i++) {
            for (String column : List.of("Teléfono", "2")) {
                String name = "s" + i + column.length();
                Files.writeString(folder.resolve("S.csv"), files.get(i));
                String step = "ask --class phone --country PA --column %s S.csv --out %s.blind --state %s.state"
                        .formatted(column, name, name);
                assertThat(run(step)).as("%s: %s", files.get(i), err).isEqualTo(ExitCode.SUCCESS);
                run("answer --key b.key %s.blind --out %s.eval".formatted(name, name));
                run("open --state %s.state --tags b.tags %s.eval --out %s.csv".formatted(name, name, name));
                assertThat(Files.readAllLines(folder.resolve(name + ".csv")))
                        .containsExactly("id,value", "ana-3,6612 3402");
            }
        }
        Files.writeString(folder.resolve("S.csv"), "id;phone;phone\nx;6612 3402;1\n");
        assertThat(run("ask --class phone --column phone S.csv --out x --state new.state"))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(run("ask --class phone --column 4 S.csv --out x --state new.state"))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(run("ask --class phone --column 2 --country Panama S.csv --out x --state new.state"))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString()).contains("several columns phone", "no column 4", "two capital letters");
    }

    @Test
    void twoPhonesInOneCellAreTwoQuestions() throws Exception {
        Files.writeString(folder.resolve("A.csv"), "id,phone\nana-1,6612 3401 / 6612 3402\nana-2,6612 3401 / 02\n");
        exchange();
        assertThat(run(OPEN)).as("%s", err).isEqualTo(ExitCode.SUCCESS);
        assertThat(Files.readAllLines(folder.resolve("hits.csv")))
                .containsExactly("id,value", "ana-1,6612 3401 / 6612 3402");
        assertThat(err.toString()).contains("left out: with a character that does not belong there 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 65, 4096, 4097})
    void setsOfAnySizeAreJoined_alsoWhereEveryRowIsThereTwice(int count) throws Exception {
        numbers("A.csv", count, 1);
        numbers("B.csv", count, 1);
        String twice = Files.readString(folder.resolve("B.csv"));
        Files.writeString(folder.resolve("B.csv"), twice + twice.substring(twice.indexOf('\n') + 1));
        exchange();
        assertThat(run(OPEN)).as("%s", err).isEqualTo(ExitCode.SUCCESS);
        assertThat(Files.readAllLines(folder.resolve("hits.csv"))).hasSize(count + 1);
    }

    @Test
    void spanishSentencesAreThereForWhateverIsLeftOut() {
        exchange();
        assertThat(err.toString()).contains("left out: a filler 1");
        for (String language : List.of("en", "es")) {
            ResourceBundle words = CommandWords.in(Locale.of(language));
            for (Reason reason : Reason.values()) {
                assertThat(words.getString("veil.reason." + reason)).isNotBlank();
            }
            for (NameRows.Reason reason : NameRows.Reason.values()) {
                assertThat(words.getString("veil.reason." + reason)).isNotBlank();
            }
            for (VeilFileKind kind : VeilFileKind.values()) {
                assertThat(words.getString("veil.wrong-file." + kind)).contains("{0}");
            }
        }
    }

    @Test
    void severalChunksAndRunsGiveExactlyTheCommonRows_andLeaveNothingBeside() throws Exception {
        numbers("A.csv", 9000, 1);
        numbers("B.csv", 70_000, 2);
        exchange();
        assertThat(run(OPEN)).as("%s", err).isEqualTo(ExitCode.SUCCESS);
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
        List<byte[]> chunks = VeilFileKind.ANSWERS.read(answers, 2);
        ByHand.rewrite(VeilFileKind.ANSWERS, answers, chunks.reversed());
        assertThat(run(OPEN)).isEqualTo(ExitCode.FINDING);
        ByHand.rewrite(VeilFileKind.ANSWERS, answers, chunks.subList(0, 1));
        assertThat(run(OPEN)).isEqualTo(ExitCode.FINDING);
        assertThat(err.toString()).contains("covers 4,096 of 4,200");
        Path questions = folder.resolve("q.blind");
        List<byte[]> asked = VeilFileKind.QUESTIONS.read(questions, 3);
        ByHand.rewrite(VeilFileKind.QUESTIONS, questions, List.of(asked.get(0), asked.get(2), asked.get(1)));
        assertThat(run("answer --key b.key q.blind --out x")).isEqualTo(ExitCode.FINDING);
        ByHand.rewrite(VeilFileKind.QUESTIONS, questions, asked.subList(0, 2));
        assertThat(run("answer --key b.key q.blind --out x")).isEqualTo(ExitCode.FINDING);
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

    private Map<String, byte[]> files() throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private void exchange() {
        for (String step : List.of(
                "keys --out b.key",
                "tags --key b.key --class phone --column phone B.csv --out b.tags",
                "ask --class phone --column phone --country PA A.csv --out q.blind --state q.state",
                "answer --key b.key q.blind --out q.eval")) {
            assertThat(run(step)).as("%s: %s", step, err).isEqualTo(ExitCode.SUCCESS);
        }
    }

    private int run(String line) {
        return new ByHand(folder, out, err).run(line);
    }
}
