// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.enlace.MovingClock;
import org.enlace.agreement.OfficerRole;
import org.enlace.card.NodeCard;
import org.enlace.card.NodeKeys;
import org.enlace.desk.DeskClient.Answer;
import org.enlace.desk.server.DeskServer;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.personnel.OfficerAccounts.Account;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two liaison officers who have never met join their nodes at their desks, in order, and then the line fails in each way. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JoinTest {
    private static final String PASSWORD = "tres-palabras-largas";
    private static final String OTHER_DIGITS = "00000 11111 22222 33333 44444 55555";

    @TempDir
    private static Path home;

    private static Neighbourhood neighbourhood;
    private static MovingClock ahead;
    private static AuthorityNode panama;
    private static AuthorityNode peru;
    private static DeskServer server;
    private static DeskClient here;
    private static DeskClient there;

    @BeforeAll
    static void start() {
        neighbourhood = new Neighbourhood(home);
        ahead = new MovingClock(neighbourhood.clock().instant());
        panama = neighbourhood.start("pa-security", "PA");
        peru = neighbourhood.start("pe-security", "PE", ahead);
        for (AuthorityNode node : List.of(panama, peru)) {
            node.personnel()
                    .setAll(
                            List.of(
                                    new Account(new OfficerName("liaison"), OfficerRole.LIAISON, ""),
                                    new Account(new OfficerName("analyst"), OfficerRole.ANALYST, "")),
                            PASSWORD);
        }
        server = DeskServer.start(
                InetAddress.getLoopbackAddress(), 0, List.of(desk(panama), desk(peru)), Set.of("localhost"));
        here = at(panama, "liaison");
        there = at(peru, "liaison");
    }

    @AfterAll
    static void close() {
        server.close();
        neighbourhood.close();
    }

    private static DeskApi desk(AuthorityNode node) {
        return new DeskApi(
                node, "/n/" + node.authority().id() + "/", List.of(), neighbourhood.clock(), new SecureRandom());
    }

    private static DeskClient at(AuthorityNode node, String officer) {
        return new DeskClient(
                        "http://localhost:" + server.port() + "/n/"
                                + node.authority().id() + "/",
                        Contract.read())
                .signIn(officer, PASSWORD);
    }

    private static String card(DeskClient desk) {
        return desk.get("partners/card").body();
    }

    private static String digits(DeskClient desk) {
        return desk.read("partners").path("own").path("fingerprint").asString();
    }

    private static Answer take(DeskClient desk, String id, String card, String fingerprint) {
        return desk.put("partners/" + id, Map.of("card", card, "fingerprint", fingerprint));
    }

    private static String outcome(DeskClient desk, String card) {
        return desk.write("partners/card-reading", Map.of("card", card))
                .path("outcome")
                .asString();
    }

    private static String trouble() {
        return here.read("partners").path("items").path(0).path("trouble").asString("");
    }

    private static void await(String what, BooleanSupplier done) {
        Neighbourhood.await(what, done);
    }

    @Test
    @Order(1)
    void aCard_isAFileWithTheNameOfItsAuthority_andIsReadBeforeItIsTaken() {
        Answer file = there.get("partners/card");
        assertThat(file.raw().headers().firstValue("content-disposition").orElse(""))
                .contains("pe-security.enlace-card.json");
        JsonNode read = here.write("partners/card-reading", Map.of("card", file.body()));
        assertThat(read.path("authority").path("id").asString()).isEqualTo("pe-security");
        assertThat(read.path("endpoint").asString()).startsWith("https://");
        assertThat(read.path("fingerprint").asString()).isEqualTo(digits(there)).matches("(\\d{5} ){5}\\d{5}");
        assertThat(read.path("outcome").asString()).isEqualTo("PINNED");
        assertThat(here.read("partners").path("items")).as("nothing is taken").isEmpty();
    }

    @Test
    @Order(2)
    void aCard_isReadWithTheLineBreaksOfAMailProgram_andRefusedWithTheReason_whereItIsNone() {
        String card = card(there);
        assertThat(outcome(here, "\uFEFF" + card.substring(0, 76) + "\r\n" + card.substring(76) + "\n"))
                .isEqualTo("PINNED");
        assertThat(here.post("partners/card-reading", Map.of("card", "see attachment"))
                        .code())
                .isEqualTo("NO_CARD");
        assertThat(here.post("partners/card-reading", Map.of("card", card.replace("127.0.0.1", "127.0.0.2")))
                        .code())
                .isEqualTo("CARD_ALTERED");
        assertThat(outcome(here, card(here))).isEqualTo("OWN_CARD");
    }

    @Test
    @Order(3)
    void aCard_isRefused_withoutTheDigitsThatThePartnerReads() {
        Answer refused = take(here, "pe-security", card(there), OTHER_DIGITS);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("OTHER_FINGERPRINT");
        assertThat(take(here, "co-security", card(there), digits(there)).status())
                .isEqualTo(400);
        assertThat(here.read("partners").path("items")).isEmpty();
    }

    @Test
    @Order(4)
    void anAnalyst_handsOverAndTakesNoCard() {
        DeskClient analyst = at(panama, "analyst");
        assertThat(analyst.get("partners/card").code()).isEqualTo("NOT_YOUR_ROLE");
        assertThat(take(analyst, "pe-security", card(there), digits(there)).code())
                .isEqualTo("NOT_YOUR_ROLE");
    }

    @Test
    @Order(5)
    void anOffer_waitsAndSaysWhy_untilThePartnerHasTakenTheCardToo() {
        assertThat(take(here, "pe-security", card(there), digits(there).replace(" ", "-"))
                        .status())
                .isEqualTo(200);
        JsonNode offered = here.write("agreements", Map.of("partner", "pe-security", "template", "HIT_AND_DISCLOSE"));
        await("the reason", () -> trouble().equals("CARD_NOT_TAKEN"));
        assertThat(take(there, "pa-security", card(here), digits(here)).status())
                .isEqualTo(200);
        String id = offered.path("id").asString();
        await("the offer", () -> there.get("agreements/" + id).status() == 200);
        there.write("agreements/" + id + "/sign", Map.of());
        await(
                "the signature",
                () -> here.read("agreements/" + id).path("state").asString().equals("IN_FORCE"));
        await("a line without trouble", () -> trouble().isEmpty());
        assertThat(outcome(here, card(there))).isEqualTo("UNCHANGED");
    }

    @Test
    @Order(6)
    void aCardOfTheSameAuthority_underAnotherKey_isRefusedWithTheReason() {
        String impostor = new String(other("https://127.0.0.1:9").bytes(), StandardCharsets.UTF_8);
        assertThat(outcome(here, impostor)).isEqualTo("CARD_OTHER_KEY");
        assertThat(take(
                                here,
                                "pe-security",
                                impostor,
                                other("https://127.0.0.1:9").fingerprint())
                        .code())
                .isEqualTo("CARD_OTHER_KEY");
    }

    private static final NodeKeys OTHER_KEYS =
            NodeKeys.generate(AuthorityId.of("pe-security"), java.time.Clock.systemUTC(), new SecureRandom());

    private static NodeCard other(String endpoint) {
        Authority authority = peru.authority();
        return NodeCard.of(
                authority,
                URI.create(endpoint),
                OTHER_KEYS,
                neighbourhood.clock().instant());
    }

    @Test
    @Order(7)
    void aLine_saysThatTheClocksAreApart() {
        ahead.move(Duration.ofHours(3));
        panama.askWitnesses();
        await("the clocks", () -> trouble().equals("CLOCK_OFF"));
    }

    @Test
    @Order(8)
    void aLine_saysThatNobodyAnswers() {
        neighbourhood.stop(peru);
        panama.askWitnesses();
        await("the silence", () -> trouble().equals("UNREACHABLE"));
        assertThat(here.read("partners").path("items").path(0).path("lastTried").asString(""))
                .isNotEmpty();
    }
}
