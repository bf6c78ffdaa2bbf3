// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** Counts of the corridor, and a joint operation. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class OperationChapter extends DeskStory {
    @Test
    @Order(8)
    void takesInCounts_andPublishesAMonthOnce() {
        DeskClient analyst = at(panama, "analyst");
        String counts = """
            crossing,month,event,group,count
            bajo-chiquito,2026-01,entry,VE,512
            bajo-chiquito,2026-01,entry,HT,201
            bajo-chiquito,2026-01,entry,EC,7
            bajo-chiquito,2026-01,entry,CM,4
            bajo-chiquito,2026-01,registration,VE,488
            nowhere,2026-01,entry,VE,5
            """;
        JsonNode taken = analyst.send(
                        "POST",
                        "corridor/counts",
                        counts.getBytes(StandardCharsets.UTF_8),
                        Map.of("Content-Type", "text/csv", "X-Filename", "counts.csv"))
                .json();
        assertThat(taken.path("accepted").intValue()).isEqualTo(5);
        assertThat(texts(taken.path("refused"), "code")).containsExactly("UNKNOWN_CROSSING");
        assertThat(at(panama, "oversight")
                        .post("corridor/bulletins", Map.of("month", "2026-01"))
                        .code())
                .isEqualTo("NOT_YOUR_ROLE");
        assertThat(analyst.post("corridor/bulletins", Map.of("month", "2026-1")).code())
                .isEqualTo("BAD_INPUT");
        assertThat(analyst.post("corridor/bulletins", Map.of("month", "2020-01"))
                        .code())
                .isEqualTo("WRONG_STATE");
        JsonNode published = analyst.write("corridor/bulletins", Map.of("month", "2026-01"));
        assertThat(published.path("publishable")).isEmpty();
        assertThat(analyst.post("corridor/bulletins", Map.of("month", "2026-01"))
                        .code())
                .as("a month is frozen")
                .isEqualTo("WRONG_STATE");
        neighbourhood.settle();
        JsonNode there = at(costaRica, "analyst").read("corridor");
        assertThat(texts(there.path("bulletins"), "authority")).containsExactly("pa-security");
        for (JsonNode cell : there.path("bulletins").get(0).path("cells")) {
            assertThat(cell.path("count").intValue(10)).isGreaterThanOrEqualTo(10);
            assertThat(cell.path("group").stringValue("")).isNotIn("EC", "CM");
        }
        assertThat(texts(there.path("bulletins").get(0).path("cells"), "event"))
                .as("of which event each count is, also at the partner")
                .contains("ENTRY", "REGISTRATION");
    }

    @Test
    @Order(9)
    void carriesAnOperation_fromProposalToResults() {
        DeskClient proposer = at(panama, "coordinator");
        Map<String, Object> proposal = Map.of(
                "title", "Boats of the gulf",
                "objective", "Secure the boats\nFreeze the accounts",
                "start", neighbourhood.clock().instant().toString(),
                "purpose", "ORGANISATIONS_AND_METHODS",
                "participants", List.of("cr-migration"));
        assertThat(at(panama, "analyst").post("operations", proposal).code()).isEqualTo("NOT_YOUR_ROLE");
        assertThat(proposer.post("operations", Map.of("title", "x", "start", "tomorrow"))
                        .code())
                .isEqualTo("BAD_INPUT");
        operation = proposer.write("operations", proposal).path("id").stringValue();
        proposer.write(
                "operations/" + operation + "/tasks", Map.of("authority", "cr-migration", "title", "Watch the port"));
        neighbourhood.settle();

        DeskClient invited = at(costaRica, "coordinator");
        JsonNode seen = invited.read("operations/" + operation);
        assertThat(seen.path("may").toString()).isEqualTo("[\"ANSWER\"]");
        assertThat(seen.path("state").stringValue()).isEqualTo("PROPOSED");
        invited.write("operations/" + operation + "/answer", Map.of("accept", true));
        String task = seen.path("tasks").get(0).path("id").stringValue();
        assertThat(invited.put("operations/none/tasks/" + task, Map.of("state", "DONE"))
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(invited.put("operations/" + operation + "/tasks/" + task, Map.of("state", "DOING"))
                        .status())
                .isEqualTo(200);
        assertThat(invited.put("operations/" + operation + "/tasks/" + task, Map.of("state", "DONE"))
                        .status())
                .isEqualTo(200);
        assertThat(invited.post("operations/" + operation + "/result", result(3))
                        .code())
                .isEqualTo("NO_GO_YET");
        neighbourhood.settle();
        proposer.write("operations/" + operation + "/go", Map.of("go", true));
        assertThat(proposer.read("operations/" + operation).path("may").toString())
                .contains("TAKE_BACK");
        proposer.write("operations/" + operation + "/go", Map.of("go", false));
        neighbourhood.settle();
        assertThat(texts(invited.read("operations/" + operation).path("timeline"), "code"))
                .as("the others hear that a go was taken back")
                .endsWith("GO", "GO_TAKEN_BACK");
        assertThat(proposer.post("operations/" + operation + "/go", Map.of("go", false))
                        .code())
                .isEqualTo("NO_GO_TO_TAKE_BACK");
        proposer.write("operations/" + operation + "/go", Map.of("go", true));
        neighbourhood.settle();
        invited.write("operations/" + operation + "/go", Map.of("go", true));
        neighbourhood.settle();
        assertThat(proposer.post("operations/" + operation + "/result", result(-1))
                        .code())
                .isEqualTo("BAD_INPUT");
        JsonNode reported = proposer.write("operations/" + operation + "/result", result(3));
        assertThat(reported.path("results").get(0).path("kind").stringValue()).isEqualTo("SUSPECTS_ARRESTED");
        neighbourhood.settle();
        assertThat(invited.read("operations/" + operation).path("results")).hasSize(1);
        assertThat(invited.read("operations").path("total").intValue()).isEqualTo(1);
        invited.write("operations/" + operation + "/leave", Map.of());
        neighbourhood.settle();
        JsonNode left = proposer.read("operations/" + operation);
        assertThat(left.path("state").stringValue()).isEqualTo("CANCELLED");
        left.path("participants")
                .forEach(participant -> assertThat(participant.path("ready").booleanValue())
                        .as("no go stands beside an operation that does not go")
                        .isFalse());
    }

    private static Map<String, Object> result(int count) {
        return Map.of("kind", "SUSPECTS_ARRESTED", "count", count);
    }
}
