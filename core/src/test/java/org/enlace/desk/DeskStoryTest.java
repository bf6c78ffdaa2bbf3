// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.enlace.agreement.AgreementTerms;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.OversightCosigner;
import org.enlace.agreement.QueryBudget;
import org.enlace.crypto.CanonicalJson;
import org.enlace.desk.DeskClient.Answer;
import org.enlace.desk.server.DeskServer;
import org.enlace.exchange.OpenedQuestions;
import org.enlace.ledger.EntryType;
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

/**
 * The officers' day at two desks, over HTTP: intake, a hit to its decision and back, the picture, counts, an operation,
 * the agreement, the ledger. In order, and at the end every operation of the contract was answered as it says.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskStoryTest {
    private static final String PASSWORD = "tres-palabras-largas";
    private static final List<Account> OFFICERS = List.of(
            new Account("analyst", OfficerRole.ANALYST, ""),
            new Account("liaison", OfficerRole.LIAISON, ""),
            new Account("coordinator", OfficerRole.COORDINATOR, ""),
            new Account("oversight", OfficerRole.OVERSIGHT, ""),
            new Account("administrator", OfficerRole.ADMINISTRATOR, ""));
    private static final String PANAMA_FILE = """
        id,nombre,telefono,placa,modelo,rol
        a1,Edelmiro Bastidas Ríos,+50766112233,AB1234,Toyota Hilux,coordinador
        a2,Nilo Tejeira Camarena,+50766445566,,,conductor
        """;
    private static final String COSTA_RICA_FILE = """
        id;nombre;teléfono;fecha de nacimiento;condición
        b1;Edelmiro Bastidas Rios;+50766112233;1974-05-09;coordinador
        b2;Fabiana Ulate Mora;+50688776655;1980-01-02;conductora
        b3;Ana Salas Ríos;;1990-01-02;víctima
        b4;Luis Salas Ríos;;2015-06-01;
        b5;a ragged row
        b6;Juan Salas Ríos;;1985-03-04;migrante
        """;

    @TempDir
    private static Path home;

    private static Neighbourhood neighbourhood;
    private static AuthorityNode panama;
    private static AuthorityNode costaRica;
    private static DeskServer server;
    private static final Contract CONTRACT = Contract.read();
    private static final Map<String, DeskClient> SIGNED_IN = new HashMap<>();
    private static String hit = "";
    private static String operation = "";

    @BeforeAll
    static void start() {
        neighbourhood = new Neighbourhood(home);
        panama = neighbourhood.start("pa-security", "PA");
        costaRica = neighbourhood.start("cr-migration", "CR");
        Neighbourhood.introduce(panama, costaRica);
        panama.personnel().setAll(OFFICERS, PASSWORD);
        costaRica.personnel().setAll(OFFICERS, PASSWORD);
        neighbourhood.takeIn(panama, "panama.csv", PANAMA_FILE);
        List<DeskApi> desks = List.of(desk(panama), desk(costaRica));
        server = DeskServer.start(InetAddress.getLoopbackAddress(), 0, desks, Set.of("localhost"));
    }

    private static DeskApi desk(AuthorityNode node) {
        return new DeskApi(node, prefix(node), List.of(), neighbourhood.clock(), new SecureRandom());
    }

    private static String prefix(AuthorityNode node) {
        return "/n/" + node.authority().id() + "/";
    }

    @AfterAll
    static void close() {
        server.close();
        neighbourhood.close();
    }

    private static DeskClient at(AuthorityNode node, String officer) {
        String base = "http://localhost:" + server.port() + prefix(node);
        return SIGNED_IN.computeIfAbsent(
                base + officer, added -> new DeskClient(base, CONTRACT).signIn(officer, PASSWORD));
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path(field).asString())
                .toList();
    }

    @Test
    @Order(1)
    void previewsAFile_loadsIt_andGivesBackWhatWasRefused() {
        DeskClient analyst = at(costaRica, "analyst");
        byte[] file = COSTA_RICA_FILE.getBytes(StandardCharsets.ISO_8859_1);
        JsonNode preview =
                analyst.upload("intake/preview", "registro año.csv", file).json();
        assertThat(preview.path("format").stringValue()).isEqualTo("CSV");
        assertThat(preview.path("delimiter").stringValue()).isEqualTo(";");
        assertThat(preview.path("rows").get(0).get(1).stringValue()).isEqualTo("Edelmiro Bastidas Rios");
        String token = preview.path("token").stringValue();

        JsonNode loaded = analyst.write(
                "intake/load",
                Map.of(
                        "token", token,
                        "mapping", mapping(preview),
                        "grade", "B2",
                        "handling", "AMBER/H1/PAP-AMBER",
                        "sourceTitle", "Registro de frontera",
                        "legalBasis", "Ley 9095",
                        "caseTitle", "Lanchas del golfo"));

        assertThat(loaded.path("state").stringValue()).isEqualTo("DONE");
        assertThat(loaded.path("counted").intValue())
                .as("a person who was smuggled")
                .isEqualTo(1);
        assertThat(loaded.path("refused").intValue())
                .as("a victim, a minor and a ragged row")
                .isEqualTo(3);
        assertThat(texts(loaded.path("reasons"), "code"))
                .contains("PROTECTED_VICTIM", "PROTECTED_MINOR", "RAGGED_ROW", "PROTECTED_SMUGGLED");
        assertThat(analyst.read("intake/" + token)).isEqualTo(loaded);
        assertThat(preview.path("totalRows").intValue())
                .isEqualTo(loaded.path("read").intValue());
        releasesTheLoad(analyst, loaded);
        refusesWhatIsNoListOfSubjects(analyst);
        givesBackTheLines(analyst, token);
        knowsNobodyWhoIsProtected(analyst);
        joinedTheCase(analyst, loaded.path("caseId").stringValue());
        assertThat(at(costaRica, "liaison").get("intake/" + token).code())
                .as("another officer's file")
                .isEqualTo("NOT_FOUND");
        assertThat(at(costaRica, "oversight")
                        .upload("intake/preview", "x.csv", file)
                        .code())
                .isEqualTo("NOT_YOUR_ROLE");
        assertThat(analyst.upload("intake/preview", "x.bin", new byte[] {1, 2, 3, 0, 9})
                        .code())
                .isEqualTo("NO_TABLE");
    }

    private static void releasesTheLoad(DeskClient analyst, JsonNode loaded) {
        String load = loaded.path("load").stringValue();
        JsonNode waiting = analyst.read("loads/" + load);
        assertThat(waiting.has("released")).isFalse();
        assertThat(waiting.path("state").stringValue()).isEqualTo("TO_CHECK");
        assertThat(waiting.path("mayWithdraw").booleanValue()).isTrue();
        assertThat(waiting.path("broughtSubjects").size()).isPositive();
        JsonNode fates = loaded.path("fates");
        assertThat(fates.path("taken").intValue()
                        + fates.path("kept").intValue()
                        + fates.path("refused").intValue()
                        + fates.path("counted").intValue())
                .as("every record is explained")
                .isEqualTo(loaded.path("read").intValue());
        JsonNode source = analyst.read("sources").path("items").get(0);
        assertThat(source.path("mayWithdraw").booleanValue()).isTrue();
        String withdrawal = "sources/" + source.path("id").stringValue() + "/withdrawal";
        assertThat(analyst.read(withdrawal).path("statements").intValue())
                .as("what taking it back would reach")
                .isPositive();
        JsonNode released = analyst.write("loads/" + load + "/release", Map.of());
        assertThat(released.path("releasedBy").stringValue()).isEqualTo("analyst");
        assertThat(released.path("state").stringValue()).isEqualTo("RELEASED");
        assertThat(released.path("mayWithdraw").booleanValue())
                .as("partners may know of it now")
                .isFalse();
        assertThat(analyst.post("loads/" + load + "/release", Map.of()).code()).isEqualTo("WRONG_STATE");
        String withdraw = "sources/" + source.path("id").stringValue() + "/withdraw";
        assertThat(analyst.post(withdraw, Map.of()).code())
                .as("partners may know of it now")
                .isEqualTo("NOT_YOUR_ROLE");
        assertThat(analyst.get("sources/none/withdrawal").code()).isEqualTo("NOT_FOUND");
    }

    private static void refusesWhatIsNoListOfSubjects(DeskClient analyst) {
        JsonNode calls = analyst.upload(
                        "intake/preview",
                        "cdr.csv",
                        ("caller,callee,start_time,duration_s\n+50765541694,+50767989948,2026-04-07T17:02:00,428\n"
                                        + "+50761463420,+50764281604,2026-06-20T02:37:00,212\n")
                                .getBytes(StandardCharsets.UTF_8))
                .json();
        assertThat(calls.path("refusal").path("code").stringValue()).isEqualTo("EVENTS_CALLS");
        assertThat(analyst.post("intake/load", order(calls, Map.of())).code()).isEqualTo("EVENTS_CALLS");
        JsonNode names = analyst.upload(
                        "intake/preview",
                        "n.csv",
                        "nombre,telefono\nNilo Tejeira,+50765541696\n".getBytes(StandardCharsets.UTF_8))
                .json();
        assertThat(analyst.post("intake/load", order(names, Map.of())).code()).isEqualTo("PEOPLE_WITHOUT_PART");
        JsonNode loaded = analyst.write("intake/load", order(names, Map.of("suspects", true)));
        String id = analyst.read("loads/" + loaded.path("load").stringValue())
                .path("source")
                .stringValue();
        JsonNode reach = analyst.write("sources/" + id + "/withdraw", Map.of());
        assertThat(reach.path("subjects").intValue()).isEqualTo(1);
        assertThat(reach.path("hits").intValue()).isZero();
        JsonNode taken = analyst.read("loads/" + loaded.path("load").stringValue());
        assertThat(taken.path("state").stringValue()).isEqualTo("TAKEN_BACK");
        assertThat(taken.has("released")).as("it never was").isFalse();
        assertThat(taken.path("mayWithdraw").booleanValue()).isFalse();
        bringsAgainWhatWasNeverReleased(analyst);
    }

    private static void bringsAgainWhatWasNeverReleased(DeskClient analyst) {
        byte[] file = "nombre,telefono\nNilo Tejeira,+50765541696\n".getBytes(StandardCharsets.UTF_8);
        JsonNode names = analyst.upload("intake/preview", "n.csv", file).json();
        JsonNode again = analyst.write("intake/load", order(names, Map.of("suspects", true)));
        JsonNode load = analyst.read("loads/" + again.path("load").stringValue());
        assertThat(load.path("mayWithdraw").booleanValue())
                .as("an earlier load was taken back and never released")
                .isTrue();
        analyst.write("sources/" + load.path("source").stringValue() + "/withdraw", Map.of());
    }

    private static Map<String, Object> order(JsonNode preview, Map<String, Object> more) {
        Map<String, Object> order = new java.util.HashMap<>(more);
        order.put("token", preview.path("token").stringValue());
        order.put("mapping", mapping(preview));
        order.put("grade", "C3");
        order.put("handling", "AMBER/H1/PAP-AMBER");
        order.put("sourceTitle", preview.path("filename").stringValue());
        order.put("legalBasis", "Ley 9095");
        return order;
    }

    private static List<Map<String, Object>> mapping(JsonNode preview) {
        List<Map<String, Object>> mapping = new ArrayList<>();
        for (JsonNode column : preview.path("columns")) {
            JsonNode target = column.path("target");
            if (target.isObject()) {
                mapping.add(Map.of(
                        "index", column.path("index").intValue(),
                        "kind", target.path("kind").stringValue(),
                        "property", target.path("property").stringValue()));
            }
        }
        return mapping;
    }

    private static void givesBackTheLines(DeskClient analyst, String token) {
        Answer refused = analyst.get("intake/" + token + "/refused.csv");
        assertThat(refused.raw().headers().firstValue("content-disposition").orElse(""))
                .contains("refused.csv");
        assertThat(refused.body().lines().toList())
                .hasSize(5)
                .satisfiesExactly(
                        header -> assertThat(header).isEqualTo("line,code,reason,original"),
                        line -> assertThat(line)
                                .startsWith("4,PROTECTED_VICTIM,")
                                .contains("víctima"),
                        line -> assertThat(line)
                                .startsWith("5,PROTECTED_MINOR,")
                                .contains("Ríos"),
                        line -> assertThat(line).startsWith("6,RAGGED_ROW,"),
                        line -> assertThat(line).startsWith("7,COUNTED_SMUGGLED,"));
    }

    private static void knowsNobodyWhoIsProtected(DeskClient analyst) {
        assertThat(analyst.read("subjects?q=Salas").path("total").intValue()).isZero();
        assertThat(analyst.read("subjects?q=Fabiana").path("total").intValue()).isEqualTo(1);
        assertThat(analyst.read("subjects?kind=PERSON&q=Ulate").path("total").intValue())
                .isEqualTo(1);
        assertThat(analyst.get("subjects?kind=MIGRANT").code()).isEqualTo("BAD_INPUT");
    }

    private static void joinedTheCase(DeskClient analyst, String id) {
        JsonNode found = analyst.read("cases/" + DeskClient.encoded(id));
        assertThat(found.path("title").stringValue()).isEqualTo("Lanchas del golfo");
        assertThat(found.path("membersTotal").intValue()).isGreaterThanOrEqualTo(2);
        assertThat(texts(analyst.read("cases?q=Lanchas").path("items"), "id")).containsExactly(id);
        String member = found.path("members").get(0).path("id").stringValue();
        JsonNode subject = analyst.read("subjects/" + DeskClient.encoded(member));
        assertThat(texts(subject.path("statements"), "legalBasis")).containsOnly("Ley 9095");
        assertThat(analyst.get("subjects/none").code()).isEqualTo("NOT_FOUND");
        assertThat(analyst.get("cases/none").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    @Order(2)
    void offersAndSignsAnAgreement() {
        assertThat(at(panama, "analyst")
                        .post("agreements", Map.of("partner", "cr-migration", "template", "HIT_AND_DISCLOSE"))
                        .code())
                .isEqualTo("NOT_YOUR_ROLE");
        DeskClient liaison = at(panama, "liaison");
        String template = liaison.read("agreements/templates").get(0).path("id").stringValue();
        assertThat(liaison.post(
                                "agreements",
                                Map.of("partner", "cr-migration", "template", template, "ownCosigner", "no key"))
                        .code())
                .isEqualTo("NO_KEY");
        assertThat(liaison.post("agreements", Map.of("partner", "nobody-here", "template", template))
                        .code())
                .isEqualTo("NOT_FOUND");
        JsonNode offered = liaison.write("agreements", Map.of("partner", "cr-migration", "template", template));
        assertThat(offered.path("state").stringValue()).isEqualTo("OFFERED");
        String id = offered.path("id").stringValue();
        DeskClient other = at(costaRica, "liaison");
        Neighbourhood.await(
                "the offer",
                () -> !texts(other.read("agreements").path("items"), "id").isEmpty());

        assertThat(at(costaRica, "oversight")
                        .post("agreements/" + id + "/sign", Map.of())
                        .code())
                .isEqualTo("NOT_YOUR_ROLE");
        assertThat(other.post("agreements/" + id + "/shred", Map.of()).code()).isEqualTo("NOT_FOUND");
        assertThat(other.post("agreements/" + id + "/resume", Map.of()).code()).isEqualTo("WRONG_STATE");
        JsonNode signed = other.write("agreements/" + id + "/sign", Map.of());
        assertThat(signed.path("state").stringValue()).isEqualTo("IN_FORCE");
        assertThat(signed.path("clauses")).hasSize(20);
        assertThat(signed.path("signatures"))
                .hasSize(2)
                .allMatch(one -> one.path("signed").booleanValue() && one.has("at"));
        Neighbourhood.await(
                "both",
                () -> liaison.read("agreements/" + id)
                        .path("state")
                        .stringValue()
                        .equals("IN_FORCE"));
        neighbourhood.settleVeil();
        assertThat(liaison.read("partners").path("items")).hasSize(1);
    }

    @Test
    @Order(3)
    void showsTheHit_atBothDesks() {
        DeskClient analyst = at(costaRica, "analyst");
        JsonNode hits = analyst.read("hits?state=NEW&partner=pa-security");
        assertThat(hits.path("total").intValue()).isEqualTo(1);
        assertThat(hits.path("items").get(0).path("classes").get(0).stringValue())
                .isEqualTo("PHONE");
        hit = hits.path("items").get(0).path("id").stringValue();
        JsonNode detail = analyst.read("hits/" + hit);
        assertThat(detail.has("foreign"))
                .as("nothing of the partner's record yet")
                .isFalse();
        assertThat(texts(at(panama, "analyst").read("overview").path("waiting"), "what"))
                .contains("HIT_TO_REVIEW");
        assertThat(analyst.get("hits/none").code()).isEqualTo("NOT_FOUND");
        assertThat(analyst.post("hits/" + hit + "/decision", Map.of("outcome", "CONFIRMED"))
                        .code())
                .as("before the record was seen")
                .isEqualTo("WRONG_STATE");
        assertThat(analyst.delete("hits/" + hit + "/decision").code()).isEqualTo("WRONG_STATE");
    }

    private static Map<String, String> question() {
        return Map.of(
                "purpose", "ORGANISATIONS_AND_METHODS",
                "justification", "The number is in an open case.",
                "caseId", "lanchas-del-golfo");
    }

    @Test
    @Order(4)
    void asksForDisclosure_once_andThePartnerDecides() {
        DeskClient analyst = at(costaRica, "analyst");
        assertThat(at(costaRica, "oversight")
                        .post("hits/" + hit + "/request", question())
                        .code())
                .isEqualTo("NOT_YOUR_ROLE");
        assertThat(analyst.post("hits/" + hit + "/request", Map.of("purpose", "CURIOSITY"))
                        .code())
                .isEqualTo("BAD_INPUT");
        JsonNode asked = analyst.write("hits/" + hit + "/request", question());
        assertThat(asked.path("state").stringValue()).isEqualTo("REQUESTED");
        assertThat(analyst.post("hits/" + hit + "/request", question()).code()).isEqualTo("WRONG_STATE");
        neighbourhood.settle();

        DeskClient liaison = at(panama, "liaison");
        JsonNode requests = liaison.read("requests?state=WAITING");
        assertThat(requests.path("total").intValue()).isEqualTo(1);
        String id = requests.path("items").get(0).path("id").stringValue();
        JsonNode request = liaison.read("requests/" + id);
        assertThat(request.path("asker").path("officer").stringValue()).isEqualTo("analyst");
        assertThat(request.path("asker").path("role").stringValue()).isEqualTo("ANALYST");
        JsonNode records = request.path("dryRun").path("records");
        assertThat(records.get(0).path("asked").booleanValue())
                .as("what was asked about comes first")
                .isTrue();
        assertThat(StreamSupport.stream(records.spliterator(), false).filter(record -> !record.has("kind")))
                .as("each link names both of its ends")
                .isNotEmpty()
                .allMatch(link -> !link.path("from").asString("").isEmpty()
                        && !link.path("to").asString("").isEmpty());
        assertThat(request.path("dryRun").path("permitted").booleanValue()).isTrue();
        assertThat(request.path("mayApprove").booleanValue()).isTrue();
        assertThat(at(panama, "analyst")
                        .post("requests/" + id + "/approve", Map.of())
                        .code())
                .isEqualTo("NOT_YOUR_ROLE");
        assertThat(liaison.post("requests/none/approve", Map.of()).code()).isEqualTo("NOT_FOUND");
        assertThat(liaison.post("requests/" + id + "/refuse", Map.of("code", "MOOD"))
                        .code())
                .isEqualTo("BAD_INPUT");
        assertThat(liaison.post("requests/" + id + "/approve", Map.of("shown", "0".repeat(64)))
                        .code())
                .isEqualTo("DISCLOSURE_CHANGED");
        String shown = request.path("dryRun").path("digest").stringValue();
        JsonNode approved = liaison.write("requests/" + id + "/approve", Map.of("shown", shown));
        assertThat(approved.path("state").stringValue()).isEqualTo("DISCLOSED");
        assertThat(liaison.post("requests/" + id + "/approve", Map.of("shown", shown))
                        .code())
                .isEqualTo("WRONG_STATE");
        assertThat(liaison.post("requests/" + id + "/refuse", Map.of("code", "NATIONAL_SECURITY"))
                        .code())
                .isEqualTo("WRONG_STATE");
        neighbourhood.settle();
    }

    @Test
    @Order(5)
    void showsWhatWasDisclosed_andWhyItMayBeTheSame() {
        DeskClient analyst = at(costaRica, "analyst");
        int alone = analyst.read("picture").path("nodes").size();
        JsonNode detail = analyst.read("hits/" + hit);
        assertThat(detail.path("state").stringValue()).isEqualTo("DISCLOSED");
        assertThat(detail.path("foreign").path("foreign").booleanValue()).isTrue();
        assertThat(texts(detail.path("foreign").path("statements"), "value")).contains("Edelmiro Bastidas Ríos");
        JsonNode match = detail.path("match");
        double sum = match.path("prior").doubleValue();
        for (JsonNode term : match.path("terms")) {
            sum += term.path("weight").doubleValue();
        }
        assertThat(sum).isCloseTo(match.path("weight").doubleValue(), org.assertj.core.data.Offset.offset(0.01));
        String foreign = detail.path("foreign").path("id").stringValue();
        assertThat(analyst.read("subjects/" + DeskClient.encoded(foreign))
                        .path("agreement")
                        .stringValue())
                .isEqualTo(detail.path("agreement").stringValue());

        JsonNode picture = analyst.read("picture");
        assertThat(picture.path("nodes").size()).as("the joint picture").isGreaterThanOrEqualTo(alone);
        assertThat(picture.path("nodes").size())
                .isGreaterThan(picture.path("alone").path("nodes").intValue());
        assertThat(picture.path("total").intValue())
                .isEqualTo(picture.path("nodes").size());
        assertThat(StreamSupport.stream(picture.path("links").spliterator(), false)
                        .anyMatch(link -> link.path("lead").booleanValue()))
                .as("a lead, not a finding")
                .isTrue();
        String own = detail.path("own").path("id").stringValue();
        JsonNode path =
                analyst.read("picture/path?from=" + DeskClient.encoded(own) + "&to=" + DeskClient.encoded(foreign));
        assertThat(path.path("found").booleanValue()).isTrue();
        assertThat(analyst.read("picture?steps=1&focus=" + DeskClient.encoded(own))
                        .path("nodes"))
                .isNotEmpty();
        assertThat(analyst.get("picture?focus=nonsense").code()).isEqualTo("BAD_INPUT");
        assertThat(analyst.get("picture/path?from=" + DeskClient.encoded(own)).code())
                .isEqualTo("BAD_INPUT");
    }

    @Test
    @Order(6)
    void confirmsAndTakesBack_andThePartnerSeesIt() {
        String path = "hits/" + hit + "/decision";
        assertThat(at(costaRica, "oversight")
                        .post(path, Map.of("outcome", "CONFIRMED"))
                        .code())
                .isEqualTo("NOT_YOUR_ROLE");
        DeskClient analyst = at(costaRica, "analyst");
        assertThat(analyst.post(path, Map.of("outcome", "REJECTED")).code()).isEqualTo("BAD_INPUT");
        assertThat(analyst.post(path, Map.of("outcome", "REJECTED", "reason", "no", "code", "SAME"))
                        .code())
                .isEqualTo("BAD_INPUT");
        int before = analyst.read("picture").path("nodes").size();
        JsonNode confirmed = analyst.write(path, Map.of("outcome", "CONFIRMED", "reason", "same number and name"));
        JsonNode after = analyst.read("picture");
        assertThat(after.path("nodes").size())
                .as("two became one and nothing else went")
                .isEqualTo(before - 1);
        JsonNode joint = analyst.read("picture?joint=true");
        assertThat(joint.path("nodes").size())
                .as("a filter with a name")
                .isEqualTo(after.path("joint").intValue())
                .isLessThan(before - 1);
        assertThat(confirmed.path("state").stringValue()).isEqualTo("CONFIRMED");
        assertThat(confirmed.path("decision").path("by").stringValue()).isEqualTo("analyst");
        assertThat(confirmed.path("scripted").booleanValue()).isFalse();
        neighbourhood.settle();
        assertThat(seenByPanama()).isEqualTo("CONFIRMED");

        Answer undone = analyst.delete(path);
        assertThat(undone.json().path("state").stringValue()).isEqualTo("DISCLOSED");
        neighbourhood.settle();
        assertThat(seenByPanama()).isEmpty();

        JsonNode rejected = analyst.write(
                path, Map.of("outcome", "REJECTED", "code", "REUSED_IDENTIFIER", "reason", "the number was passed on"));
        assertThat(rejected.path("decision").path("code").stringValue()).isEqualTo("REUSED_IDENTIFIER");
        neighbourhood.settle();
        assertThat(seenByPanama()).isEqualTo("REJECTED");
        assertThat(texts(rejected.path("timeline"), "code"))
                .contains("HIT", "REQUESTED", "DISCLOSED", "CONFIRMED", "UNDONE", "REJECTED");
        analyst.delete(path);
        analyst.write(path, Map.of("outcome", "CONFIRMED"));
        neighbourhood.settle();
    }

    private static String seenByPanama() {
        JsonNode request = at(panama, "liaison").read("requests").path("items").get(0);
        return request.path("outcome").asString("");
    }

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
        assertThat(recalled.path("recall").has("done")).isFalse();
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
                new TreeMap<>(Map.of("phone", new QueryBudget(100, 10))),
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

    /** As a command line prints it: base64 with padding and line breaks. */
    private static Map<String, String> signed(KeyPair pair, String text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return Map.of("signature", Base64.getMimeEncoder().encodeToString(signature.sign()) + "\n");
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
        administrator.delete("partners/cr-migration");
        assertThat(administrator.read("partners").path("items"))
                .as("taken off the line")
                .isEmpty();
        neighbourhood.clock().move(Duration.ofMinutes(1));

        Set<String> unseen = new TreeSet<>(CONTRACT.operations());
        unseen.removeAll(CONTRACT.seen());
        assertThat(unseen).as("operations that succeed nowhere here: a stream").containsExactly("GET events");
    }
}
