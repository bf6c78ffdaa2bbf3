// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.enlace.command.ExitCode;
import org.enlace.model.ClassLabel;
import org.enlace.tokens.NameTokens;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.tags.TagLayout;
import org.enlace.veil.tags.TagSetHeader;
import org.enlace.veil.tags.VeilKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VeilNamesTest {
    private static final String NAMES = "--class name --name full_name --born birth_date ";
    private static final String TAGS = "tags --key b.key " + NAMES + "B.csv --out b.tags";
    private static final String ASK = "ask " + NAMES + "A.csv --out q.blind --state q.state";
    private static final String ANSWER = "answer --key b.key q.blind --out q.eval";
    private static final String OPEN = "open --state q.state --tags b.tags q.eval --out hits.csv";

    @TempDir
    Path folder;

    private ByHand byHand = new ByHand(Path.of(""));

    @BeforeEach
    void writeTwoFiles() throws IOException {
        byHand = new ByHand(folder);
        Files.writeString(folder.resolve("A.csv"), """
            id,full_name,birth_date,note
            ana-1,"Kispe Ramos, Teodora",1984-05-17,x
            ana-2,Benigno Tuxpan Arce,1990-02-11,x
            ana-3,Youssef Haddadi,1979-11-30,x
            ana-4,Wilmer Ochandiano Paz,1991-08-12,x
            ana-5,Serafina Lobo,1970-01-02,x
            """);
        Files.writeString(folder.resolve("B.csv"), """
            id;birth_date;full_name
            beto-1;1984-05-17;Teodora Quispe Ramos
            beto-2;1979-11-30;Yusuf Hadadi
            beto-3;1992-08-12;Wilmer Ochandiano Paz
            beto-4;1970-01-02;Casilda Lobo
            """);
    }

    @Test
    void personsAreFoundInAnotherSpelling_andStrangersAreNot() throws IOException {
        exchange();
        assertThat(byHand.run(OPEN)).as(said()).isEqualTo(ExitCode.SUCCESS);
        assertThat(Files.readAllLines(folder.resolve("hits.csv")))
                .containsExactly(
                        "id,value",
                        "ana-1,\"Kispe Ramos, Teodora\"",
                        "ana-3,Youssef Haddadi",
                        "ana-4,Wilmer Ochandiano Paz");
        assertThat(said()).contains("hits: 3").doesNotContain("left out");
    }

    @Test
    void whatOneTokenHitsIsNeitherShownNorCounted() throws IOException {
        LocalDate born = LocalDate.of(1970, 1, 2);
        assertThat(shared(tokens("Serafina Lobo", born), tokens("Casilda Lobo", born)))
                .hasSize(1);
        Files.writeString(folder.resolve("A.csv"), "full_name,birth_date\nSerafina Lobo,1970-01-02\n");
        exchange();
        assertThat(byHand.run(OPEN)).as(said()).isEqualTo(ExitCode.SUCCESS);
        assertThat(Files.readAllLines(folder.resolve("hits.csv"))).containsExactly("id,value");
        assertThat(said()).contains("hits: 0");
    }

    @Test
    void tokensOfTwoRecordsAreNoHit() throws IOException {
        Files.writeString(folder.resolve("A.csv"), "full_name,birth_date\nSerafina Lobo,1970-01-02\n");
        Files.writeString(
                folder.resolve("B.csv"),
                "full_name,birth_date\nCasilda Lobo,1970-01-02\nSerafina Ochandiano,1970-01-02\n");
        exchange();
        assertThat(byHand.run(OPEN)).as(said()).isEqualTo(ExitCode.SUCCESS);
        assertThat(Files.readAllLines(folder.resolve("hits.csv"))).hasSize(1);
    }

    /** A chunk of 4,096 questions ends within a person; what hits are two tokens each, wherever they stand. */
    @Test
    void personsWhoseQuestionsStandInTwoChunksAreFound() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        List<String> asked = new ArrayList<>(List.of("id,full_name,birth_date"));
        List<String> held = new ArrayList<>(List.of("id,full_name,birth_date"));
        List<String> expected = new ArrayList<>(List.of("id,value"));
        for (int i = 0; i < 520; i++) {
            String name = word(random) + " " + word(random) + " " + word(random);
            LocalDate born = LocalDate.of(1960 + random.nextInt(40), 1 + random.nextInt(12), 1 + random.nextInt(28));
            asked.add("a%d,%s,%s".formatted(i, name, born));
            if (i % 170 == 0 || i % 3 == 0) {
                held.add("b%d,%s,%s".formatted(i, name, born.minusYears(1)));
                expected.add("a%d,%s".formatted(i, name));
                assertThat(shared(tokens(name, born), tokens(name, born.minusYears(1))))
                        .hasSize(2);
            }
        }
        Files.write(folder.resolve("A.csv"), asked);
        Files.write(folder.resolve("B.csv"), held);
        exchange();
        assertThat(VeilFileKind.ANSWERS.read(folder.resolve("q.eval"), 1)).hasSize(4);
        assertThat(byHand.run(OPEN)).as(said()).isEqualTo(ExitCode.SUCCESS);
        assertThat(Files.readAllLines(folder.resolve("hits.csv"))).containsExactlyElementsOf(expected);
    }

    @Test
    void noFileThatTravelsCarriesAName_andSecretsAreTheOwnersAlone() throws IOException {
        exchange();
        for (String travels : List.of("b.tags", "q.blind", "q.eval")) {
            String text = Files.readString(folder.resolve(travels), StandardCharsets.ISO_8859_1)
                    .toLowerCase(Locale.ROOT);
            assertThat(text)
                    .as(travels)
                    .doesNotContain(
                            "quispe", "kispe", "ramos", "teodora", "1984-05", "years.", "none|", "ana-1", "beto-1");
        }
        byHand.run(OPEN);
        assertThat(said().toLowerCase(Locale.ROOT)).doesNotContain("quispe", "kispe", "ramos", "teodora", "1984");
        for (String secret : List.of("b.key", "q.state", "hits.csv")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(secret))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void filesShowHowManyPersonsThereAre_notHowLongOrCommonTheirNamesAre() throws IOException {
        Files.writeString(folder.resolve("A.csv"), "full_name,birth_date\nOsmunda Elgueta,1980-03-04\n");
        Files.writeString(folder.resolve("B.csv"), """
            full_name,birth_date
            Ada Ili,1980-03-04
            Bo Ulo,1985-03-04
            """);
        exchange();
        assertThat(manifestCount()).isEqualTo(NameTokens.MOST);
        long bytes = Files.size(folder.resolve("b.tags"));
        Files.delete(folder.resolve("b.tags"));
        Files.writeString(folder.resolve("B.csv"), """
            full_name,birth_date
            Maximiliano Ochandiano Elgueta Tuxpan,1980-03-04
            Maximiliano Ochandiano Elgueta Tuxpan,1985-03-04
            """);
        assertThat(byHand.run(TAGS)).isEqualTo(ExitCode.SUCCESS);
        assertThat(Files.size(folder.resolve("b.tags"))).isEqualTo(bytes);
    }

    @Test
    void thePersonOfManyRowsIsOnePerson_andStillFound() throws IOException {
        String row = "beto-1;1984-05-17;Teodora Quispe Ramos\n";
        Files.writeString(folder.resolve("B.csv"), "id;birth_date;full_name\n" + row.repeat(9));
        exchange();
        assertThat(header().count()).isEqualTo(TagLayout.paddedSize(NameTokens.MOST));
        assertThat(byHand.run(OPEN)).isEqualTo(ExitCode.SUCCESS);
        assertThat(said()).contains("hits: 1");
    }

    @Test
    void theSameKeyAndFileGiveTheSameEntries_butForRandomOnes() throws IOException {
        Files.writeString(folder.resolve("B.csv"), "full_name,birth_date\nTeodora Quispe Ramos,1984-05-17\n");
        exchange();
        List<String> first = entries("b.tags");
        assertThat(byHand.run(TAGS.replace("b.tags", "again.tags"))).isEqualTo(ExitCode.SUCCESS);
        List<String> again = entries("again.tags");
        assertThat(again).hasSameSizeAs(first);
        again.retainAll(first);
        assertThat(again)
                .hasSize(tokens("Teodora Quispe Ramos", LocalDate.of(1984, 5, 17))
                        .size());
    }

    @Test
    void openRefusesAndWritesNothing_whereAnyFileIsDamaged() throws IOException {
        exchange();
        for (String name : List.of("q.eval", "b.tags", "q.state")) {
            byte[] good = Files.readAllBytes(folder.resolve(name));
            for (int at = 0; at < good.length; at += 211) {
                byte[] damaged = good.clone();
                damaged[at] ^= 1;
                Files.write(folder.resolve(name), damaged);
                assertThat(byHand.run(OPEN)).as("%s, byte %d", name, at).isEqualTo(ExitCode.UNUSABLE);
            }
            Files.write(folder.resolve(name), good);
        }
        assertThat(folder.resolve("hits.csv")).doesNotExist();
        assertThat(said()).doesNotContain("unexpected");
    }

    @Test
    void openRefusesAndWritesNothing_whereTheAnswerWasForged() throws IOException {
        exchange();
        Path answers = folder.resolve("q.eval");
        byte[] swapped = VeilFileKind.ANSWERS.read(answers, 1).getFirst();
        System.arraycopy(swapped, swapped.length - 64, swapped, swapped.length - 32, 32);
        ByHand.rewrite(VeilFileKind.ANSWERS, answers, List.of(swapped));
        assertThat(byHand.run(OPEN)).isEqualTo(ExitCode.FINDING);
        Files.delete(answers);
        byHand.run("keys --out other.key");
        byHand.run(ANSWER.replace("b.key", "other.key"));
        assertThat(byHand.run(OPEN)).isEqualTo(ExitCode.FINDING);
        assertThat(folder.resolve("hits.csv")).doesNotExist();
        assertThat(said()).contains("the proof does not hold");
    }

    @Test
    void spoiledPointsAreNoHitAndNoRefusal_soThatTheirMakerLearnsNothing() throws IOException {
        exchange();
        Path tags = folder.resolve("b.tags");
        List<byte[]> parts = VeilFileKind.TAGS.read(tags, 2);
        byte[] entries = parts.get(1);
        SplittableRandom random = new SplittableRandom(3);
        for (int at = 0; at < entries.length; at++) {
            entries[at] ^= (byte) (at % TagLayout.POINTS.bytes() < TagLayout.BARE.bytes() ? 0 : random.nextInt());
        }
        ByHand.rewrite(VeilFileKind.TAGS, tags, parts);
        assertThat(byHand.run(OPEN)).as(said()).isEqualTo(ExitCode.SUCCESS);
        assertThat(Files.readAllLines(folder.resolve("hits.csv"))).hasSize(1);
    }

    @Test
    void tagsOfAnotherClassOrLayoutAreRefused() throws IOException {
        exchange();
        Files.writeString(folder.resolve("phones.csv"), "phone\n+507 6612 3402\n");
        String phones = "--class phone --column phone phones.csv";
        byHand.run("tags --key b.key " + phones + " --out phones.tags");
        byHand.run("ask " + phones + " --out p.blind --state p.state");
        byHand.run("answer --key b.key p.blind --out p.eval");
        assertThat(byHand.run(OPEN.replace("b.tags", "phones.tags"))).isEqualTo(ExitCode.FINDING);
        assertThat(byHand.run("open --state p.state --tags b.tags p.eval --out hits.csv"))
                .isEqualTo(ExitCode.FINDING);
        assertThat(byHand.run("open --state p.state --tags phones.tags q.eval --out hits.csv"))
                .isEqualTo(ExitCode.FINDING);
        assertThat(said())
                .contains("another class of identifier", "another query")
                .doesNotContain("beside the tags");
        laidOut("q.tags", TagLayout.NAME_TOKEN, TagLayout.BARE);
        laidOut("p.tags", new ClassLabel("phone"), TagLayout.POINTS);
        assertThat(byHand.run(OPEN.replace("b.tags", "q.tags"))).isEqualTo(ExitCode.FINDING);
        assertThat(byHand.run("open --state p.state --tags p.tags p.eval --out hits.csv"))
                .isEqualTo(ExitCode.FINDING);
        assertThat(said().split("what stands beside the tags is not", -1)).hasSize(3);
        assertThat(folder.resolve("hits.csv")).doesNotExist();
    }

    @Test
    void anAnswerWithoutProofIsTakenOnlyWhereTheAskerSaysSo() throws IOException {
        exchange();
        Files.delete(folder.resolve("q.eval"));
        byHand.run(ANSWER + " --without-proof");
        assertThat(byHand.run(OPEN)).isEqualTo(ExitCode.FINDING);
        assertThat(folder.resolve("hits.csv")).doesNotExist();
        assertThat(byHand.run(OPEN + " --accept-unproved")).isEqualTo(ExitCode.SUCCESS);
        assertThat(Files.readAllLines(folder.resolve("hits.csv"))).hasSize(4);
    }

    @Test
    void rowsWithoutWholeDateOrTwoWordsAreCountedByReason_andDatesAreNotGuessed() throws IOException {
        Files.writeString(folder.resolve("A.csv"), """
            full_name,birth_date
            Osmunda Elgueta,1980
            Osmunda Elgueta,1980-03
            Osmunda Elgueta,
            Osmunda Elgueta,1980-02-30
            Osmunda Elgueta
            Osmunda Elgueta,03/04/1980
            Elgueta,1980-03-04
            O. Elgueta,1980-03-04
            ,1980-03-04
            Osmunda Elgueta,24/03/1980
            Osmunda Elgueta,1980-03-04
            """);
        Files.writeString(folder.resolve("B.csv"), """
            full_name,birth_date
            Elgueta Osmunda,1980-03-24
            Osmunda Elgueta,1980-04-03
            """);
        exchange();
        assertThat(said())
                .contains("left out: with a name that says only that it is not known 1, "
                        + "without a whole date of birth 5, with a name of fewer than two words 2, "
                        + "with a date of birth that can be read in two ways 1\n");
        assertThat(byHand.run(OPEN)).isEqualTo(ExitCode.SUCCESS);
        assertThat(Files.readAllLines(folder.resolve("hits.csv")))
                .containsExactly("id,value", "10,Osmunda Elgueta", "11,Osmunda Elgueta");
        assertThat(byHand.run("ask " + NAMES + "none.csv --out n.blind --state n.state"))
                .isEqualTo(ExitCode.UNUSABLE);
        Files.writeString(folder.resolve("none.csv"), "full_name,birth_date\nElgueta,1980-03-04\n");
        assertThat(byHand.run("ask " + NAMES + "none.csv --out n.blind --state n.state"))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(folder.resolve("n.state")).doesNotExist();
        assertThat(said()).contains("no row has a value that can be compared");
    }

    @ParameterizedTest
    @CsvSource({
        "--class name, --class name takes --name and --born",
        "--class name --name full_name, --class name takes --name and --born",
        "--class name --column full_name, --class name takes --name and --born",
        "--class name --name full_name --born birth_date --column id, neither --column nor --country",
        "--class name --name full_name --born birth_date --country PA, neither --column nor --country",
        "--class name --name full_name --born nope, no column nope",
        "--class phone --name full_name --born birth_date, '--class phone takes --column, and neither'",
        "--class phone --column full_name --born birth_date, '--class phone takes --column, and neither'",
        "--class phone, '--class phone takes --column, and neither'",
        "--class nameToken --name full_name --born birth_date, --class",
    })
    void optionsThatDoNotGoTogetherGetOneSentence(String options, String sentence) {
        byHand.run("keys --out b.key");
        assertThat(byHand.run("ask " + options + " A.csv --out q.blind --state q.state"))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(byHand.run("tags --key b.key " + options + " B.csv --out b.tags"))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(said().split("\n"))
                .filteredOn(line -> line.contains(sentence))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("A.csv", "B.csv", "b.key");
    }

    @Test
    void bareTagsOfNamesAreRefused() {
        byHand.run("keys --out b.key");
        assertThat(byHand.run(TAGS + " --bare")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(said()).contains("--bare does not go with --class name");
        assertThat(folder.resolve("b.tags")).doesNotExist();
    }

    private void exchange() {
        for (String step : List.of("keys --out b.key", TAGS, ASK, ANSWER)) {
            assertThat(byHand.run(step)).as("%s: %s", step, said()).isEqualTo(ExitCode.SUCCESS);
        }
    }

    private String said() {
        return byHand.err().toString();
    }

    private int manifestCount() throws IOException {
        byte[] manifest =
                VeilFileKind.QUESTIONS.read(folder.resolve("q.blind"), 2).getFirst();
        return QueryManifest.parse(manifest).count();
    }

    private TagSetHeader header() throws IOException {
        return TagSetHeader.parse(
                VeilFileKind.TAGS.read(folder.resolve("b.tags"), 2).getFirst());
    }

    /** All entries of a file of tags in hexadecimal digits. */
    private List<String> entries(String name) throws IOException {
        int width = TagLayout.POINTS.bytes();
        byte[] packed = VeilFileKind.TAGS.read(folder.resolve(name), 2).get(1);
        return new ArrayList<>(IntStream.range(0, packed.length / width)
                .mapToObj(at -> HexFormat.of().formatHex(packed, at * width, (at + 1) * width))
                .toList());
    }

    private static List<String> tokens(String name, LocalDate born) {
        return NameTokens.of(name, born).tokens();
    }

    private static Set<String> shared(List<String> tokens, List<String> others) {
        Set<String> shared = new HashSet<>(tokens);
        shared.retainAll(others);
        return shared;
    }

    /** Tags that mean nothing under B's key, in a layout that their class does not have. */
    private void laidOut(String name, ClassLabel classLabel, TagLayout layout) throws IOException {
        int count = TagLayout.paddedSize(1);
        ByteBuffer entries = ByteBuffer.allocate(count * layout.bytes());
        for (int i = 0; i < count; i++) {
            entries.put(i * layout.bytes(), (byte) i);
        }
        try (VeilKey key = VeilKeysCommand.read(folder.resolve("b.key"), ColumnOptions.byHand(classLabel))) {
            TagSetHeader header = new TagSetHeader(key.scope(), key.publicKey(), layout, count);
            ByHand.rewrite(VeilFileKind.TAGS, folder.resolve(name), List.of(header.encode(), entries.array()));
        }
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            word.append("bdfklmnprstvz".charAt(random.nextInt(13))).append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }
}
