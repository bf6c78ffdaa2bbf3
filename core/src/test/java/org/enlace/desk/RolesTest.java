// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.enlace.agreement.OfficerRole;
import org.enlace.desk.DeskClient.Answer;
import org.enlace.desk.server.DeskServer;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.personnel.OfficerAccounts.Account;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every route against every role, as the table in {@code docs/roles.md} says it; read from there and nowhere else. */
class RolesTest {
    private static final String PASSWORD = "tres-palabras-largas";
    private static final Set<String> BEFORE_SIGN_IN = Set.of("GET node", "POST session", "POST invitation");

    @TempDir
    private static Path home;

    private static final Map<String, List<String>> TABLE = table();
    private static final Map<OfficerRole, DeskClient> SIGNED_IN = new EnumMap<>(OfficerRole.class);
    private static final Contract CONTRACT = Contract.read();
    private static Neighbourhood neighbourhood;
    private static AuthorityNode node;
    private static DeskApi desk;
    private static DeskServer server;

    @BeforeAll
    static void start() {
        neighbourhood = new Neighbourhood(home);
        node = neighbourhood.start("pa-security", "PA");
        List<Account> officers = Arrays.stream(OfficerRole.values())
                .map(role -> new Account(new OfficerName(name(role)), role, ""))
                .toList();
        node.personnel().setAll(officers, PASSWORD);
        desk = new DeskApi(node, "/n/pa-security/", List.of(), neighbourhood.clock(), new SecureRandom());
        server = DeskServer.start(InetAddress.getLoopbackAddress(), 0, List.of(desk), Set.of("localhost"));
        for (OfficerRole role : OfficerRole.values()) {
            SIGNED_IN.put(role, signIn(role));
        }
    }

    private static DeskClient signIn(OfficerRole role) {
        return new DeskClient("http://localhost:" + server.port() + "/n/pa-security/", CONTRACT)
                .signIn(name(role), PASSWORD);
    }

    private static String name(OfficerRole role) {
        return role.name().toLowerCase(java.util.Locale.ROOT);
    }

    @AfterAll
    static void close() {
        server.close();
        neighbourhood.close();
    }

    /** The table of the document: a route and a word for each role, in the order of the roles. */
    private static Map<String, List<String>> table() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(Path.of("../docs/roles.md"))) {
                String[] cells = line.split("\\s*\\|\\s*", -1);
                if (cells.length == 8 && cells[1].startsWith("`")) {
                    table.put(cells[1].replace("`", ""), List.of(cells).subList(2, 7));
                }
            }
            return table;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static RoleVisibility sight(OfficerRole role) {
        return new RoleVisibility(role, node.authority().id());
    }

    private static String word(OfficerRole role, String route) {
        return TABLE.get(route).get(role.ordinal());
    }

    @Test
    void nameEveryRouteOfTheContract_andOfTheDesk_andNoOther() {
        assertThat(TABLE).hasSizeGreaterThan(40);
        List<String> signedIn = CONTRACT.operations().stream()
                .filter(route -> !BEFORE_SIGN_IN.contains(route))
                .toList();
        assertThat(TABLE.keySet()).containsExactlyInAnyOrderElementsOf(signedIn);
        List<String> answered = new ArrayList<>(desk.routes());
        answered.addAll(List.of("GET events", "DELETE session"));
        assertThat(TABLE.keySet()).containsExactlyInAnyOrderElementsOf(answered);
    }

    @Test
    void areInTheCode_asInTheDocument() {
        assertThat(RouteRights.table().stream().map(RouteRights.Right::route))
                .containsExactlyElementsOf(TABLE.keySet());
        for (RouteRights.Right right : RouteRights.table()) {
            for (OfficerRole role : OfficerRole.values()) {
                String word = right.roles().contains(role) ? "yes" : right.permits(role) ? "named" : "-";
                assertThat(word).as(role + " " + right.route()).isEqualTo(word(role, right.route()));
            }
        }
    }

    @Test
    void openAndCloseEveryRoute() {
        List<String> wrong = new ArrayList<>();
        TABLE.keySet().forEach(route -> {
            for (OfficerRole role : OfficerRole.values()) {
                boolean refused = refused(role, route);
                if (refused != word(role, route).equals("-")) {
                    wrong.add(role + " " + route + (refused ? " is refused" : " is answered"));
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** Asks for things that do not exist: whoever may use the route hears that, or of a missing field. */
    private static boolean refused(OfficerRole role, String route) {
        String method = route.substring(0, route.indexOf(' '));
        String path = route.substring(route.indexOf(' ') + 1).replaceAll("\\{\\w+}", "none");
        if (path.equals("events")) {
            return SIGNED_IN.get(role).stream(path).statusCode() != 200;
        }
        DeskClient client = route.equals("DELETE session") ? signIn(role) : SIGNED_IN.get(role);
        Answer answer = method.equals("GET") || method.equals("DELETE")
                ? client.send(method, path, new byte[0], Map.of())
                : client.send(method, path, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), DeskClient.json());
        boolean refused = answer.status() == 403;
        if (refused) {
            assertThat(answer.code()).isEqualTo("NOT_YOUR_ROLE");
        }
        return refused;
    }

    @Test
    void areToldToTheDesk_soThatItShowsOnlyThose() {
        for (OfficerRole role : OfficerRole.values()) {
            JsonNode may = SIGNED_IN.get(role).read("session").path("may");
            List<String> told = StreamSupport.stream(may.spliterator(), false)
                    .map(JsonNode::stringValue)
                    .toList();
            assertThat(told)
                    .containsExactlyElementsOf(TABLE.keySet().stream()
                            .filter(route -> !word(role, route).equals("-"))
                            .toList());
        }
    }

    @Test
    void letARoleReadARequest_whereItsAgreementNamesThatRoleAsApprover_andNoOther() {
        for (String route : List.of("GET requests", "GET requests/{id}")) {
            for (OfficerRole approver : List.of(OfficerRole.COORDINATOR, OfficerRole.OVERSIGHT)) {
                assertThat(sight(approver).request(route, approver)).isTrue();
                assertThat(sight(approver).request(route, OfficerRole.LIAISON)).isFalse();
            }
            assertThat(sight(OfficerRole.ANALYST).request(route, OfficerRole.COORDINATOR))
                    .isTrue();
        }
        for (OfficerRole role : OfficerRole.values()) {
            for (OfficerRole approver : OfficerRole.values()) {
                boolean approves = role == approver && role != OfficerRole.ADMINISTRATOR;
                assertThat(sight(role).request("POST requests/{id}/approve", approver))
                        .as(role + " where " + approver + " approves")
                        .isEqualTo(approves);
                assertThat(sight(role).request("POST requests/{id}/refuse", approver))
                        .isEqualTo(approves || role == OfficerRole.LIAISON);
            }
        }
    }

    @Test
    void keepCaseContentFromOversightAndAdministrator_andSigningFromTheAdministrator() {
        for (String route : TABLE.keySet()) {
            if (route.matches(".* (hits|cases|subjects|intake|picture).*")) {
                assertThat(word(OfficerRole.OVERSIGHT, route)).as(route).isEqualTo("-");
                assertThat(word(OfficerRole.ADMINISTRATOR, route)).as(route).isEqualTo("-");
            }
            if (route.matches(".* (requests|agreements|operations|corridor|ledger).*")) {
                assertThat(word(OfficerRole.ADMINISTRATOR, route)).as(route).isEqualTo("-");
            }
        }
    }
}
