// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.enlace.desk.DeskClient.Answer;
import org.enlace.ledger.entry.EntryType;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** Own subjects: merged, split, shown and exported. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class SubjectChapter extends DeskStory {
    @Test
    @Order(7)
    void mergesTwoOwnSubjects_andTakesItBack() {
        DeskClient analyst = at(costaRica, "analyst");
        JsonNode found = analyst.read("subjects?kind=PERSON&q=");
        assertThat(found.path("total").intValue()).isEqualTo(2);
        String kept = found.path("items").get(0).path("id").stringValue();
        String other = found.path("items").get(1).path("id").stringValue();
        String path = "subjects/" + DeskClient.encoded(kept);
        assertThat(at(costaRica, "oversight")
                        .post(path + "/merge", Map.of("other", other, "reason", "x"))
                        .code())
                .isEqualTo("NOT_YOUR_ROLE");
        assertThat(analyst.post(path + "/merge", Map.of("other", kept, "reason", "x"))
                        .code())
                .isEqualTo("WRONG_STATE");
        JsonNode merged = analyst.write(path + "/merge", Map.of("other", other, "reason", "one person"));
        String merge = merged.path("merges").get(0).path("id").stringValue();
        assertThat(analyst.delete(path + "/merges/" + merge).json().path("merges"))
                .isEmpty();
        assertThat(analyst.delete(path + "/merges/" + merge).code()).isEqualTo("WRONG_STATE");
        assertThat(analyst.delete(path + "/merges/x").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    @Order(7)
    void splitsASubject_andTakesItBack() {
        DeskClient analyst = at(costaRica, "analyst");
        JsonNode found = analyst.read("subjects?kind=PERSON&q=Fabiana").path("items");
        String path = "subjects/" + DeskClient.encoded(found.get(0).path("id").stringValue());
        JsonNode whole = analyst.read(path);
        String phone = StreamSupport.stream(whole.path("statements").spliterator(), false)
                .filter(one -> one.path("property").stringValue().equals("phone"))
                .map(one -> one.path("id").stringValue())
                .findFirst()
                .orElseThrow();
        JsonNode split = analyst.write(path + "/split", Map.of("statements", List.of(phone), "reason", "two people"));
        assertThat(texts(split.path("statements"), "id")).doesNotContain(phone);
        assertThat(texts(split.path("splits"), "by")).containsExactly("analyst");
        String other = split.path("splits").get(0).path("other").path("id").stringValue();
        assertThat(texts(analyst.read("subjects/" + DeskClient.encoded(other)).path("statements"), "id"))
                .containsExactly(phone);
        String undo = path + "/splits/" + split.path("splits").get(0).path("id").stringValue();
        assertThat(analyst.delete(undo).json().path("statements")).isEqualTo(whole.path("statements"));
        assertThat(analyst.delete(undo).code()).isEqualTo("WRONG_STATE");
        assertThat(analyst.post(path + "/split", Map.of("statements", List.of(), "reason", "none"))
                        .code())
                .isEqualTo("WRONG_STATE");
        assertThat(analyst.post(path + "/split", Map.of("statements", List.of("x"), "reason", "none"))
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    @Order(7)
    void showNobodyMoreThanTheRoleSees_onAnyRouteOverAnyObject() {
        DeskClient analyst = at(costaRica, "analyst");
        String joint = analyst.read("hits/" + hit).path("own").path("id").stringValue();
        List<String> own = texts(analyst.read("subjects?limit=500").path("items"), "id");
        String alone =
                texts(analyst.read("subjects?q=Fabiana").path("items"), "id").getFirst();
        assertThat(analyst.read("picture?steps=4&focus=" + DeskClient.encoded(alone))
                        .toString())
                .contains("Fabiana");
        List<String> objects = new ArrayList<>(own);
        objects.addAll(List.of(hit, "lanchas-del-golfo", "none"));
        Set<String> told = new TreeSet<>();
        for (String role : List.of("coordinator", "oversight", "administrator")) {
            DeskClient officer = at(costaRica, role);
            for (String path : paths(own, objects, joint)) {
                String answer = officer.get(path).body();
                if (answer.contains("Fabiana") || answer.contains("50688776655") || answer.contains(alone)) {
                    told.add(role + " " + path);
                }
            }
        }
        assertThat(told).isEmpty();
        DeskClient coordinator = at(costaRica, "coordinator");
        assertThat(coordinator.get("picture?focus=" + DeskClient.encoded(alone)).code())
                .as("as if it were not there")
                .isEqualTo("NOT_FOUND");
        assertThat(coordinator
                        .read("picture?focus=" + DeskClient.encoded(joint))
                        .path("nodes"))
                .as("what an officer confirmed is joint")
                .isNotEmpty();
    }

    /** Every route that is read, over every object, and the picture walked from everywhere to everywhere. */
    private static List<String> paths(List<String> own, List<String> objects, String joint) {
        List<String> paths = new ArrayList<>();
        for (RouteRights.Right right : RouteRights.table()) {
            String route = right.route();
            if (route.startsWith("GET ") && !route.equals("GET events")) {
                String template = route.substring(4);
                List<String> ids = template.contains("{") ? objects : List.of("none");
                ids.forEach(id -> paths.add(template.replaceAll(
                        "\\{\\w+}", java.util.regex.Matcher.quoteReplacement(DeskClient.encoded(id)))));
            }
        }
        for (String id : own) {
            paths.add("picture?steps=4&focus=" + DeskClient.encoded(id));
            paths.add("picture/path?from=" + DeskClient.encoded(joint) + "&to=" + DeskClient.encoded(id));
            paths.add("picture/path?from=" + DeskClient.encoded(id) + "&to=" + DeskClient.encoded(joint));
        }
        return paths;
    }

    @Test
    @Order(7)
    void exportsACase_andLogsIt() {
        DeskClient analyst = at(costaRica, "analyst");
        Answer export = analyst.get("cases/lanchas-del-golfo/export");
        assertThat(export.raw().headers().firstValue("content-disposition").orElse(""))
                .contains("case.ftm.json");
        List<JsonNode> lines = export.body()
                .lines()
                .map(line -> tools.jackson.databind.json.JsonMapper.shared().readTree(line))
                .toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(2);
        assertThat(lines.stream().map(line -> line.path("schema").stringValue()))
                .contains("Person");
        assertThat(export.body()).contains("Fabiana").doesNotContain("Salas");
        assertThat(costaRica.ledger().entries(EntryType.EXPORT, Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(one -> assertThat(one.entry().fields()).containsEntry("by", "analyst"));
        assertThat(analyst.get("cases/none/export").code()).isEqualTo("WRONG_STATE");
    }
}
