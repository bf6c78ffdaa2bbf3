// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.agreement.OfficerRole;
import org.enlace.desk.Contract;
import org.enlace.desk.DeskApi;
import org.enlace.desk.DeskClient;
import org.enlace.desk.DeskClient.Answer;
import org.enlace.desk.entrance.CallerOrigin;
import org.enlace.desk.entrance.DeskEntrance;
import org.enlace.desk.entrance.SessionRules;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.personnel.AuthenticatorApp;
import org.enlace.personnel.OfficerAccounts.Account;
import org.enlace.watch.MachineFacts;
import org.enlace.watch.NodeWatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Codes beside passwords, at a desk that leaves the choice and at one that demands them, and proofs for acts of weight. */
class SecondFactorTest {
    private static final String PASSWORD = "tres-palabras-largas";

    @TempDir
    private static Path home;

    private static Neighbourhood neighbourhood;
    private static AuthorityNode node;
    private static final List<DeskServer> SERVERS = new ArrayList<>();
    private static Contract contract;
    private static String free;
    private static String strict;

    @BeforeAll
    static void start() {
        neighbourhood = new Neighbourhood(home);
        node = neighbourhood.start("pa-security", "PA");
        contract = Contract.read();
        SessionRules usual = SessionRules.usual();
        free = desk(usual);
        strict = desk(new SessionRules(true, Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofMinutes(2)));
    }

    private static String desk(SessionRules rules) {
        DeskApi desk = new DeskApi(
                node,
                "/n/pa-security/",
                List.of(),
                new DeskEntrance(new CallerOrigin(Set.of()), rules),
                new NodeWatch(node, MachineFacts.none(), Set.of()),
                neighbourhood.clock(),
                new SecureRandom());
        SERVERS.add(DeskServer.start(InetAddress.getLoopbackAddress(), 0, List.of(desk), Set.of("localhost")));
        return "http://localhost:" + SERVERS.getLast().port() + "/n/pa-security/";
    }

    @AfterAll
    static void close() {
        SERVERS.forEach(DeskServer::close);
        neighbourhood.close();
    }

    @BeforeEach
    void beginAnew() {
        neighbourhood.clock().move(Duration.ofHours(3));
        for (Account each : node.database().read(node.personnel()::all)) {
            node.database()
                    .useTransaction(tx -> node.personnel().resetFactor(tx, each.officer(), new OfficerName("test")));
        }
        node.personnel()
                .setAll(
                        Arrays.stream(OfficerRole.values())
                                .map(role ->
                                        new Account(new OfficerName(role.name().toLowerCase(Locale.ROOT)), role, ""))
                                .toList(),
                        PASSWORD);
    }

    private static DeskClient at(String desk) {
        return new DeskClient(desk, contract);
    }

    private static Answer trySignIn(String desk, String user, String code) {
        return at(desk).post("session", Map.of("user", user, "password", PASSWORD, "code", code));
    }

    /** An officer's telephone and recovery codes. */
    private record Enrolled(AuthenticatorApp app, List<String> recoveryCodes) {}

    private static Enrolled enrol(DeskClient officer) {
        JsonNode offered = officer.write("second-factor", Map.of());
        AuthenticatorApp app = new AuthenticatorApp(offered.path("secret").stringValue(), neighbourhood.clock());
        Answer taken = officer.put("second-factor", Map.of("code", app.code()));
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        nextStep();
        return new Enrolled(app, codes(taken.json()));
    }

