// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.enlace.desk.DeskClient.Answer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** How files come in: looked at, loaded, refused and given back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class FilesChapter extends DeskStory {
    @Test
    @Order(1)
    void previewsAFile_loadsIt_andGivesBackWhatWasRefused() {
        DeskClient analyst = at(costaRica, "analyst");
        byte[] file = COSTA_RICA_FILE.getBytes(StandardCharsets.ISO_8859_1);
        JsonNode preview =
                analyst.upload("intake/preview", "registro año.csv", file).json();
        assertThat(preview.path("format").stringValue()).isEqualTo("CSV");
        assertThat(preview.path("delimiter").stringValue()).isEqualTo(";");
        assertThat(preview.path("rows").get(0).get(1).stringValue()).isEqualTo("Edelmiro Bastidas Rios");
        String token = preview.path("token").stringValue();

        JsonNode loaded = analyst.write(
                "intake/load",
                Map.of(
                        "token", token,
                        "mapping", mapping(preview),
                        "grade", "B2",
                        "handling", "AMBER/H1/PAP-AMBER",
                        "sourceTitle", "Registro de frontera",
                        "legalBasis", "Ley 9095",
                        "caseTitle", "Lanchas del golfo"));

        assertThat(loaded.path("state").stringValue()).isEqualTo("DONE");
        assertThat(loaded.path("counted").intValue())
                .as("a person who was smuggled")
                .isEqualTo(1);
        assertThat(loaded.path("refused").intValue())
                .as("a victim, a minor and a ragged row")
                .isEqualTo(3);
        assertThat(texts(loaded.path("reasons"), "code"))
                .contains("PROTECTED_VICTIM", "PROTECTED_MINOR", "RAGGED_ROW", "PROTECTED_SMUGGLED");
        assertThat(analyst.read("intake/" + token)).isEqualTo(loaded);
        assertThat(preview.path("totalRows").intValue())
                .isEqualTo(loaded.path("read").intValue());
        releasesTheLoad(analyst, loaded);
        refusesWhatIsNoListOfSubjects(analyst);
        givesBackTheLines(analyst, token);
        knowsNobodyWhoIsProtected(analyst);
        joinedTheCase(analyst, loaded.path("caseId").stringValue());
        assertThat(at(costaRica, "liaison").get("intake/" + token).code())
                .as("another officer's file")
                .isEqualTo("NOT_FOUND");
        assertThat(at(costaRica, "oversight")
                        .upload("intake/preview", "x.csv", file)
                        .code())
                .isEqualTo("NOT_YOUR_ROLE");
        assertThat(analyst.upload("intake/preview", "x.bin", new byte[] {1, 2, 3, 0, 9})
                        .code())
                .isEqualTo("NO_TABLE");
    }

    private static void releasesTheLoad(DeskClient analyst, JsonNode loaded) {
        String load = loaded.path("load").stringValue();
        JsonNode waiting = analyst.read("loads/" + load);
        assertThat(waiting.has("released")).isFalse();
        assertThat(waiting.path("state").stringValue()).isEqualTo("TO_CHECK");
        assertThat(waiting.path("mayWithdraw").booleanValue()).isTrue();
        assertThat(waiting.path("broughtSubjects").size()).isPositive();
        JsonNode fates = loaded.path("fates");
        assertThat(fates.path("taken").intValue()
                        + fates.path("kept").intValue()
                        + fates.path("refused").intValue()
                        + fates.path("counted").intValue())
                .as("every record is explained")
                .isEqualTo(loaded.path("read").intValue());
        JsonNode source = analyst.read("sources").path("items").get(0);
        assertThat(source.path("mayWithdraw").booleanValue()).isTrue();
        String withdrawal = "sources/" + source.path("id").stringValue() + "/withdrawal";
        assertThat(analyst.read(withdrawal).path("statements").intValue())
                .as("what taking it back would reach")
                .isPositive();
        JsonNode released = analyst.write("loads/" + load + "/release", Map.of());
        assertThat(released.path("releasedBy").stringValue()).isEqualTo("analyst");
        assertThat(released.path("state").stringValue()).isEqualTo("RELEASED");
        assertThat(released.path("mayWithdraw").booleanValue())
                .as("partners may know of it now")
                .isFalse();
        assertThat(analyst.post("loads/" + load + "/release", Map.of()).code()).isEqualTo("WRONG_STATE");
        String withdraw = "sources/" + source.path("id").stringValue() + "/withdraw";
        assertThat(analyst.post(withdraw, Map.of()).code())
                .as("partners may know of it now")
                .isEqualTo("NOT_YOUR_ROLE");
        assertThat(analyst.get("sources/none/withdrawal").code()).isEqualTo("NOT_FOUND");
    }

    private static void refusesWhatIsNoListOfSubjects(DeskClient analyst) {
        JsonNode calls = analyst.upload(
                        "intake/preview",
                        "cdr.csv",
                        ("caller,callee,start_time,duration_s\n+50765541694,+50767989948,2026-04-07T17:02:00,428\n"
                                        + "+50761463420,+50764281604,2026-06-20T02:37:00,212\n")
                                .getBytes(StandardCharsets.UTF_8))
                .json();
        assertThat(calls.path("refusal").path("code").stringValue()).isEqualTo("EVENTS_CALLS");
        assertThat(analyst.post("intake/load", order(calls, Map.of())).code()).isEqualTo("EVENTS_CALLS");
        JsonNode names = analyst.upload(
                        "intake/preview",
                        "n.csv",
                        "nombre,telefono\nNilo Tejeira,+50765541696\n".getBytes(StandardCharsets.UTF_8))
                .json();
        assertThat(analyst.post("intake/load", order(names, Map.of())).code()).isEqualTo("PEOPLE_WITHOUT_PART");
        JsonNode loaded = analyst.write("intake/load", order(names, Map.of("suspects", true)));
        String id = analyst.read("loads/" + loaded.path("load").stringValue())
                .path("source")
                .stringValue();
        JsonNode reach = analyst.write("sources/" + id + "/withdraw", Map.of());
        assertThat(reach.path("subjects").intValue()).isEqualTo(1);
        assertThat(reach.path("hits").intValue()).isZero();
        JsonNode taken = analyst.read("loads/" + loaded.path("load").stringValue());
        assertThat(taken.path("state").stringValue()).isEqualTo("TAKEN_BACK");
        assertThat(taken.has("released")).as("it never was").isFalse();
        assertThat(taken.path("mayWithdraw").booleanValue()).isFalse();
        bringsAgainWhatWasNeverReleased(analyst);
    }

    private static void bringsAgainWhatWasNeverReleased(DeskClient analyst) {
        byte[] file = "nombre,telefono\nNilo Tejeira,+50765541696\n".getBytes(StandardCharsets.UTF_8);
        JsonNode names = analyst.upload("intake/preview", "n.csv", file).json();
        JsonNode again = analyst.write("intake/load", order(names, Map.of("suspects", true)));
        JsonNode load = analyst.read("loads/" + again.path("load").stringValue());
        assertThat(load.path("mayWithdraw").booleanValue())
                .as("an earlier load was taken back and never released")
                .isTrue();
        analyst.write("sources/" + load.path("source").stringValue() + "/withdraw", Map.of());
    }

    private static Map<String, Object> order(JsonNode preview, Map<String, Object> more) {
        Map<String, Object> order = new java.util.HashMap<>(more);
        order.put("token", preview.path("token").stringValue());
        order.put("mapping", mapping(preview));
        order.put("grade", "C3");
        order.put("handling", "AMBER/H1/PAP-AMBER");
        order.put("sourceTitle", preview.path("filename").stringValue());
        order.put("legalBasis", "Ley 9095");
        return order;
    }

    private static List<Map<String, Object>> mapping(JsonNode preview) {
        List<Map<String, Object>> mapping = new ArrayList<>();
        for (JsonNode column : preview.path("columns")) {
            JsonNode target = column.path("target");
            if (target.isObject()) {
                mapping.add(Map.of(
                        "index", column.path("index").intValue(),
                        "kind", target.path("kind").stringValue(),
                        "property", target.path("property").stringValue()));
            }
        }
        return mapping;
    }

    private static void givesBackTheLines(DeskClient analyst, String token) {
        Answer refused = analyst.get("intake/" + token + "/refused.csv");
        assertThat(refused.raw().headers().firstValue("content-disposition").orElse(""))
                .contains("refused.csv");
        assertThat(refused.body().lines().toList())
                .hasSize(5)
                .satisfiesExactly(
                        header -> assertThat(header).isEqualTo("line,code,reason,original"),
                        line -> assertThat(line)
                                .startsWith("4,PROTECTED_VICTIM,")
                                .contains("víctima"),
                        line -> assertThat(line)
                                .startsWith("5,PROTECTED_MINOR,")
                                .contains("Ríos"),
                        line -> assertThat(line).startsWith("6,RAGGED_ROW,"),
                        line -> assertThat(line).startsWith("7,COUNTED_SMUGGLED,"));
    }

    private static void knowsNobodyWhoIsProtected(DeskClient analyst) {
        assertThat(analyst.read("subjects?q=Salas").path("total").intValue()).isZero();
        assertThat(analyst.read("subjects?q=Fabiana").path("total").intValue()).isEqualTo(1);
        assertThat(analyst.read("subjects?kind=PERSON&q=Ulate").path("total").intValue())
                .isEqualTo(1);
        assertThat(analyst.get("subjects?kind=MIGRANT").code()).isEqualTo("BAD_INPUT");
    }

    private static void joinedTheCase(DeskClient analyst, String id) {
        JsonNode found = analyst.read("cases/" + DeskClient.encoded(id));
        assertThat(found.path("title").stringValue()).isEqualTo("Lanchas del golfo");
        assertThat(found.path("membersTotal").intValue()).isGreaterThanOrEqualTo(2);
        assertThat(texts(analyst.read("cases?q=Lanchas").path("items"), "id")).containsExactly(id);
        String member = found.path("members").get(0).path("id").stringValue();
        JsonNode subject = analyst.read("subjects/" + DeskClient.encoded(member));
        assertThat(texts(subject.path("statements"), "legalBasis")).containsOnly("Ley 9095");
        assertThat(analyst.get("subjects/none").code()).isEqualTo("NOT_FOUND");
        assertThat(analyst.get("cases/none").code()).isEqualTo("NOT_FOUND");
    }
}
