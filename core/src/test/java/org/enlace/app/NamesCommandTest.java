// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.enlace.Chance;
import org.enlace.command.CommandWords;
import org.enlace.command.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamesCommandTest {
    private static final String TABLE = "id;name1;schema;name2;note\n"
            + "1;José Ñuñez Caicedo;Person;Jose Nunez;\"a, \"\"b\"\"\"\n"
            + "2;Garza Gris II;Vessel;Garza Gris III;\n";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void compare_keepsAllColumnsAndAddsItsOwn() throws IOException {
        assertThat(compare(file(TABLE, StandardCharsets.UTF_8))).isEqualTo(ExitCode.SUCCESS);

        assertThat(out.toString().lines())
                .hasSize(3)
                .contains("id,name1,schema,name2,note,score,match,reason")
                .anyMatch(line -> line.startsWith("1,José Ñuñez Caicedo,Person,Jose Nunez,\"a, \"\"b\"\"\",0.9")
                        && line.contains(",true,"))
                .anyMatch(line -> line.startsWith("2,") && line.endsWith(",false,different numbers"));
        assertThat(err.toString()).contains("pairs compared: 2, matches: 1");
    }

    @Test
    void compare_readsLatin1AndAByteOrderMarkAlike() throws IOException {
        compare(file(TABLE, StandardCharsets.UTF_8));
        String utf8 = out.toString();
        out.getBuffer().setLength(0);
        compare(file(TABLE, StandardCharsets.ISO_8859_1));
        assertThat(out.toString()).isEqualTo(utf8);
        out.getBuffer().setLength(0);
        compare(file("\ufeff" + TABLE.replace(';', '\t'), StandardCharsets.UTF_8));
        assertThat(out.toString()).isEqualTo(utf8);
    }

    @Test
    void compare_writesAFile_whereAsked() throws IOException {
        Path result = folder.resolve("out.csv");
        String table = file("name1,name2\nYesid Caicedo,Yesid Caicedo\n", StandardCharsets.UTF_8);
        assertThat(run(Locale.ENGLISH, "names", "compare", "--pairs", table, "--out", result.toString()))
                .isEqualTo(ExitCode.SUCCESS);
        assertThat(Files.readString(result))
                .isEqualTo("name1,name2,score,match,reason\n"
                        + "Yesid Caicedo,Yesid Caicedo,1.000000,true,all parts agree\n");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void compare_neverLosesWhatItReads_orAnEarlierResult() throws IOException {
        String table = file(TABLE, StandardCharsets.UTF_8);
        assertThat(run(Locale.ENGLISH, "names", "compare", "--pairs", table, "--out", folder + "/./" + name(table)))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(Path.of(table)).hasContent(TABLE);

        Path result = Files.writeString(folder.resolve("out.csv"), "earlier");
        String noNames =
                Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n").toString();
        assertThat(run(Locale.ENGLISH, "names", "compare", "--pairs", noNames, "--out", result.toString()))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(result).hasContent("earlier");
    }

    private static Path name(String file) {
        return Path.of(file).getFileName();
    }

    @Test
    void compare_saysFileLineAndWhatToDo_forWhatItCannotUse() throws IOException {
        refused("a,name2\n1,2\n", "line 1", "name1");
        refused("name1,name2,name1\n1,2,3\n", "line 1", "two columns name1");
        refused("", "line 1", "empty");
        refused("name1,name2\nSombra,b\nSombra,b,c,d\n", "line 3", "4 cells");
        refused("name1,name2\nSombra,\"b\n", "line 2", "quotation marks");
        assertThat(run(
                        Locale.ENGLISH,
                        "names",
                        "compare",
                        "--pairs",
                        folder.resolve("no.csv").toString()))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(run(Locale.ENGLISH, "names", "compare", "--pairs", folder.toString()))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(run(Locale.ENGLISH, "names", "compare")).isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void compare_fillsShortRows_andSaysUnknownSchemata() throws IOException {
        String table = file("schema,name1,name2\nSpaceship,a\nPerson,Yesid,Yesid,,\n", StandardCharsets.UTF_8);
        assertThat(compare(table)).isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString().lines()).hasSize(3);
        assertThat(err.toString()).contains("schema is not known", "1");
    }

    @Test
    void compare_neverShowsAStackTrace_whateverTheBytes() throws IOException {
        long seed = Chance.seed(1);
        SplittableRandom chance = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            byte[] bytes = TABLE.getBytes(StandardCharsets.UTF_8);
            for (int changes = chance.nextInt(1, 8); changes > 0; changes--) {
                bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
            }
            Path file = Files.write(folder.resolve("damaged.csv"), bytes);
            int exit = compare(file.toString());
            assertThat(exit).as("seed=%d round=%d", seed, round).isIn(ExitCode.SUCCESS, ExitCode.UNUSABLE);
            assertThat(err.toString())
                    .as("seed=%d round=%d", seed, round)
                    .doesNotContain("Exception", "unexpected failure");
        }
    }

    @Test
    void explain_showsPartsAndFindings_inBothLanguages() {
        assertThat(run(
                        Locale.ENGLISH,
                        "names",
                        "explain",
                        "Ma. Fernanda Quishpe",
                        "Quishpe María",
                        "--schema",
                        "person"))
                .isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString()).contains("given name", "surname", "quishpe", "a match (from 0.70 on)");
        out.getBuffer().setLength(0);
        assertThat(run(Locale.of("es"), "names", "explain", "Ceiba Azul S.A.", "Ceiba Roja S.A."))
                .isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString()).contains("forma jurídica", "palabras distintas", "no coinciden");
        assertThat(run(Locale.ENGLISH, "names", "explain", "a", "b", "--schema", "Spaceship"))
                .isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void everyRoleAndFindingHasItsWords_inBothLanguages() {
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.of("es")}) {
            for (org.enlace.names.PartRole role : org.enlace.names.PartRole.values()) {
                assertThat(CommandWords.in(locale).getString("names.role." + role))
                        .isNotEmpty();
            }
            for (org.enlace.names.NameFinding.Kind kind : org.enlace.names.NameFinding.Kind.values()) {
                assertThat(CommandWords.in(locale).getString("names.finding." + kind))
                        .isNotEmpty();
            }
        }
    }

    private void refused(String table, String... said) throws IOException {
        err.getBuffer().setLength(0);
        assertThat(compare(file(table, StandardCharsets.UTF_8))).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString()).contains("pairs.csv").contains(said).doesNotContain("Sombra");
    }

    private int compare(String file) {
        return run(Locale.ENGLISH, "names", "compare", "--pairs", file);
    }

    private String file(String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("pairs.csv"), text.getBytes(charset)).toString();
    }

    private int run(Locale locale, String... args) {
        return Main.run(args, locale, Map.of(), new PrintWriter(out), new PrintWriter(err));
    }
}
