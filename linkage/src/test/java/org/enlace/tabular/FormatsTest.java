// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.enlace.Chance;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.LinkageModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatsTest {
    private static final String RULES = "[[\"doc\"], {\"fields\": [\"name\"], \"largest\": 9}]";
    private static final String MODEL = """
        {"priorWeight": -20, "threshold": 1.5, "rules": [["doc"], {"fields": ["name"], "largest": 9}],
         "comparisons": [{"column": "name", "levels": [
          {"criterion": "jaroWinkler 0.9", "weight": 5, "u": 0.001, "termFrequency": true},
          {"criterion": "else", "m": 0.1, "u": 0.9}]}]}\
        """;

    @TempDir
    Path folder;

    @Test
    void jsonLines_areFlattened_andLinesThatAreNoObjectAreNoted() throws IOException {
        LoadedTable loaded = load("{\"id\":1,\"name\":\"Aurelia\",\"home\":{\"town\":\"David\"}}\nbroken\n"
                + "{\"id\":2,\"tags\":[\"x\",\"y\"]}\n");
        assertThat(loaded.format()).isEqualTo("JSON lines");
        assertThat(loaded.table().columnNames()).containsExactly("name", "home.town", "tags");
        assertThat(loaded.table().id(1)).isEqualTo("2");
        assertThat(loaded.table().value(0, "home.town")).isEqualTo("David");
        assertThat(loaded.table().value(1, "tags")).isEqualTo("x; y");
        assertThat(loaded.notes()).extracting(ReadingNote::kind).containsExactly(ReadingNote.Kind.NOT_JSON);
        assertThat(loaded.notes().getFirst().line()).isEqualTo(2);
    }

    @Test
    void propertiesOfEntities_areColumns() throws IOException {
        LoadedTable loaded =
                load("{\"id\":\"p1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Aurelia\",\"Lela\"]}}\n");
        assertThat(loaded.format()).isEqualTo("FollowTheMoney");
        assertThat(loaded.table().value(0, "name")).isEqualTo("Aurelia; Lela");
        assertThat(loaded.table().value(0, "schema")).isEqualTo("Person");
    }

    @Test
    void longNumbers_keepEveryDigit() throws IOException {
        Table table = load("{\"id\":9007199254740992,\"account\":12345678901234567890123,\"height\":1.5}\n"
                        + "{\"id\":9007199254740993,\"account\":-7,\"height\":2}\n")
                .table();

        assertThat(table.id(0)).isEqualTo("9007199254740992");
        assertThat(table.id(1)).isEqualTo("9007199254740993");
        assertThat(table.value(0, "account")).isEqualTo("12345678901234567890123");
        assertThat(table.value(1, "account")).isEqualTo("-7");
        assertThat(table.value(0, "height")).isEqualTo("1.5");
        assertThat(table.value(1, "height")).isEqualTo("2");
    }

    @Test
    void containers_areRefused_andRepeatedIdsNoted() throws IOException {
        assertThatThrownBy(() -> load("PK\u0003\u0004rest"))
                .isInstanceOfSatisfying(
                        TabularException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(TabularException.Reason.NOT_A_TABLE));
        assertThat(load("id,a\n1,x\n1,y\n").notes())
                .extracting(ReadingNote::kind)
                .containsExactly(ReadingNote.Kind.REPEATED_ID);
    }

    @Test
    void model_isReadBackAsWritten() throws IOException {
        LinkageModel model = parse(MODEL);
        Path file = folder.resolve("model.json");
        ModelFile.write(file, model);
        assertThat(ModelFile.read(file)).isEqualTo(model);
        assertThat(model.comparisons().getFirst().levels().getFirst().m()).isEqualTo(0.032);
    }

    @Test
    void exhaustiveModel_isReadBackAsWritten() throws IOException {
        LinkageModel model = parse(MODEL).exhaustive();
        Path file = folder.resolve("model.json");
        ModelFile.write(file, model);
        assertThat(ModelFile.read(file)).isEqualTo(model);
        assertThat(Files.readString(file)).contains("\"rules\": \"exhaustive\"");
    }

    @Test
    void whatAModelMayNotSay_isRefusedWithItsPath() {
        assertThatThrownBy(() -> parse(MODEL.replace("\"u\": 0.9", "\"u\": 2")))
                .hasMessageContaining("comparisons[0].levels[1]");
        assertThatThrownBy(() -> parse(MODEL.replace("jaroWinkler 0.9", "jaro 0.9")))
                .hasMessageContaining("comparisons[0].levels[0].criterion: unknown criterion");
        assertThatThrownBy(() -> parse(MODEL.replace(RULES, "\"all\"")))
                .hasMessageContaining("rules: a list of blocking rules is wanted here, or \"exhaustive\"");
        assertThatThrownBy(() -> parse(MODEL.replace(RULES, "[[]]")))
                .hasMessageContaining("rules[0]: a blocking rule must name a field");
        assertThatThrownBy(() -> parse(MODEL.replace("threshold", "treshold")))
                .hasMessageContaining("unknown key treshold");
    }

    @Test
    void damagedModels_areRefused_andNeverFailOtherwise() {
        long seed = Chance.seed(1);
        Random chance = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = MODEL.getBytes(StandardCharsets.UTF_8);
            for (int change = 0; change <= chance.nextInt(3); change++) {
                bytes[chance.nextInt(bytes.length)] = (byte) "{}[]:,\"0-e9x\0".charAt(chance.nextInt(13));
            }
            try {
                ModelFile.parse("m", bytes);
            } catch (TabularException refused) {
                assertThat(refused.reason()).isEqualTo(TabularException.Reason.MODEL);
            } catch (RuntimeException wrong) {
                throw new AssertionError("seed=" + seed + " round=" + round, wrong);
            }
        }
    }

    private static LinkageModel parse(String text) {
        return ModelFile.parse("m", text.getBytes(StandardCharsets.UTF_8));
    }

    private LoadedTable load(String text) throws IOException {
        return TableFiles.read(
                Files.write(folder.resolve("t"), text.getBytes(StandardCharsets.UTF_8)), "t", ChosenColumns.NOTHING, 1);
    }
}
