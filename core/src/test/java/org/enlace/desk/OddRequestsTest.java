// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
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
import tools.jackson.databind.json.JsonMapper;

/** Every route with odd paths, questions, bodies and files: each is answered, and never as a failure of the node. */
class OddRequestsTest {
    private static final String PASSWORD = "tres-palabras-largas";
    private static final long SEED = 12;
    private static final int ROUNDS = 8;

    /** Percent-encoded, as they go into a path or a question. */
    private static final List<String> ODD_PARTS = List.of(
            "%00",
            "a%00b",
            "%ED%A0%80",
            "%ff",
            "%E2%80%AE",
            "%25",
            "..%2F..",
            "%27%20OR%201=1%20--",
            "-1",
            "99999999999999999999999",
            "2026-13-45",
            "9999-12-31",
            "%2B999999999-01-01",
            "A".repeat(500),
            "%F0%9F%A7%A8",
            "0".repeat(64),
            "f".repeat(32),
            "pa-security%2Fx");

    private static final List<Object> ODD_VALUES = List.of(
            "",
            "\0",
            "a\0b",
            "\ud800",
            "\udc00x",
            "\u202e",
            "\u2028",
            "%",
            "' OR 1=1 --",
            "<script>alert(1)</script>",
            "A".repeat(5_000),
            "2026-02-30T25:61:61Z",
            "+999999999-01-01",
            "-999999999-12",
            "2026-03",
            "9999-12",
            "ﬀİß",
            "${jndi:ldap://x}",
            "ORGANISATIONS_AND_METHODS",
            "CONFIRMED",
            "ANALYST",
            "B2",
            "AMBER/H1/PAP-AMBER",
            0,
            -1,
            Long.MIN_VALUE,
            new java.math.BigInteger("9".repeat(40)),
            1e308,
            -0.0,
            true,
            List.of(),
            List.of("\0", 7, Map.of()),
            Map.of("\0", "x"),
            Map.of("id", List.of(Map.of("id", "\ud800"))));

    private static final List<String> NAMES = List.of(
            "purpose",
            "justification",
            "caseId",
            "outcome",
            "reason",
            "code",
            "other",
            "statements",
            "note",
            "shown",
            "token",
            "caseTitle",
            "sourceTitle",
            "grade",
            "handling",
            "legalBasis",
            "expires",
            "mapping",
            "month",
            "participants",
            "start",
            "end",
            "title",
            "objective",
            "authority",
            "due",
            "state",
            "go",
            "kind",
            "count",
            "accept",
            "partner",
            "template",
            "ownCosigner",
            "role",
            "present",
            "password",
            "language",
            "signature",
            "user",
            "forgotten");

    private static final List<String> BROKEN_BODIES = List.of(
            "",
            "[]",
            "null",
            "7",
            "{",
            "{\"a\":NaN}",
            "{\"a\":1,\"a\":2}",
            "{\"a\":\"\\u0000\"}",
            "{\"\\ud800\":1}",
            "{\"role\":\"\\udc00\"}",
            "{\"" + "a".repeat(70_000) + "\":1}",
            "{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}",
            "{\"a\":[" + "[],".repeat(250_000) + "[]]}");

    private static final List<String> FILES = List.of(
            "id,nombre,telefono\n1,Ana\0Luz,+50760000001\n",
            "id\0,nombre\n1,x\n",
            "\"\n\"\"\n;;;\t\r\r",
            "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"x\\u0000y\"]}}\n",
            "{\"id\":\"\\ud800\",\"schema\":\"Person\",\"properties\":{\"name\":[\"x\"]}}\n",
            "{\"id\":{},\"schema\":[],\"properties\":7}\n",
            "PAR1\0\0\0\0",
            "month,crossing,event,group,count\n2026-01,x\0,y,z,99999999999999999999\n",
            "");

    @TempDir
    private static Path home;

    private static final Map<OfficerRole, DeskClient> SIGNED_IN = new EnumMap<>(OfficerRole.class);
    private static Neighbourhood neighbourhood;
    private static AuthorityNode node;
    private static DeskServer server;
    private static Map<String, List<String>> ids;

    private final SplittableRandom chance = new SplittableRandom(SEED);
    private final List<String> failures = new ArrayList<>();

    @BeforeAll
    static void start() {
        neighbourhood = new Neighbourhood(home);
        node = neighbourhood.start("pa-security", "PA");
        neighbourhood.takeIn(node, "cases.csv", "id,nombre,telefono\nv1,Onésimo Barranco,+50760000001\n");
        List<Account> officers = new ArrayList<>();
        for (OfficerRole role : OfficerRole.values()) {
            officers.add(new Account(new OfficerName(role.name()), role, ""));
        }
        node.personnel().setAll(officers, PASSWORD);
        DeskApi desk = new DeskApi(node, "/n/pa-security/", List.of(), neighbourhood.clock(), new SecureRandom());
        server = DeskServer.start(InetAddress.getLoopbackAddress(), 0, List.of(desk), Set.of("localhost"));
        Contract contract = Contract.read();
        for (OfficerRole role : OfficerRole.values()) {
            SIGNED_IN.put(
                    role,
                    new DeskClient("http://localhost:" + server.port() + "/n/pa-security/", contract)
                            .signIn(role.name(), PASSWORD));
        }
        ids = Map.of("subjects", List.of(first("subjects")));
    }

