// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Paths at the desk of one node whose files hold a chain of sixteen persons, one link after the other, and two more. */
class PathTest {
    private static final String PASSWORD = "tres-palabras-largas";
    private static final int CHAIN = 16;

    @TempDir
    private static Path home;

    private static Neighbourhood neighbourhood;
    private static DeskServer server;
    private static DeskClient analyst;
    private static DeskClient coordinator;

    @BeforeAll
    static void start() throws IOException {
        neighbourhood = new Neighbourhood(home);
        AuthorityNode node = neighbourhood.start("pa-security", "PA");
        node.personnel()
                .setAll(
                        List.of(
                                new Account(new OfficerName("analyst"), OfficerRole.ANALYST, ""),
                                new Account(new OfficerName("coordinator"), OfficerRole.COORDINATOR, "")),
                        PASSWORD);
        Path file = Files.writeString(home.resolve("chain.ftm.json"), chain());
        Neighbourhood.release(node, node.files().takeIn(file, new OfficerName("analyst")));
        DeskApi desk = new DeskApi(node, "/n/pa-security/", List.of(), neighbourhood.clock(), new SecureRandom());
        server = DeskServer.start(InetAddress.getLoopbackAddress(), 0, List.of(desk), Set.of("localhost"));
        analyst = signIn("analyst");
        coordinator = signIn("coordinator");
    }

    private static DeskClient signIn(String officer) {
        return new DeskClient("http://localhost:" + server.port() + "/n/pa-security/", Contract.read())
                .signIn(officer, PASSWORD);
    }

    @AfterAll
    static void close() {
        server.close();
        neighbourhood.close();
    }

    private static String chain() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < CHAIN; i++) {
            lines.append(person("p" + i, "Eslabón " + (char) ('A' + i)));
        }
        for (int i = 1; i < CHAIN; i++) {
            lines.append(tie("t" + i, "p" + (i - 1), "p" + i));
        }
        lines.append(person("q1", "Apartada Una"));
        lines.append(person("q2", "Apartada Dos"));
        return lines.append(tie("t99", "q1", "q2")).toString();
    }

    private static String person(String id, String name) {
        return line(id, "Person", Map.of("name", List.of(name), "role", List.of("coordinador")));
    }

    private static String tie(String id, String one, String other) {
        return line(id, "Associate", Map.of("person", List.of(one), "associate", List.of(other)));
    }

    private static String line(String id, String schema, Map<String, List<String>> properties) {
        return JsonMapper.shared().writeValueAsString(Map.of("id", id, "schema", schema, "properties", properties))
                + "\n";
    }

    private static String id(String label) {
        JsonNode nodes = analyst.read("picture").path("nodes");
        return StreamSupport.stream(nodes.spliterator(), false)
                .filter(node -> node.path("label").stringValue().equals(label))
                .findFirst()
                .orElseThrow()
                .path("id")
                .stringValue();
    }

    private static JsonNode path(String from, String to) {
        return path(analyst, from, to);
    }

    private static JsonNode path(DeskClient officer, String from, String to) {
        return officer.read("picture/path?from=" + DeskClient.encoded(id(from)) + "&to=" + DeskClient.encoded(id(to)));
    }

    @Test
    void isFound_howeverFarFromAnyHit_andDrawnByItself() {
        JsonNode path = path("Eslabón A", "Eslabón J");
        assertThat(path.path("found").booleanValue()).isTrue();
        assertThat(path.path("steps").intValue()).isEqualTo(9);
        assertThat(path.path("nodes")).hasSize(10);
        assertThat(path.path("links")).hasSize(9);
        assertThat(path.path("picture").path("nodes")).hasSize(10);
        assertThat(path.path("picture").path("links")).hasSize(9);
    }

    @Test
    void isDenied_onlyWhereEverythingWasLookedAt() {
        JsonNode none = path("Eslabón A", "Apartada Una");
        assertThat(none.path("found").booleanValue()).isFalse();
        assertThat(none.path("complete").booleanValue()).isTrue();
        assertThat(none.has("jointOnly")).isFalse();

        JsonNode beyond = path("Eslabón A", "Eslabón P");
        assertThat(beyond.path("found").booleanValue()).isFalse();
        assertThat(beyond.path("complete").booleanValue())
                .as("it is there, further on")
                .isFalse();
        assertThat(beyond.path("steps").intValue()).isEqualTo(12);
    }

    @Test
    void isNotDenied_toWhoSeesTheJointPartOnly() {
        JsonNode unseen = path(coordinator, "Eslabón A", "Eslabón B");
        assertThat(unseen.path("found").booleanValue()).isFalse();
        assertThat(unseen.path("complete").booleanValue())
                .as("own files join them")
                .isFalse();
        assertThat(unseen.path("jointOnly").booleanValue()).isTrue();
    }

    @Test
    void theWholePicture_holdsAlsoWhatNoHitTouches_andAFocusGoesAsFarAsItSays() {
        JsonNode whole = analyst.read("picture");
        assertThat(whole.path("nodes")).hasSize(CHAIN + 2);
        assertThat(whole.path("total").intValue()).isEqualTo(CHAIN + 2);
        assertThat(whole.path("truncated").booleanValue()).isFalse();
        assertThat(whole.path("joint").intValue()).isZero();
        assertThat(analyst.read("picture?steps=4&focus=" + DeskClient.encoded(id("Eslabón A")))
                        .path("nodes"))
                .hasSize(5);
    }
}