    private static List<String> codes(JsonNode answer) {
        return answer.path("recoveryCodes")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private static void nextStep() {
        neighbourhood.clock().move(Duration.ofSeconds(30));
    }

    private static List<String> changes(int count) {
        return node.ledger().entries(EntryType.ACCOUNT, Long.MAX_VALUE, count).stream()
                .map(one -> one.entry().fields().get("change") + " by "
                        + one.entry().fields().get("by"))
                .toList();
    }

    @Test
    void isAskedFor_onceAnOfficerHasEnrolled_andOtherSessionsEnd() {
        DeskClient elsewhere = at(free).signIn("liaison", PASSWORD);
        DeskClient liaison = at(free).signIn("liaison", PASSWORD);
        JsonNode offered = liaison.write("second-factor", Map.of());
        assertThat(offered.path("address").stringValue())
                .isEqualTo("otpauth://totp/Enlace%20pa-security:liaison?secret="
                        + offered.path("secret").stringValue() + "&issuer=Enlace%20pa-security");
        assertThat(liaison.put("second-factor", Map.of("code", "000000")).code())
                .isEqualTo("WRONG_CODE");
        assertThat(trySignIn(free, "liaison", "").status()).as("not in use yet").isEqualTo(200);

        Enrolled enrolled = enrol(liaison);
        assertThat(enrolled.recoveryCodes())
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([A-Z2-7]{4}-){3}[A-Z2-7]{4}"));
        assertThat(liaison.read("session").path("secondFactor").toString())
                .isEqualTo("{\"enrolled\":true,\"required\":false,\"codesLeft\":10}");
        assertThat(elsewhere.get("session").code()).isEqualTo("NOT_SIGNED_IN");
        assertThat(trySignIn(free, "liaison", "").code()).isEqualTo("CODE_NEEDED");
        at(free).signIn("liaison", PASSWORD, enrolled.app().code());
        assertThat(changes(1)).containsExactly("SECOND_FACTOR by liaison");
    }

    @Test
    void takesACodeOnce_alsoByAHairsBreadth_andNoneThatIsOld() {
        Enrolled enrolled = enrol(at(free).signIn("analyst", PASSWORD));
        String code = enrolled.app().code();
        at(free).signIn("analyst", PASSWORD, code);
        assertThat(trySignIn(free, "analyst", code).code()).isEqualTo("WRONG_CODE");
        nextStep();
        String late = enrolled.app().code();
        nextStep();
        assertThat(trySignIn(free, "analyst", late).status())
                .as("typed a step late")
                .isEqualTo(200);
        String old = enrolled.app().code();
        nextStep();
        nextStep();
        assertThat(trySignIn(free, "analyst", old).code()).isEqualTo("WRONG_CODE");
    }

    @Test
    void letsARecoveryCodeIn_once_andTellsTheLedger() {
        DeskClient officer = at(free).signIn("coordinator", PASSWORD);
        Enrolled enrolled = enrol(officer);
        String code = enrolled.recoveryCodes().getFirst();
        DeskClient again = at(free).signIn(
                        "coordinator", PASSWORD, code.toLowerCase(Locale.ROOT).replace("-", " "));
        assertThat(changes(1)).containsExactly("RECOVERY_CODE_USED by coordinator");
        assertThat(trySignIn(free, "coordinator", code).code()).isEqualTo("WRONG_CODE");
        assertThat(again.read("session").path("secondFactor").path("codesLeft").intValue())
                .isEqualTo(9);
        List<String> fresh = codes(again.write("second-factor/recovery-codes", Map.of()));
        assertThat(trySignIn(free, "coordinator", enrolled.recoveryCodes().getLast())
                        .code())
                .isEqualTo("WRONG_CODE");
        assertThat(trySignIn(free, "coordinator", fresh.getLast()).status()).isEqualTo(200);
    }

    @Test
    void standsSealedInTheDatabase_andNowhereInTheLedger() {
        DeskClient officer = at(free).signIn("analyst", PASSWORD);
        Enrolled enrolled = enrol(officer);
        String kept = node.database()
                .read(tx -> tx.createQuery("select string_agg(t::text, ' ') from (select encode(secret, 'escape') ||"
                                + " encode(secret, 'hex') from node_second_factor union all select code from"
                                + " node_recovery_code) as t")
                        .mapTo(String.class)
                        .one());
        for (String code : enrolled.recoveryCodes()) {
            assertThat(kept).doesNotContain(code).doesNotContain(code.replace("-", ""));
        }
        byte[] secret = new org.apache.commons.codec.binary.Base32()
                .decode(enrolled.app().secret());
        assertThat(kept).doesNotContain(java.util.HexFormat.of().formatHex(secret));
        assertThat(node.ledger().entries(EntryType.ACCOUNT, Long.MAX_VALUE, 10).toString())
                .doesNotContain(enrolled.app().secret());
    }

    @Test
    void cannotBeTriedWithoutEnd() {
        Enrolled enrolled = enrol(at(free).signIn("oversight", PASSWORD));
        for (int wrong = 0; wrong < 10; wrong++) {
            assertThat(trySignIn(free, "oversight", "abcdef").code()).isEqualTo("WRONG_CODE");
        }
        assertThat(trySignIn(free, "oversight", enrolled.app().code()).code()).isEqualTo("TOO_MANY_TRIES");
        neighbourhood.clock().move(Duration.ofHours(3));
        for (int right = 0; right < 15; right++) {
            assertThat(trySignIn(free, "oversight", "").code()).isEqualTo("CODE_NEEDED");
        }
        at(free).signIn("oversight", PASSWORD, enrolled.app().code());
    }

    @Test
    void isDemanded_beforeAnythingElse_whereTheNodeSaysSo() {
        DeskClient officer = at(strict).signIn("liaison", PASSWORD);
        JsonNode session = officer.read("session");
        assertThat(session.path("secondFactor").path("required").booleanValue()).isTrue();
        assertThat(session.path("may").valueStream().map(JsonNode::stringValue))
                .contains("POST second-factor", "PUT second-factor")
                .doesNotContain("GET hits", "GET overview");
        for (String path : List.of("overview", "hits", "agreements", "events")) {
            assertThat(officer.get(path).code()).as(path).isEqualTo("SECOND_FACTOR_NEEDED");
        }
        assertThat(officer.post("agreements", Map.of()).code()).isEqualTo("SECOND_FACTOR_NEEDED");
        enrol(officer);
        assertThat(officer.get("overview").status()).isEqualTo(200);
        assertThat(officer.delete("second-factor").code()).isEqualTo("SECOND_FACTOR_REQUIRED");
    }

    @Test
    void isGivenUp_whereTheNodeLeavesTheChoice() {
        DeskClient officer = at(free).signIn("analyst", PASSWORD);
        try (Stream<String> events = officer.stream("events").body()) {
            enrol(officer);
            assertThat(events.filter(line -> line.contains("ACCOUNTS")).findFirst())
                    .as("the stream of the own session hears of it and does not end the session")
                    .isPresent();
        }
        assertThat(officer.delete("second-factor").status()).isEqualTo(200);
        assertThat(officer.delete("second-factor").code()).isEqualTo("NOT_FOUND");
        at(free).signIn("analyst", PASSWORD);
        assertThat(changes(2)).containsExactly("SECOND_FACTOR_RESET by analyst", "SECOND_FACTOR by analyst");
    }

    @Test
    void isTakenAwayByAnAdministrator_whoseCodeItIsNot_andTheSessionsEnd() {
        DeskClient officer = at(free).signIn("analyst", PASSWORD);
        enrol(officer);
        DeskClient administrator = at(free).signIn("administrator", PASSWORD);
        assertThat(administrator.read("accounts").path("items").valueStream())
                .filteredOn(one -> one.path("secondFactor").booleanValue())
                .extracting(one -> one.path("user").stringValue())
                .containsExactly("analyst");
        assertThat(administrator.delete("accounts/administrator/second-factor").code())
                .isEqualTo("OWN_ACCOUNT");
        assertThat(administrator.delete("accounts/analyst/second-factor").status())
                .isEqualTo(200);
        assertThat(officer.get("session").code()).isEqualTo("NOT_SIGNED_IN");
        assertThat(administrator.delete("accounts/analyst/second-factor").code())
                .isEqualTo("NOT_FOUND");
        at(free).signIn("analyst", PASSWORD);
        assertThat(changes(1)).containsExactly("SECOND_FACTOR_RESET by administrator");
    }

    @Test
    void staysWhenAForgottenPasswordIsReplaced() {
        Enrolled enrolled = enrol(at(free).signIn("analyst", PASSWORD));
        DeskClient administrator = at(free).signIn("administrator", PASSWORD);
        String link = administrator
                .put("accounts/analyst", Map.of("role", "ANALYST", "forgotten", true))
                .json()
                .path("invitation")
                .path("token")
                .stringValue();
        assertThat(at(free).post("invitation", Map.of("token", link, "password", PASSWORD))
                        .status())
                .isEqualTo(200);
        assertThat(trySignIn(free, "analyst", "").code()).isEqualTo("CODE_NEEDED");
        at(free).signIn("analyst", PASSWORD, enrolled.app().code());
    }

    @Test
    void asksForAProofAgain_forAnActOfWeight_afterAWhile() {
        DeskClient administrator = at(free).signIn("administrator", PASSWORD).forgetful();
        assertThat(administrator
                        .put("accounts/newcomer", Map.of("role", "ANALYST"))
                        .status())
                .isEqualTo(200);
        neighbourhood.clock().move(Duration.ofMinutes(16));
        for (String path : List.of("accounts/newcomer", "partners/cr-security", "second-factor")) {
            assertThat(administrator.delete(path).code()).as(path).isEqualTo("PROOF_NEEDED");
        }
        assertThat(administrator.get("accounts").status())
                .as("reading needs none")
                .isEqualTo(200);
        assertThat(administrator.prove(Map.of("password", "guess")).code()).isEqualTo("WRONG_PROOF");
        assertThat(administrator.prove(Map.of()).code()).isEqualTo("BAD_INPUT");
        assertThat(administrator.delete("accounts/newcomer").code()).isEqualTo("PROOF_NEEDED");
        assertThat(administrator.prove(Map.of("password", PASSWORD)).status()).isEqualTo(200);
        assertThat(administrator.delete("accounts/newcomer").status()).isEqualTo(200);

        DeskClient liaison = at(free).signIn("liaison", PASSWORD);
        Enrolled enrolled = enrol(liaison);
        liaison.forgetful();
        neighbourhood.clock().move(Duration.ofMinutes(16));
        for (String path : List.of("requests/none/approve", "agreements", "agreements/none/sign")) {
            assertThat(liaison.post(path, Map.of()).code()).as(path).isEqualTo("PROOF_NEEDED");
        }
        String code = enrolled.app().code();
        assertThat(liaison.prove(Map.of("code", code)).status()).isEqualTo(200);
        assertThat(liaison.post("requests/none/approve", Map.of()).code()).isEqualTo("NOT_FOUND");
        assertThat(liaison.prove(Map.of("code", code)).code()).as("used").isEqualTo("WRONG_PROOF");
    }

    private static List<String> tries(DeskClient officer) {
        return officer.read("sign-ins")
                .path("items")
                .valueStream()
                .map(one -> one.path("outcome").stringValue() + " "
                        + one.path("network").stringValue() + " "
                        + one.path("browser").stringValue())
                .toList();
    }

    @Test
    void areSeenByTheirOfficer_rightAndWrong_andKeptForNinetyDays() {
        node.database().useTransaction(tx -> tx.execute("delete from node_sign_in"));
        Answer first = trySignIn(free, "analyst", "");
        assertThat(first.json().has("previous")).as("nothing before").isFalse();
        at(free).post("session", Map.of("user", "analyst", "password", "guess"));
        at(free).post("session", Map.of("user", "nobody", "password", "guess"));
        Answer second = trySignIn(free, "analyst", "");
        assertThat(second.json().path("previous").path("failed").intValue()).isEqualTo(1);
        assertThat(second.json().path("previous").path("at").stringValue())
                .isEqualTo(neighbourhood.clock().instant().toString());

        DeskClient analyst = at(free).signIn("analyst", PASSWORD);
        Enrolled enrolled = enrol(analyst);
        trySignIn(free, "analyst", "");
        trySignIn(free, "analyst", enrolled.app().code());
        trySignIn(free, "analyst", "");
        trySignIn(free, "analyst", "000000");
        analyst.prove(Map.of("password", "guess"));
        trySignIn(free, "analyst", enrolled.recoveryCodes().getFirst());
        trySignIn(free, "analyst", "");
        assertThat(tries(analyst))
                .as("a code followed the first right password, and none the last")
                .containsExactly(
                        "CODE_MISSING THIS_MACHINE OTHER",
                        "RECOVERY_CODE THIS_MACHINE OTHER",
                        "WRONG_PROOF THIS_MACHINE OTHER",
                        "WRONG_CODE THIS_MACHINE OTHER",
                        "SIGNED_IN THIS_MACHINE OTHER",
                        "SIGNED_IN THIS_MACHINE OTHER",
                        "SIGNED_IN THIS_MACHINE OTHER",
                        "WRONG_PASSWORD THIS_MACHINE OTHER",
                        "SIGNED_IN THIS_MACHINE OTHER");
        assertThat(tries(at(free).signIn("coordinator", PASSWORD)))
                .as("nobody else's")
                .hasSize(1);

        neighbourhood.clock().move(Duration.ofDays(90).plusSeconds(1));
        node.database().useTransaction(node.personnel()::tend);
        assertThat(tries(at(free).signIn("coordinator", PASSWORD))).hasSize(1);
    }

    @Test
    void areNotSearchedForAmongFailures_whoseNumberIsBounded() {
        node.database().useTransaction(tx -> tx.execute("delete from node_sign_in"));
        at(free).signIn("coordinator", PASSWORD);
        node.database()
                .useTransaction(tx -> tx.execute(
                        "insert into node_sign_in (officer, at, outcome, network, browser) select 'coordinator',"
                                + " ?::timestamptz, 'WRONG_PASSWORD', 'OUTSIDE', 'OTHER' from generate_series(1, 1200)",
                        neighbourhood.clock().instant().toString()));
        node.database().useTransaction(node.personnel()::tend);
        JsonNode page = at(free).signIn("coordinator", PASSWORD).read("sign-ins?limit=500&offset=600");
        assertThat(page.path("total").intValue()).isEqualTo(1_002);
        assertThat(page.path("items")
                        .valueStream()
                        .toList()
                        .getLast()
                        .path("outcome")
                        .stringValue())
                .isEqualTo("SIGNED_IN");
    }

    @Test
    void endsSessionsAndProofs_whenTheSettingsSay() {
        DeskClient administrator = at(strict).signIn("administrator", PASSWORD).forgetful();
        enrol(administrator);
        neighbourhood.clock().move(Duration.ofMinutes(2));
        assertThat(administrator.delete("accounts/none").code()).isEqualTo("PROOF_NEEDED");
        neighbourhood.clock().move(Duration.ofMinutes(6));
        assertThat(administrator.get("session").code()).as("five minutes idle").isEqualTo("NOT_SIGNED_IN");
        DeskClient other = at(strict).signIn("analyst", PASSWORD);
        for (int minutes = 0; minutes < 60; minutes += 4) {
            assertThat(other.get("session").status()).isEqualTo(200);
            neighbourhood.clock().move(Duration.ofMinutes(4));
        }
        neighbourhood.clock().move(Duration.ofSeconds(1));
        assertThat(other.get("session").code()).as("an hour in all").isEqualTo("NOT_SIGNED_IN");
    }
}
