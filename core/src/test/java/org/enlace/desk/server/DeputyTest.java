// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.agreement.OfficerRole;
import org.enlace.desk.Contract;
import org.enlace.desk.DeskApi;
import org.enlace.desk.DeskClient;
import org.enlace.desk.DeskClient.Answer;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.personnel.OfficerAccounts.Account;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** People with several roles, and colleagues who act for others for a time. */
class DeputyTest {
    private static final String PASSWORD = "tres-palabras-largas";

    @TempDir
    private static Path home;

    private static Neighbourhood neighbourhood;
    private static AuthorityNode node;
    private static DeskServer server;
    private static Contract contract;

    @BeforeAll
    static void start() {
        neighbourhood = new Neighbourhood(home);
        node = neighbourhood.start("pa-security", "PA");
        DeskApi desk = new DeskApi(node, "/n/pa-security/", List.of(), neighbourhood.clock(), new SecureRandom());
        server = DeskServer.start(InetAddress.getLoopbackAddress(), 0, List.of(desk), Set.of("localhost"));
        contract = Contract.read();
    }

    @AfterAll
    static void close() {
        server.close();
        neighbourhood.close();
    }

    @BeforeEach
    void beginAnew() {
        node.database().useTransaction(tx -> {
            tx.execute("delete from node_deputy");
            tx.execute("delete from node_role");
        });
        node.personnel()
                .setAll(
                        List.of(
                                new Account(new OfficerName("ana"), OfficerRole.ANALYST, ""),
                                new Account(new OfficerName("beto"), OfficerRole.LIAISON, ""),
                                new Account(new OfficerName("carla"), OfficerRole.COORDINATOR, ""),
                                new Account(new OfficerName("olga"), OfficerRole.OVERSIGHT, ""),
                                new Account(new OfficerName("aldo"), OfficerRole.ADMINISTRATOR, "")),
                        PASSWORD);
    }

    private static DeskClient signIn(String user) {
        return new DeskClient("http://localhost:" + server.port() + "/n/pa-security/", contract).signIn(user, PASSWORD);
    }

    private static Answer lend(DeskClient principal, String deputy, OfficerRole role, Duration term) {
        return principal.post(
                "deputies",
                Map.of(
                        "deputy",
                        deputy,
                        "role",
                        role,
                        "until",
                        neighbourhood.clock().instant().plus(term).toString()));
    }

    private static Answer act(DeskClient officer, OfficerRole role, String principal) {
        return officer.put("session/role", Map.of("role", role, "principal", principal));
    }

    private static List<String> accountEntries(int count) {
        return node.ledger().entries(EntryType.ACCOUNT, Long.MAX_VALUE, count).stream()
                .map(one -> one.entry().fields())
                .map(one -> one.get("officer") + " " + one.get("change") + " " + one.get("role") + " " + one.get("by"))
                .toList();
    }

    @Test
    void actInOneOfTheirRolesAtATime() {
        DeskClient aldo = signIn("aldo");
        assertThat(aldo.put("accounts/ana", Map.of("role", "ANALYST", "more", List.of("COORDINATOR")))
                        .status())
                .isEqualTo(200);
        assertThat(accountEntries(2)).containsExactly("ana ROLE_ADDED COORDINATOR aldo", "ana CHANGED ANALYST aldo");
        DeskClient ana = signIn("ana");
        assertThat(ana.read("session").path("choices").toString())
                .isEqualTo("[{\"role\":\"ANALYST\"},{\"role\":\"COORDINATOR\"}]");
        assertThat(ana.get("hits").status()).isEqualTo(200);
        assertThat(act(ana, OfficerRole.COORDINATOR, "").status()).isEqualTo(200);
        assertThat(ana.get("hits").code()).isEqualTo("NOT_YOUR_ROLE");
        assertThat(ana.post("operations", Map.of()).code()).isEqualTo("BAD_INPUT");
        assertThat(act(ana, OfficerRole.LIAISON, "").code()).isEqualTo("NOT_YOURS_TO_ACT");
        aldo.put("accounts/ana", Map.of("role", "ANALYST"));
        assertThat(ana.get("session").code()).as("the roles have changed").isEqualTo("NOT_SIGNED_IN");
        assertThat(signIn("ana").read("session").path("choices")).hasSize(1);
    }

    @Test
    void haveNoOtherRole_whoWatchOrAdminister() {
        DeskClient aldo = signIn("aldo");
        for (List<String> pair : List.of(
                List.of("OVERSIGHT", "ANALYST"),
                List.of("LIAISON", "OVERSIGHT"),
                List.of("ADMINISTRATOR", "OVERSIGHT"),
                List.of("COORDINATOR", "ADMINISTRATOR"))) {
            assertThat(aldo.put("accounts/ana", Map.of("role", pair.getFirst(), "more", List.of(pair.getLast())))
                            .code())
                    .isEqualTo("ROLE_STANDS_ALONE");
        }
        assertThat(signIn("beto").get("deputies").status()).isEqualTo(200);
        assertThat(lend(signIn("beto"), "olga", OfficerRole.LIAISON, Duration.ofDays(1))
                        .code())
                .isEqualTo("ROLE_STANDS_ALONE");
        assertThat(lend(signIn("olga"), "ana", OfficerRole.OVERSIGHT, Duration.ofDays(1))
                        .code())
                .isEqualTo("NOT_YOUR_ROLE");
    }

