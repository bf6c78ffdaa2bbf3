// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.enlace.command.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {
    private static final String PERSON =
            "{\"id\":\"p1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Sombra Quintanilla\"]}}\n";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysWhatWasReadAndRefused_inTheUsersLanguage_withoutValues() throws IOException {
        String file = file("a.json", PERSON + "{\"id\":\"Sombra\n" + PERSON.replace("}}", ",\"role\":[\"testigo\"]}}"));
        assertThat(run(Locale.of("es"), "check", file)).isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString())
                .contains(
                        "3 registros leídos",
                        "aceptado: 1 persona",
                        "rechazado: 2",
                        "línea 2 NOT_JSON",
                        "PROTECTED_WITNESS")
                .doesNotContain("Sombra", "Quintanilla");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void nothingRead_isExitOne() throws IOException {
        assertThat(run(Locale.ENGLISH, "check", file("empty.json", ""))).isEqualTo(ExitCode.FINDING);
        assertThat(run(Locale.ENGLISH, "check", file("LICENSE", "All rights, none reserved.\nSo, so.\n")))
                .isEqualTo(ExitCode.FINDING);
        assertThat(out.toString()).contains("EMPTY_FILE", "NOT_RECOGNISED");
        assertThat(run(Locale.ENGLISH, "check", file("b.json", ""), file("c.json", PERSON)))
                .isEqualTo(ExitCode.SUCCESS);
    }

    @Test
    void missingFileAndWrongUsage_areExitTwo_beforeAnythingIsRead() throws IOException {
        String there = file("a.json", PERSON);
        assertThat(run(Locale.ENGLISH, "check", there, folder.resolve("no.json").toString()))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(run(Locale.ENGLISH, "check", folder.toString())).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run(Locale.ENGLISH, "check")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run(Locale.ENGLISH, "check", "--country", "Panama", there)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("no.json", "--country must be two capital letters");
    }

    @Test
    void aListWithoutHeader_saysWhatWasAssumed_andWhatToDo() throws IOException {
        String file = file("a.csv", "Sombra Uno;jefe\nSombra Dos;enlace\nSombra Tres;chofer\n");
        run(Locale.of("es"), "check", file);
        assertThat(out.toString())
                .contains("la primera fila se tomó por los nombres de las columnas")
                .doesNotContain("Sombra");
        run(Locale.ENGLISH, "check", file);
        assertThat(out.toString()).contains("If it is a record, write names such as Name; Alias; ID number");
    }

    @Test
    void aColumnThatAsksWhoIsAMinor_isSaidToSetRowsAside() throws IOException {
        String file = file("a.csv", "nombre;cédula;Menor?\nSombra Uno;8-712-43;no\nSombra Dos;8-713-44;sí\n");
        run(Locale.ENGLISH, "check", file);
        assertThat(out.toString())
                .contains("since it asks whether somebody may not be a subject", "line 3 PROTECTED_MINOR");
        run(Locale.of("es"), "check", file);
        assertThat(out.toString()).contains("porque pregunta si alguien no puede ser sujeto");
    }

    @Test
    void saysInWhichOrderDatesAreRead_andObeysWhoKnows() throws IOException {
        String file = file("a.csv", "nombre,fecha de nacimiento\nSombra Uno,03/04/1984\nSombra Dos,25/04/1984\n");
        assertThat(run(Locale.ENGLISH, "check", file)).isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString())
                .contains("fecha de nacimiento: dates are read with the day first, as the column shows");
        assertThat(run(Locale.of("es"), "check", "--dates", "month-first", file))
                .isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString()).contains("las fechas se leen con el mes primero, como usted indicó");
        assertThat(run(Locale.ENGLISH, "check", "--dates", "year-first", file)).isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void json_isOneObject() throws IOException {
        assertThat(run(Locale.ENGLISH, "check", "--json", file("a.json", PERSON + "{"), file("b.json", "")))
                .isEqualTo(ExitCode.SUCCESS);
        JsonNode first =
                JsonMapper.shared().readTree(out.toString()).path("files").path(0);
        assertThat(first.path("accepted").path("PERSON").intValue()).isEqualTo(1);
        assertThat(first.path("refusals").path(0).path("line").intValue()).isEqualTo(2);
        assertThat(first.path("refusals").path(0).path("code").stringValue()).isEqualTo("NOT_JSON");
        assertThat(out.toString()).doesNotContain("Sombra");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int run(Locale locale, String... args) {
        return Main.run(args, locale, Map.of(), new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
