// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.enlace.command.ExitCode;
import org.enlace.tabular.ModelFile;
import org.enlace.tabular.TableFiles;
import org.enlace.training.RecordLinkage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchCommandTest {
    private static final String OWNERS = "../examples/data/boat-owners.csv";
    private static final String HARBOUR = "../examples/data/harbour-register.csv";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int match(Locale locale, String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of("match"));
        all.addAll(List.of(words));
        all.addAll(List.of("--out", folder.resolve("out").toString()));
        int exit = Main.run(all.toArray(String[]::new), locale, Map.of(), new PrintWriter(out), new PrintWriter(err));
        assertThat(err.toString()).doesNotContain("Exception", "\tat ", "unexpected");
        return exit;
    }

    private int match(String... words) {
        return match(Locale.ENGLISH, words);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** People whose columns say enough to link them; each line once more in other letters. */
    private static String people(int count) {
        StringBuilder rows = new StringBuilder("id,full name,birth date,phone\n");
        String[] given = {"Aurelina", "Uldarico", "Yaneris", "Clorinda", "Nirvando", "Teofilda", "Benigno"};
        String[] names = {"Quiragua", "Samudio", "Chiripúa", "Morantes", "Pitti", "Mecha", "Bejuma", "Ábrego"};
        for (int at = 0; at < count; at++) {
            String name = given[at % 7] + " " + names[at % 8] + " " + names[(at * 3 + at / 8 + 1) % 8];
            String rest =
                    "," + (1950 + at * 7 % 50) + "-0" + (1 + at % 9) + "-1" + at % 10 + ",6" + (1_000_000 + at * 7919L);
            rows.append("a").append(at).append(',').append(name).append(rest).append('\n');
            rows.append("b")
                    .append(at)
                    .append(',')
                    .append(name.toUpperCase(Locale.ROOT))
                    .append(rest)
                    .append('\n');
        }
        return rows.toString();
    }

    private Map<String, String> clusters() throws IOException {
        Map<String, String> clusters = new HashMap<>();
        Files.readAllLines(folder.resolve("out/clusters.csv")).stream().skip(1).forEach(line -> {
            String[] cells = line.split(",", -1);
            clusters.put(cells[1] + " " + cells[2], cells[0]);
        });
        return clusters;
    }

    @Test
    void saysInWhichOrderDatesAreRead_andObeysWhoKnows() throws IOException {
        String iso = people(40);
        String slashes = iso.replaceAll("(\\d{4})-(\\d{2})-(\\d{2})", "$3/$2/$1");
        assertThat(match(file("a.csv", iso), file("b.csv", slashes))).isZero();
        assertThat(err.toString())
                .contains("b.csv: birth date: dates are read with the day first, as the column shows");
        assertThat(match(file("a.csv", iso), file("b.csv", slashes), "--dates", "month-first"))
                .isZero();
        assertThat(err.toString()).contains("b.csv: birth date: dates are read with the month first, as you said");
    }

    @Test
    void decisionsAreObeyed_andNotAskedAgain() throws IOException {
        assertThat(match(OWNERS, HARBOUR)).isZero();
        String pair = Files.readAllLines(folder.resolve("out/pairs.csv")).get(1);
        String left = pair.split(",", -1)[0];
        String right = pair.split(",", -1)[1];
        assertThat(clusters().get("left " + left)).isEqualTo(clusters().get("right " + right));

        String review =
                file("review.csv", "left,right,decision\n" + left + "," + right + ",different\nR001,H001,same\n");
        assertThat(match(OWNERS, HARBOUR, "--review", review)).isZero();
        assertThat(err.toString()).contains("1 pair decided to be the same, 1 to differ");
        assertThat(clusters().get("left " + left)).isNotEqualTo(clusters().get("right " + right));
        assertThat(clusters().get("left R001")).isEqualTo(clusters().get("right H001"));
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("<li data-verdict=\"different\" data-left=\"" + left + "\" data-right=\"" + right + "\">")
                .doesNotContain("class=\"asking\" tabindex=\"-1\" data-left=\"" + left + "\"");
    }

    @Test
    void whereAResultCannotBeWritten_theEarlierOnesStayWhole_andTheNextRunReplacesThem() throws IOException {
        assertThat(match(OWNERS, HARBOUR)).isZero();
        String earlier = Files.readString(folder.resolve("out/pairs.csv"));
        Path inTheWay = Files.createDirectories(folder.resolve("out/.unfinished/report.html"));
        Files.createFile(inTheWay.resolve("somebody's"));

        assertThat(match(OWNERS, HARBOUR, "--threshold", "20")).isNotZero();
        assertThat(folder.resolve("out/pairs.csv")).hasContent(earlier);

        Files.delete(inTheWay.resolve("somebody's"));
        Files.delete(inTheWay);
        Files.writeString(folder.resolve("out/.unfinished/pairs.csv"), "left,right,weight,probability\nR0");
        assertThat(match(OWNERS, HARBOUR, "--threshold", "20")).isZero();
        assertThat(folder.resolve("out/pairs.csv")).content().isNotEqualTo(earlier);
        assertThat(folder.resolve("out/.unfinished")).doesNotExist();
    }

    @Test
    void reviewThatContradictsItself_orIsMissing_isRefused() throws IOException {
        String review = file("review.csv", "left,right,decision\nR001,H001,same\nR001,H001,different\n");
        assertThat(match(OWNERS, HARBOUR, "--review", review)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString()).contains("review.csv, row 2: this pair is decided to differ");
        assertThat(match(OWNERS, HARBOUR, "--review", folder.resolve("none.csv").toString()))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString()).contains("none.csv");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void exhaustiveComparesEveryPair_alsoWithTheModelThatItWrote() throws IOException {
        assertThat(match(OWNERS, HARBOUR)).isZero();
        List<String> blocked = Files.readAllLines(folder.resolve("out/pairs.csv"));
        String model = folder.resolve("model.json").toString();

        assertThat(match(OWNERS, HARBOUR, "--exhaustive", "--write-model", model))
                .isZero();
        List<String> every = Files.readAllLines(folder.resolve("out/pairs.csv"));
        assertThat(every).containsAll(blocked);
        assertThat(err.toString()).contains("every pair is compared").doesNotContain("pairs by");
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("Every pair was looked at.");

        assertThat(Files.readString(Path.of(model))).contains("\"rules\": \"exhaustive\"");
        assertThat(match(OWNERS, HARBOUR, "--model", model)).isZero();
        assertThat(Files.readAllLines(folder.resolve("out/pairs.csv"))).isEqualTo(every);
    }

    @Test
    void recordLinkage_decidesAsTheCommandDoes() throws IOException {
        String model = folder.resolve("model.json").toString();
        assertThat(match(OWNERS, HARBOUR, "--write-model", model)).isZero();
        RecordLinkage.Trained trained = RecordLinkage.of(
                        TableFiles.read(Path.of(OWNERS)), TableFiles.read(Path.of(HARBOUR)))
                .train();
        assertThat(trained.model().comparisons())
                .isEqualTo(ModelFile.read(Path.of(model)).comparisons());
        assertThat(Files.readAllLines(folder.resolve("out/pairs.csv")))
                .hasSize(trained.link().links().size() + 1);
    }

    @Test
    void exhaustiveIsRefusedForTooManyPairs() throws IOException {
        String rows = "name\n" + "Aurelina Quiragua\nUldarico Mecha\n".repeat(70_711);
        assertThat(match(file("many.csv", rows), "--exhaustive")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString()).contains("every pair would be 10,000,", "Leave out --exhaustive");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void everythingIsSaidInSpanish() {
        assertThat(match(Locale.of("es"), OWNERS, HARBOUR)).isZero();
        assertThat(err.toString())
                .contains(
                        "la columna town se compara con ciudad: ambas significan ciudad",
                        "fecha_nacimiento: fecha de nacimiento (lo dice su encabezado)",
                        "se compararon")
                .doesNotContain("BIRTH", "header", "pairs by");
    }

    @Test
    void raggedRows_mixedEncodings_andEmptyColumns_areSaidWithPlaceAndRemedy() throws IOException {
        String text = people(60)
                .replace("full name,", "full name,remark,")
                .replace("Quiragua ", "Quiragua,")
                .replaceFirst("\nb1,[^\n]*", "\nb1,ULDARICO SAMUDIO");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("ragged.csv");
        Files.write(file, bytes);
        Files.write(
                file,
                "z1,Iñaki Peña,,1980-01-01,61234567\n".getBytes(StandardCharsets.ISO_8859_1),
                java.nio.file.StandardOpenOption.APPEND);
        assertThat(match(file.toString())).isZero();
        assertThat(err.toString())
                .contains("rows have fewer cells than the header", "1 line is not in UTF-8 as the others");

        String empty = people(30).replace("phone\n", "phone,remark\n").replaceAll("(?m)(\\d)$", "$1,");
        assertThat(match(file("empty.csv", empty))).isZero();
        assertThat(err.toString()).contains("the column remark holds no value at all");
    }

    @Test
    void oneValueEverywhere_aHugeCell_andRepeatedIds_areLinkedAllTheSame() throws IOException {
        StringBuilder rows = new StringBuilder(people(200).replace("phone\n", "phone,town\n"));
        String mostly = rows.toString().replaceAll("(?m)(\\d)$", "$1,Chepo");
        String huge = mostly + "a0,Repeated Person,1980-01-01,61112223," + "x".repeat(400_000) + "\n";
        assertThat(match(file("huge.csv", huge))).isZero();
        assertThat(err.toString()).contains("town: not compared", "row 401: its id is that of an earlier row too");
        assertThat(clusters()).hasSize(400);
    }

    @Test
    void rowsThatAreEqual_areOneCluster_howeverManyTheyAre() throws IOException {
        String copies = "full name,birth date,phone\n" + "Aurelina Quiragua,1980-01-01,61112223\n".repeat(50_000)
                + people(2000).replace("id,full name,birth date,phone\n", "").replaceAll("(?m)^[ab]\\d+,", "");
        assertThat(match(file("copies.csv", copies))).isZero();
        assertThat(clusters()).hasSize(54_000);
        assertThat(clusters().values().stream().filter("1"::equals)).hasSize(50_000);
    }

    @Test
    void eachRecordKeepsItsBestPartner_whereNeitherFileHoldsDuplicates_andSeveralWhereItIsTold() throws IOException {
        String left = file("left.csv", people(300));
        String right = file("right.csv", people(300));
        assertThat(match(left, right)).isZero();
        assertThat(err.toString()).contains("a record may have several partners");
        assertThat(match(left, right, "--one-to-one")).isZero();
        List<String> pairs = Files.readAllLines(folder.resolve("out/pairs.csv"));
        assertThat(pairs).hasSizeGreaterThan(300);
        assertThat(pairs.stream().map(pair -> pair.split(",", -1)[0])).doesNotHaveDuplicates();
        assertThat(pairs.stream().map(pair -> pair.split(",", -1)[1])).doesNotHaveDuplicates();
    }

    @Test
    void noLink_isSaid() throws IOException {
        String left =
                file("left.csv", "id,name,birth date\n1,Aurelina Quiragua,1980-01-01\n2,Teodoro Umaña,1971-02-03\n");
        String right =
                file("right.csv", "id,name,birth date\n1,Ceferino Batista,1962-05-07\n2,Ilda Mojica,1999-09-10\n");
        assertThat(match(left, right)).isZero();
        assertThat(err.toString()).contains("No link was found", "has 2 rows only", "--threshold -10");
    }

    @Test
    void brothersAndSistersWhoLookLikeOne_areWarnedOf_andCopiesAreNot() throws IOException {
        StringBuilder families = new StringBuilder("id,nombre,apellido,nacimiento,teléfono\n");
        List<String> given = List.of("Aurelina", "Teodoro", "Ilda", "Ceferino", "Nirvando", "Mariela", "Adelso");
        for (int row = 0; row < 240; row++) {
            int family = row / 3;
            families.append(row)
                    .append(',')
                    .append(given.get((family + row) % 7))
                    .append(",Quira")
                    .append((char) ('a' + family % 20))
                    .append((char) ('a' + family / 20))
                    .append("na,")
                    .append(LocalDate.of(1950 + row * 7 % 50, 1 + row % 12, 1 + row * 5 % 28))
                    .append(",6")
                    .append(1_000_000 + family * 7919)
                    .append('\n');
        }
        assertThat(match(file("families.csv", families.toString()))).isZero();
        assertThat(err.toString()).contains("They may be relatives");
        err.getBuffer().setLength(0);
        assertThat(match(file("people.csv", people(60)))).isZero();
        assertThat(err.toString()).doesNotContain("They may be relatives");
    }

    @Test
    void fileThatSaysNothing_isRefused() throws IOException {
        assertThat(match(file("same.csv", "full name,birth date\n" + "Aurelina Quiragua,1980-01-01\n".repeat(100))))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString()).contains("no column tells records apart");
    }

    @Test
    void modelThatNamesAStrangeColumn_andTruthThatDoesNotFit_areRefused() throws IOException {
        String people = file("people.csv", people(30));
        String model = file("model.json", """
            {"priorWeight": -10, "threshold": 2, "rules": [["phone"]],
             "comparisons": [{"column": "shoe size", "levels": [
              {"criterion": "exact", "weight": 5, "u": 0.001}, {"criterion": "else", "weight": -3, "u": 0.9}]}]}\
            """);
        assertThat(match(people, "--model", model)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString()).contains("names the column shoe size, which", "full name, birth date, phone");
        assertThat(match(people, "--truth", file("truth.csv", "left,right\nq1,q2\n")))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString()).contains("truth.csv, row 1: nothing in this file names an id of the input");
        assertThat(match(people, "--truth", "no such column")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString()).contains("there is no such column");
    }

    @Test
    void idColumnThatOnlyOneFileHas_servesThatFile() throws IOException {
        String left = file("left.csv", people(30).replaceFirst("id", "folio"));
        String right = file("right.csv", people(30));
        assertThat(match(left, right, "--id", "folio")).isZero();
        assertThat(err.toString()).contains("ids: column folio", "ids: column id");
        assertThat(match(left, right, "--id", "cedula")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString()).contains("there is no such column: column=cedula");
    }

    @Test
    void resultsThatNobodyOfUsWrote_areNotReplaced() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        for (String name : List.of("pairs.parquet", "report.html")) {
            Files.writeString(folder.resolve("out").resolve(name), "PAR1 somebody's work PAR1");
            assertThat(match(OWNERS, HARBOUR, "--format", "parquet")).isEqualTo(ExitCode.UNUSABLE);
            assertThat(err.toString()).contains("would replace a file that no earlier run wrote", name);
            Files.delete(folder.resolve("out").resolve(name));
        }
        assertThat(match(OWNERS, HARBOUR, "--format", "parquet")).isZero();
        assertThat(match(OWNERS, HARBOUR, "--format", "parquet")).isZero();
    }

    @Test
    void modelIsNotWrittenOverWhatIsRead_butOverTheModelItself() throws IOException {
        String people = file("people.csv", people(30));
        assertThat(match(people, "--write-model", folder.resolve("./people.csv").toString()))
                .isEqualTo(2);
        assertThat(Path.of(people)).hasContent(people(30));

        String model = folder.resolve("model.json").toString();
        assertThat(match(people, "--write-model", model)).isZero();
        assertThat(match(people, "--model", model, "--write-model", model, "--threshold", "7"))
                .isZero();
        assertThat(Path.of(model)).content().contains("\"threshold\": 7.0");
    }

    @Test
    void namesOfColumnsCannotSteerTheTerminal() throws IOException {
        String people = file("people.csv", people(30).replaceFirst("phone", "phone\u001b[2J\u202E"));
        assertThat(match(people)).isZero();
        assertThat(err.toString()).contains("phone\uFFFD[2J\uFFFD").doesNotContain("\u001b", "\u202E");
    }

    @Test
    void memoryThatDoesNotSuffice_isSaidInPlainWords() throws IOException, InterruptedException {
        String people = file("people.csv", people(200_000));
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "match",
                        people,
                        "--out",
                        folder.resolve("out").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(run.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor()).isEqualTo(2);
        assertThat(said).contains("ENLACE_JAVA_OPTIONS=-Xmx").doesNotContain("Exception", "\tat ");
    }

    @Test
    void noValueOfARecordIsSaid() throws IOException {
        assertThat(match(file("people.csv", people(60)))).isZero();
        assertThat(err.toString() + out).doesNotContain("Aurelina", "SAMUDIO", "1950-", "61000000");
    }

    @Test
    void columnsOfAFirstRowThatMayBeARecord_areCalledByTheirPlaces() throws IOException {
        StringBuilder rows = new StringBuilder("Aurelina Quiragua;Uldarico Bejuma;Yaneris Pitti\n");
        String[] given = {"Clorinda", "Nirvando", "Teofilda", "Benigno", "Maruja"};
        for (int at = 0; at < 40; at++) {
            String one = given[at % 5] + " Samudio" + (char) ('a' + at % 20);
            rows.append(one).append(";Mecha ").append((char) ('a' + at / 2)).append(";\n");
        }
        String left = file("left.csv", rows.toString());
        assertThat(match(left)).isZero();
        assertThat(err.toString())
                .contains("was taken for the names of the columns", "column1", "column3 holds no value");
        assertThat(err.toString() + out).doesNotContain("Quiragua", "Bejuma", "Pitti");
        String model = "{\"prior\":0.1,\"rules\":[[\"none\"]],\"comparisons\":[{\"name\":\"none\",\"column\":\"none\","
            + "\"levels\":[{\"criterion\":\"exact\",\"m\":0.9,\"u\":0.1},{\"criterion\":\"else\",\"m\":0.1,\"u\":0.9}]}]}";
        assertThat(match(left, "--model", file("m.json", model))).isEqualTo(2);
        assertThat(err.toString() + out).contains("column1, column2, column3").doesNotContain("Quiragua");
    }
}
