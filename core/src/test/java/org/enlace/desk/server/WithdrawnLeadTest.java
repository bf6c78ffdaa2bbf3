// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.enlace.agreement.OfficerRole;
import org.enlace.desk.Contract;
import org.enlace.desk.DeskApi;
import org.enlace.desk.DeskClient;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.personnel.OfficerAccounts.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A lead whose only source was taken back, as the desk shows it: marked, asked about by nobody, and no work. */
class WithdrawnLeadTest {
    private static final String PASSWORD = "tres-palabras-largas";
    private static final Map<String, String> QUESTION = Map.of(
            "purpose", "ORGANISATIONS_AND_METHODS",
            "justification", "The number is in an open case.",
            "caseId", "lanchas-del-golfo");

    @TempDir
    private Path home;

    private static List<String> waiting(DeskClient officer) {
        JsonNode waiting = officer.read("overview").path("waiting");
        return StreamSupport.stream(waiting.spliterator(), false)
                .map(one -> one.path("what").stringValue())
                .toList();
    }

    @Test
    void isMarked_andNotWork() {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode node = neighbourhood.start("cr-migration", "CR");
            AuthorityNode other = neighbourhood.start("pa-security", "PA");
            Neighbourhood.introduce(node, other);
            neighbourhood.takeIn(node, "a.csv", "id,nombre,telefono\n1,Edelmiro Bastidas,+50760000601\n");
            neighbourhood.takeIn(node, "b.csv", "id,nombre,telefono\n1,Nilo Tejeira,+50760000602\n");
            neighbourhood.takeIn(other, "o.csv", """
                id,nombre,telefono
                1,Edelmiro Bastidas,+50760000601
                2,Nilo Tejeira,+50760000602
                """);
            neighbourhood.agree(node, other);
            neighbourhood.settleVeil();
            node.personnel()
                    .setAll(List.of(new Account(new OfficerName("liaison"), OfficerRole.LIAISON, "")), PASSWORD);
            DeskApi desk = new DeskApi(node, "/n/cr-migration/", List.of(), neighbourhood.clock(), new SecureRandom());
            try (DeskServer server =
                    DeskServer.start(InetAddress.getLoopbackAddress(), 0, List.of(desk), Set.of("localhost"))) {
                DeskClient liaison = new DeskClient(
                                "http://localhost:" + server.port() + "/n/cr-migration/", Contract.read())
                        .signIn("liaison", PASSWORD);
                isShownAsWork(liaison);
                String asked = lead(liaison, "Nilo Tejeira").path("id").stringValue();
                liaison.write("hits/" + asked + "/request", QUESTION);
                for (JsonNode source : liaison.read("sources").path("items")) {
                    liaison.write(
                            "sources/" + DeskClient.encoded(source.path("id").stringValue()) + "/withdraw", Map.of());
                }
                isShownAsNoWork(liaison, asked);
            }
        }
    }

    private static JsonNode lead(DeskClient officer, String label) {
        JsonNode leads = officer.read("hits").path("items");
        return StreamSupport.stream(leads.spliterator(), false)
                .filter(one -> one.path("own").path("label").stringValue().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static void isShownAsWork(DeskClient liaison) {
        assertThat(waiting(liaison)).contains("HIT_TO_REVIEW");
        assertThat(lead(liaison, "Edelmiro Bastidas").has("withdrawn")).isFalse();
        assertThat(liaison.read("overview").path("counters").path("leadsNew").intValue())
                .isEqualTo(2);
    }

    private static void isShownAsNoWork(DeskClient liaison, String asked) {
        assertThat(waiting(liaison)).doesNotContain("HIT_TO_REVIEW");
        JsonNode counters = liaison.read("overview").path("counters");
        assertThat(counters.path("leadsNew").intValue()).isZero();
        assertThat(counters.path("leadsOpen").intValue()).isZero();
        JsonNode leads = liaison.read("hits").path("items");
        assertThat(leads).hasSize(2).allMatch(one -> one.has("withdrawn"));
        for (JsonNode lead : leads) {
            String path = "hits/" + lead.path("id").stringValue();
            assertThat(liaison.read(path).path("bar").stringValue()).isEqualTo("RESTS_ON_NOTHING");
            assertThat(liaison.post(path + "/request", QUESTION).code()).isEqualTo("RESTS_ON_NOTHING");
        }
        JsonNode request = liaison.read("hits/" + asked).path("request");
        assertThat(request.path("state").stringValue()).isEqualTo("WAITING");
        assertThat(request.path("restsOnNothing").booleanValue()).isTrue();
    }
}