    @Test
    void actForAColleague_untilTheTimeIsOver_andTheLedgerNamesBoth() {
        DeskClient beto = signIn("beto");
        JsonNode lent =
                lend(beto, "ana", OfficerRole.LIAISON, Duration.ofMinutes(20)).json();
        assertThat(lent.path("colleagues").toString()).isEqualTo("[\"ana\",\"carla\"]");
        assertThat(lent.path("items")).hasSize(1);
        assertThat(accountEntries(1)).containsExactly("ana DEPUTY LIAISON beto");

        DeskClient ana = signIn("ana");
        assertThat(ana.post("agreements", Map.of()).code()).isEqualTo("NOT_YOUR_ROLE");
        assertThat(act(ana, OfficerRole.LIAISON, "carla").code()).isEqualTo("NOT_YOURS_TO_ACT");
        assertThat(act(ana, OfficerRole.COORDINATOR, "beto").code()).isEqualTo("NOT_YOURS_TO_ACT");
        JsonNode acting = act(ana, OfficerRole.LIAISON, "beto").json();
        assertThat(acting.path("user").stringValue()).isEqualTo("ana");
        assertThat(acting.path("principal").stringValue()).isEqualTo("beto");
        assertThat(accountEntries(1)).containsExactly("ana ACTS_FOR LIAISON beto");
        assertThat(lend(ana, "carla", OfficerRole.LIAISON, Duration.ofDays(1)).code())
                .as("it is not lent on")
                .isEqualTo("ROLE_NOT_OWN");
        assertThat(ana.get("questions/opened").status()).isEqualTo(200);
        assertThat(node.ledger().entries(EntryType.EXPORT, Long.MAX_VALUE, 1))
                .extracting(one -> one.entry().fields().get("by") + " for "
                        + one.entry().fields().get("for"))
                .containsExactly("ana for beto");

        neighbourhood.clock().move(Duration.ofMinutes(21));
        assertThat(ana.get("session").code()).isEqualTo("NOT_SIGNED_IN");
        assertThat(act(signIn("ana"), OfficerRole.LIAISON, "beto").code()).isEqualTo("NOT_YOURS_TO_ACT");
        node.database().useTransaction(node.personnel()::tend);
        assertThat(accountEntries(1)).containsExactly("ana DEPUTY_ENDED LIAISON its-term");
    }

    @Test
    void endWithTheRoleOfWhoNamedThem_andAtOnceWhereEitherSaysSo() {
        lend(signIn("beto"), "ana", OfficerRole.LIAISON, Duration.ofDays(2));
        DeskClient ana = signIn("ana");
        act(ana, OfficerRole.LIAISON, "beto");
        assertThat(signIn("carla").delete("deputies/beto/ana/LIAISON").code()).isEqualTo("NOT_FOUND");
        assertThat(signIn("beto").delete("deputies/beto/ana/LIAISON").status()).isEqualTo(200);
        assertThat(accountEntries(1)).containsExactly("ana DEPUTY_ENDED LIAISON beto");
        assertThat(ana.get("session").code()).isEqualTo("NOT_SIGNED_IN");

        lend(signIn("beto"), "ana", OfficerRole.LIAISON, Duration.ofDays(2));
        DeskClient again = signIn("ana");
        act(again, OfficerRole.LIAISON, "beto");
        signIn("aldo").put("accounts/beto", Map.of("role", "ANALYST"));
        assertThat(again.get("session").code()).isEqualTo("NOT_SIGNED_IN");
        assertThat(signIn("ana").read("deputies").path("items")).isEmpty();
    }

    @Test
    void areNotNamed_forTooLong_orNobody_orByAnother() {
        DeskClient beto = signIn("beto");
        assertThat(lend(beto, "ana", OfficerRole.LIAISON, Duration.ofDays(91)).code())
                .isEqualTo("BAD_END");
        assertThat(lend(beto, "ana", OfficerRole.LIAISON, Duration.ofSeconds(-1))
                        .code())
                .isEqualTo("BAD_END");
        assertThat(lend(beto, "beto", OfficerRole.LIAISON, Duration.ofDays(1)).code())
                .isEqualTo("NO_SUCH_COLLEAGUE");
        assertThat(lend(beto, "nobody", OfficerRole.LIAISON, Duration.ofDays(1)).code())
                .isEqualTo("NO_SUCH_COLLEAGUE");
        assertThat(lend(beto, "ana", OfficerRole.ANALYST, Duration.ofDays(1)).code())
                .isEqualTo("ROLE_NOT_OWN");
        neighbourhood.clock().move(Duration.ofMinutes(16));
        assertThat(lend(beto.forgetful(), "ana", OfficerRole.LIAISON, Duration.ofDays(1))
                        .code())
                .isEqualTo("PROOF_NEEDED");
    }
}