    private static String first(String list) {
        return SIGNED_IN
                .get(OfficerRole.ANALYST)
                .read(list)
                .path("items")
                .get(0)
                .path("id")
                .stringValue();
    }

    @AfterAll
    static void close() {
        server.close();
        neighbourhood.close();
    }

    @Test
    void areAnswered_andNeverAsAFailureOfTheNode() {
        for (RouteRights.Right right : RouteRights.table()) {
            if (!right.route().equals("GET events") && !right.route().equals("DELETE session")) {
                tryOut(right);
            }
        }
        DeskClient anybody = SIGNED_IN.get(OfficerRole.ANALYST);
        for (String body : BROKEN_BODIES) {
            note("POST session", anybody.send("POST", "session", utf8(body), DeskClient.json()));
            note("POST invitation", anybody.send("POST", "invitation", utf8(body), DeskClient.json()));
        }
        assertThat(failures).as("seed=" + SEED).isEmpty();
    }

    private void tryOut(RouteRights.Right right) {
        String method = right.route().substring(0, right.route().indexOf(' '));
        String template = right.route().substring(method.length() + 1);
        DeskClient client = SIGNED_IN.get(java.util.Arrays.stream(OfficerRole.values())
                .filter(right::permits)
                .findFirst()
                .orElseThrow());
        boolean writes = method.equals("POST") || method.equals("PUT");
        for (int round = 0; round < ROUNDS; round++) {
            String path = filled(template) + (method.equals("GET") ? question() : "");
            if (template.equals("intake/preview") || template.equals("corridor/counts")) {
                for (String file : FILES) {
                    upload(client, path, file);
                }
            } else {
                note(
                        method + " " + path,
                        client.send(
                                method, path, writes ? body() : new byte[0], writes ? DeskClient.json() : Map.of()));
            }
        }
        if (writes && !template.startsWith("intake/preview") && !template.equals("corridor/counts")) {
            for (String body : BROKEN_BODIES) {
                String path = template.replaceAll("\\{\\w+}", "none");
                Answer answer = client.send(method, path, utf8(body), DeskClient.json());
                note(method + " " + template + " " + body.substring(0, Math.min(20, body.length())), answer);
            }
        }
    }

    private void upload(DeskClient client, String path, String file) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/octet-stream");
        headers.put("X-Filename", chance.nextBoolean() ? "a.csv" : oneOf(ODD_PARTS));
        Answer seen = client.send("POST", path, utf8(file), headers);
        note("POST " + path + " " + HexFormat.of().formatHex(utf8(file)), seen);
        if (seen.status() == 200 && seen.json().has("token")) {
            Map<String, Object> load = new LinkedHashMap<>();
            load.put("token", seen.json().path("token").stringValue());
            load.put("sourceTitle", "t");
            load.put("grade", "B2");
            load.put("handling", "AMBER/H1/PAP-AMBER");
            load.put("legalBasis", "law");
            note("POST intake/load", client.post("intake/load", load));
        }
    }

    private void note(String what, Answer answer) {
        if (answer.status() >= 500) {
            failures.add(answer.status() + " " + what + " " + answer.body());
        }
    }

    private String filled(String template) {
        StringBuilder path = new StringBuilder();
        String list = template.replaceAll("/.*", "");
        for (String segment : template.split("/", -1)) {
            path.append(path.isEmpty() ? "" : "/");
            if (!segment.startsWith("{")) {
                path.append(segment);
            } else if (ids.containsKey(list) && chance.nextBoolean()) {
                path.append(DeskClient.encoded(oneOf(ids.get(list))));
            } else {
                path.append(oneOf(ODD_PARTS));
            }
        }
        return path.toString();
    }

    private String question() {
        StringBuilder question = new StringBuilder("?");
        List<String> names =
                List.of("q", "limit", "offset", "state", "partner", "kind", "type", "focus", "steps", "from", "to");
        for (int at = chance.nextInt(4); at >= 0; at--) {
            question.append(oneOf(names)).append('=').append(oneOf(ODD_PARTS)).append('&');
        }
        return question.toString();
    }

    private byte[] body() {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int at = chance.nextInt(8); at >= 0; at--) {
            body.put(oneOf(NAMES), oneOf(ODD_VALUES));
        }
        return utf8(JsonMapper.builder()
                .enable(tools.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII)
                .build()
                .writeValueAsString(body));
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(chance.nextInt(choices.size()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
