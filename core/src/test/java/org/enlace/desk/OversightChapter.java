// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.agreement.AgreementTerms;
import org.enlace.agreement.OversightCosigner;
import org.enlace.agreement.QueryBudget;
import org.enlace.crypto.CanonicalJson;
import org.enlace.desk.DeskClient.Answer;
import org.enlace.exchange.OpenedQuestions;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.ClassLabel;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** What stops, what is taken back, and the account of it all. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class OversightChapter extends DeskStory {
    /** What SecondFactorTest and DeputyTest do, which need a desk of their own. */
    private static final Set<String> SEEN_ELSEWHERE = Set.of(
            "DELETE accounts/{officer}/second-factor",
            "DELETE deputies/{principal}/{deputy}/{role}",
            "DELETE second-factor",
            "POST deputies",
            "POST second-factor",
            "POST second-factor/recovery-codes",
            "PUT second-factor",
            "PUT session/role");

    @Test
    @Order(10)
    void suspendsAndResumes_atOnce() {
        DeskClient oversight = at(panama, "oversight");
        String id = oversight.read("agreements").path("items").get(0).path("id").stringValue();
        assertThat(at(panama, "analyst")
                        .post("agreements/" + id + "/suspend", Map.of())
                        .code())
                .isEqualTo("NOT_YOUR_ROLE");
        JsonNode stopped = oversight.write("agreements/" + id + "/suspend", Map.of("reason", "a doubt about a key"));
        assertThat(stopped.path("state").stringValue()).isEqualTo("SUSPENDED");
        assertThat(texts(stopped.path("timeline"), "note")).contains("a doubt about a key");
        DeskClient analyst = at(costaRica, "analyst");
        Neighbourhood.await(
                "the suspension",
                () -> analyst.read("agreements/" + id)
                        .path("state")
                        .stringValue()
                        .equals("SUSPENDED"));
        JsonNode suspended = analyst.read("hits/" + hit);
        assertThat(suspended.has("foreign")).as("what may not be read now").isFalse();
        assertThat(suspended.path("refusal").path("code").stringValue())
                .as("suspended is not the same as none")
                .isEqualTo("SUSPENDED");
        oversight.write("agreements/" + id + "/resume", Map.of());
        Neighbourhood.await(
                "the resumption",
                () -> analyst.read("agreements/" + id)
                        .path("state")
                        .stringValue()
                        .equals("IN_FORCE"));
        assertThat(analyst.read("hits/" + hit).has("foreign")).isTrue();
    }

    @Test
    @Order(11)
    void showsTheLedger_withEveryReadInIt_andVerifiesIt() {
        DeskClient oversight = at(costaRica, "oversight");
        neighbourhood.clock().move(Duration.ofMinutes(16));
        costaRica.wake();
        Neighbourhood.await(
                "what was looked at",
                () -> !costaRica
                        .ledger()
                        .entries(EntryType.OWN_READ, Long.MAX_VALUE, 10)
                        .isEmpty());
        assertThat(costaRica.ledger().entries(EntryType.OWN_READ, Long.MAX_VALUE, 10))
                .as("one entry for each officer, whatever they looked at")
                .hasSizeLessThanOrEqualTo(5)
                .anySatisfy(one -> assertThat(one.entry().fields())
                        .containsEntry("officer", "analyst")
                        .extractingByKey("subjects", org.assertj.core.api.InstanceOfAssertFactories.LIST)
                        .isNotEmpty());
        JsonNode page = oversight.read("ledger?limit=500");
        Set<String> types = new TreeSet<>(texts(page.path("items"), "type"));
        assertThat(types)
                .contains(
                        "NODE_STARTED",
                        "INTAKE",
                        "AGREEMENT_SIGNED",
                        "QUERY_SENT",
                        "QUERY_FINISHED",
                        "HIT",
                        "GRANT",
                        "DISCLOSURE_REQUESTED",
                        "DISCLOSURE_RECEIVED",
                        "FOREIGN_READ",
                        "OUTCOME",
                        "MERGE",
                        "OPERATION",
                        "BULLETIN_RECEIVED",
                        "LOGIN");
        JsonNode reads = oversight.read("ledger?type=FOREIGN_READ").path("items");
        assertThat(reads.get(0).path("fields").path("officer").stringValue()).isEqualTo("analyst");
        assertThat(oversight.get("ledger?type=GOSSIP").code()).isEqualTo("BAD_INPUT");
        JsonNode verdict = oversight.write("ledger/verify", Map.of());
        assertThat(verdict.path("ok").booleanValue()).isTrue();
        assertThat(verdict.path("size").longValue())
                .isGreaterThanOrEqualTo(page.path("total").longValue());
    }

    @Test
    @Order(12)
    void refusesARequest_onAGroundOfTheAgreement() {
        DeskClient analyst = at(panama, "analyst");
        String own = analyst.read("hits").path("items").get(0).path("id").stringValue();
        analyst.write("hits/" + own + "/request", question());
        neighbourhood.settle();
        DeskClient liaison = at(costaRica, "liaison");
        String id = liaison.read("requests?state=WAITING")
                .path("items")
                .get(0)
                .path("id")
                .stringValue();
        JsonNode refused = liaison.write(
                "requests/" + id + "/refuse", Map.of("code", "NATIONAL_SECURITY", "note", "for our own eyes"));
        assertThat(refused.path("refusal").path("note").stringValue()).isEqualTo("for our own eyes");
        neighbourhood.settle();
        JsonNode told = analyst.read("hits/" + own);
        assertThat(told.path("request").path("refusal").path("code").stringValue())
                .isEqualTo("NATIONAL_SECURITY");
        assertThat(told.toString()).doesNotContain("for our own eyes");

        for (int turn = 2; turn <= 3; turn++) {
            assertThat(analyst.read("hits/" + own).has("bar")).isFalse();
            JsonNode again = analyst.write("hits/" + own + "/request", question());
            assertThat(again.path("state").stringValue()).as("asked again").isEqualTo("REQUESTED");
            assertThat(again.path("bar").stringValue()).isEqualTo("WAITS_FOR_AN_ANSWER");
            neighbourhood.settle();
            String next = texts(liaison.read("requests?state=OPEN").path("items"), "id")
                    .getFirst();
            liaison.write("requests/" + next + "/refuse", Map.of("code", "NATIONAL_SECURITY"));
            neighbourhood.settle();
        }
        assertThat(analyst.post("hits/" + own + "/request", question()).code()).isEqualTo("ASKED_TOO_OFTEN");
    }

    @Test
    @Order(13)
    void recallsWhatWasDisclosed_andThePartnerPurgesIt() {
        DeskClient liaison = at(panama, "liaison");
        DeskClient analyst = at(costaRica, "analyst");
        String first = disclosed(liaison);
        assertThat(liaison.read("requests/" + first).path("mayRecall").booleanValue())
                .isTrue();
        JsonNode recalled = liaison.write("requests/" + first + "/recall", Map.of());
        assertThat(recalled.path("recall").path("due").stringValue()).isNotBlank();
        assertThat(recalled.path("mayRecall").booleanValue()).isFalse();
        assertThat(liaison.post("requests/" + first + "/recall", Map.of()).code())
                .isEqualTo("WRONG_STATE");
        neighbourhood.settle();
        JsonNode purged = liaison.read("requests/" + first).path("recall");
        assertThat(purged.path("records").intValue()).isPositive();
        JsonNode without = analyst.read("hits/" + hit);
        assertThat(without.has("foreign")).as("purged at the partner").isFalse();
        assertThat(without.has("match")).isFalse();
        assertThat(without.path("request").path("gone").booleanValue()).isTrue();
        assertThat(without.has("bar")).as("it may be asked for again").isFalse();

        for (AuthorityNode node : List.of(panama, costaRica)) {
            neighbourhood.takeIn(node, "later.csv", "id,nombre,telefono\nc1,Onésimo Barranco,+50766778899\n");
        }
        neighbourhood.settleVeil();
        String later =
                analyst.read("hits?state=NEW").path("items").get(0).path("id").stringValue();
        analyst.write("hits/" + later + "/request", question());
        neighbourhood.settle();
        String second = texts(liaison.read("requests?state=WAITING").path("items"), "id")
                .getFirst();
        String shown =
                liaison.read("requests/" + second).path("dryRun").path("digest").stringValue();
        String subject = liaison.write("requests/" + second + "/approve", Map.of("shown", shown))
                .path("subject")
                .path("id")
                .stringValue();
        neighbourhood.settle();
        assertThat(analyst.read("hits/" + later).has("foreign")).isTrue();
        String path = "subjects/" + DeskClient.encoded(subject);
        assertThat(texts(liaison.read(path).path("disclosedTo"), "standing")).containsExactly("HELD");
        assertThat(texts(liaison.write(path + "/recall", Map.of()).path("disclosedTo"), "standing"))
                .containsExactly("RECALLED");
        assertThat(liaison.post(path + "/recall", Map.of()).code()).isEqualTo("WRONG_STATE");
        neighbourhood.settle();
        assertThat(analyst.read("hits/" + later).has("foreign")).isFalse();
        assertThat(liaison.read(path).path("disclosedTo").get(0).has("purged")).isTrue();
        assertThat(panama.ledger().entries(EntryType.RECALL, Long.MAX_VALUE, 10))
                .hasSize(2)
                .allMatch(one -> "liaison".equals(one.entry().fields().get("officer")));
    }

    private static String disclosed(DeskClient liaison) {
        return texts(liaison.read("requests?state=DISCLOSED").path("items"), "id")
                .getFirst();
    }

    @Test
    @Order(14)
    void administersAccounts_andEndsTheAgreement() {
        DeskClient administrator = at(panama, "administrator");
        assertThat(texts(administrator.read("accounts").path("items"), "user"))
                .containsExactly("administrator", "analyst", "coordinator", "liaison", "oversight");
        assertThat(administrator.read("watch").path("findings")).isNotEmpty();
        String newcomer = "accounts/second.liaison";
        JsonNode added = administrator.put(newcomer, Map.of("role", "LIAISON")).json();
        assertThat(added.path("total").intValue()).isEqualTo(6);
        String link = added.path("invitation").path("token").stringValue();
        administrator.write("invitation", Map.of("token", link, "password", "dos-barcos-de-papel"));
        DeskClient first = new DeskClient("http://localhost:" + server.port() + prefix(panama), CONTRACT)
                .signIn("second.liaison", "dos-barcos-de-papel");
        assertThat(first.put("password", Map.of("present", "dos-barcos-de-papel", "password", PASSWORD))
                        .status())
                .isEqualTo(200);
        DeskClient second = at(panama, "second.liaison");
        String id = second.read("agreements").path("items").get(0).path("id").stringValue();
        assertThat(second.write("agreements/" + id + "/end", Map.of())
                        .path("state")
                        .stringValue())
                .isEqualTo("ENDED");
        assertThat(administrator.delete(newcomer).json().path("total").intValue())
                .isEqualTo(5);
        assertThat(second.get("overview").code()).isEqualTo("NOT_SIGNED_IN");
        assertThat(texts(at(panama, "administrator").read("overview").path("waiting"), "what"))
                .as("what the role cannot open is not told")
                .isEmpty();
    }

    @Test
    @Order(14)
    void opensQuestionsToOverseers_andListsThoseThatWaitForASignature() {
        Answer opened = at(panama, "liaison").get("questions/opened");
        assertThat(opened.raw().headers().firstValue("content-disposition").orElse(""))
                .contains("opened-questions.json");
        OpenedQuestions questions =
                CanonicalJson.parse(opened.body().getBytes(StandardCharsets.UTF_8), OpenedQuestions.class);
        assertThat(questions.authority())
                .isEqualTo(panama.settings().authority().id().value());
        assertThat(panama.ledger().entries(EntryType.EXPORT, Long.MAX_VALUE, 1))
                .singleElement()
                .satisfies(one -> assertThat(one.entry().fields()).containsEntry("by", "liaison"));
        assertThat(at(panama, "analyst").get("questions/opened").code()).isEqualTo("NOT_YOUR_ROLE");

        DeskClient oversight = at(panama, "oversight");
        assertThat(oversight.read("cosignatures").path("items")).isEmpty();
        String none = "cosignatures/" + "00".repeat(32);
        assertThat(oversight.post(none, Map.of("signature", "A".repeat(86))).status())
                .isBetween(400, 499);
    }

    @Test
    @Order(15)
    void sendsAQuestionSet_onlyWithTheOfficersSignature() throws GeneralSecurityException {
        KeyPair officer = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair stranger = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        AgreementTerms.Queries queries = new AgreementTerms.Queries(
                new TreeMap<>(Map.of(new ClassLabel("phone"), new QueryBudget(100, 10))),
                true,
                new TreeMap<>(Map.of(panama.authority().id(), cosigner(officer))));
        neighbourhood.clock().move(Duration.ofMinutes(1));
        neighbourhood.agree(panama, costaRica, Neighbourhood.with(neighbourhood.usual(panama, costaRica), queries));
        for (AuthorityNode node : List.of(panama, costaRica)) {
            neighbourhood.takeIn(node, "signed.csv", "id,nombre,telefono\nd1,Onésimo Quirarte,+50766998877\n");
        }
        DeskClient oversight = at(panama, "oversight");
        Neighbourhood.await(
                "a set that waits",
                () -> !oversight.read("cosignatures").path("items").isEmpty());
        neighbourhood.settleVeil();
        assertThat(texts(oversight.read("overview").path("waiting"), "what")).contains("SET_TO_COSIGN");
        assertThat(texts(at(panama, "analyst").read("overview").path("waiting"), "what"))
                .doesNotContain("SET_TO_COSIGN");
        assertThat(panama.ledger().entries(EntryType.QUERY_SENT, Long.MAX_VALUE, 1))
                .as("nothing left by this agreement")
                .noneMatch(one -> one.entry().fields().containsKey("officer"));

        JsonNode set = oversight.read("cosignatures").path("items").get(0);
        String text = set.path("text").stringValue();
        String path = "cosignatures/" + set.path("id").stringValue();
        assertThat(oversight.post(path, Map.of("signature", "not base64!")).code())
                .isEqualTo("NO_SIGNATURE");
        assertThat(oversight.post(path, signed(stranger, text)).code()).isEqualTo("NOT_THE_OFFICERS_SIGNATURE");
        assertThat(oversight.post(path, signed(officer, text + "\n")).code()).isEqualTo("NOT_THE_OFFICERS_SIGNATURE");
        assertThat(at(panama, "liaison").post(path, signed(officer, text)).code())
                .isEqualTo("NOT_YOUR_ROLE");
        String agreement = "agreements/" + set.path("agreement").stringValue();
        oversight.write(agreement + "/suspend", Map.of());
        assertThat(oversight.post(path, signed(officer, text)).code()).isEqualTo("SET_HELD_BACK");
        oversight.write(agreement + "/resume", Map.of());
        neighbourhood.settle();

        while (!oversight.read("cosignatures").path("items").isEmpty()) {
            JsonNode next = oversight.read("cosignatures").path("items").get(0);
            oversight.write(
                    "cosignatures/" + next.path("id").stringValue(),
                    signed(officer, next.path("text").stringValue()));
            neighbourhood.settleVeil();
        }
        assertThat(oversight.post(path, signed(officer, text)).code()).isEqualTo("SET_GONE");
        assertThat(panama.ledger().entries(EntryType.QUERY_SENT, Long.MAX_VALUE, 1))
                .allMatch(one -> "oversight".equals(one.entry().fields().get("officer")));
        assertThat(at(panama, "analyst").read("hits?state=NEW").path("items").toString())
                .contains("Quirarte");
    }

    private static OversightCosigner cosigner(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return new OversightCosigner(Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
    }

    @Test
    @Order(16)
    void sawEveryOperationOfTheContract() {
        DeskClient analyst = at(panama, "analyst");
        analyst.put("session", Map.of("language", "en"));
        analyst.get("session");
        analyst.get("node");
        analyst.delete("session");
        DeskClient administrator = at(panama, "administrator");
        String card = at(costaRica, "administrator").get("partners/card").body();
        String fingerprint = administrator
                .write("partners/card-reading", Map.of("card", card))
                .path("fingerprint")
                .asString();
        administrator.put("partners/cr-migration", Map.of("card", card, "fingerprint", fingerprint));
        administrator.delete("partners/cr-migration");
        assertThat(administrator.read("partners").path("items"))
                .as("taken off the line")
                .isEmpty();
        neighbourhood.clock().move(Duration.ofMinutes(1));

        Set<String> unseen = new TreeSet<>(CONTRACT.operations());
        unseen.removeAll(CONTRACT.seen());
        unseen.removeAll(SEEN_ELSEWHERE);
        assertThat(unseen).as("operations that succeed nowhere here: a stream").containsExactly("GET events");
    }
}
