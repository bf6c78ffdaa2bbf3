// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.enlace.agreement.OfficerRole;
import org.enlace.crypto.CanonicalJson;
import org.enlace.desk.server.DeskServer;
import org.enlace.exchange.VeilHit;
import org.enlace.intake.record.IntakeInput;
import org.enlace.intake.record.LoadTerms;
import org.enlace.ledger.LedgerEntry;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.HandlingMark;
import org.enlace.model.OfficerName;
import org.enlace.model.SourceGrade;
import org.enlace.model.StatementSource;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.ownfiles.OwnFiles.Taken;
import org.enlace.personnel.OfficerAccounts.Account;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every route that shows an analyst own case content, whatever routes there are, is counted for the ledger. */
class OwnReadsTest {
    private static final String PASSWORD = "tres-palabras-largas";
    private static final List<String> PLANTED =
            List.of("Bastidas", "Tejeira", "50760000501", "50760000502", "Lanchas del golfo");

    @TempDir
    private static Path home;

    private static Neighbourhood neighbourhood;
    private static AuthorityNode node;
    private static DeskServer server;
    private static DeskClient analyst;
    private static final List<String> OBJECTS = new ArrayList<>();

    @BeforeAll
    static void start() {
        neighbourhood = new Neighbourhood(home);
        node = neighbourhood.start("cr-migration", "CR");
        AuthorityNode other = neighbourhood.start("pa-security", "PA");
        Neighbourhood.introduce(node, other);
        node.personnel().setAll(List.of(new Account(new OfficerName("analyst"), OfficerRole.ANALYST, "")), PASSWORD);
        Taken taken = takeIn();
        neighbourhood.takeIn(other, "o.csv", "id,nombre,telefono\no1,Edelmiro Bastidas,+50760000501\n");
        neighbourhood.agree(node, other);
        neighbourhood.settleVeil();
        VeilHit hit = node.database().read(node.hits()::all).getFirst();
        Neighbourhood.ask(other, other.database().read(other.hits()::all).getFirst());
        neighbourhood.settle();
        DeskApi desk = new DeskApi(node, "/n/cr-migration/", List.of(), neighbourhood.clock(), new SecureRandom());
        server = DeskServer.start(InetAddress.getLoopbackAddress(), 0, List.of(desk), Set.of("localhost"));
        analyst = new DeskClient("http://localhost:" + server.port() + "/n/cr-migration/", Contract.read())
                .signIn("analyst", PASSWORD);
        OBJECTS.addAll(List.of(
                hit.id(),
                String.valueOf(taken.result().load()),
                taken.caseId().orElseThrow(),
                node.database()
                        .read(node.share().requests()::pending)
                        .getFirst()
                        .id(),
                "s1"));
        OBJECTS.addAll(subjects());
    }

    @AfterAll
    static void close() {
        server.close();
        neighbourhood.close();
    }

    private static Taken takeIn() {
        StatementSource source = new StatementSource(
                "s1", node.authority().id(), "s1", SourceGrade.parse("B2"), HandlingMark.DEFAULT, "Law 1");
        String table = "id,nombre,telefono\n1,Edelmiro Bastidas,+50760000501\n2,Nilo Tejeira,+50760000502\n";
        return Neighbourhood.release(
                node,
                node.files()
                        .takeIn(
                                IntakeInput.of("s1.csv", table.getBytes(StandardCharsets.UTF_8)),
                                new LoadTerms(source, "CR", 300),
                                Optional.empty(),
                                Optional.of("Lanchas del golfo"),
                                new OfficerName("analyst")));
    }

    private static List<String> subjects() {
        JsonNode nodes = analyst.read("picture").path("nodes");
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(one -> one.path("id").stringValue())
                .toList();
    }

    /** What was counted so far: reads that wait for the ledger, and exports in it. */
    private static long counted() {
        long reads = node.database()
                .<Long>read(tx -> tx.createQuery("select coalesce(sum(times), 0) from node_own_read")
                        .mapTo(Long.class)
                        .one());
        return reads
                + node.ledger().entries(EntryType.EXPORT, Long.MAX_VALUE, 1_000).size();
    }

    private static List<String> paths(String template) {
        List<String> paths = new ArrayList<>();
        if (template.contains("{")) {
            OBJECTS.forEach(object -> paths.add(template.replaceAll(
                    "\\{\\w+}", java.util.regex.Matcher.quoteReplacement(DeskClient.encoded(object)))));
        } else {
            paths.add(template);
            for (String one : subjects()) {
                paths.add(template + "?q=&focus=" + DeskClient.encoded(one));
                subjects()
                        .forEach(two -> paths.add(
                                template + "?from=" + DeskClient.encoded(one) + "&to=" + DeskClient.encoded(two)));
            }
        }
        return paths;
    }

    @Test
    void everyRouteThatShowsOwnCaseContent_isCounted() {
        Set<String> shown = new TreeSet<>();
        Set<String> uncounted = new TreeSet<>();
        for (RouteRights.Right right : RouteRights.table()) {
            String route = right.route();
            if (route.startsWith("GET ") && right.permits(OfficerRole.ANALYST) && !route.equals("GET events")) {
                for (String path : paths(route.substring(4))) {
                    long before = counted();
                    String answer = analyst.get(path).body();
                    if (PLANTED.stream().anyMatch(answer::contains)) {
                        shown.add(route);
                        if (counted() == before) {
                            uncounted.add(route);
                        }
                    }
                }
            }
        }
        assertThat(uncounted).isEmpty();
        assertThat(shown)
                .contains(
                        "GET hits",
                        "GET hits/{id}",
                        "GET requests",
                        "GET requests/{id}",
                        "GET cases",
                        "GET cases/{id}",
                        "GET cases/{id}/export",
                        "GET subjects",
                        "GET subjects/{id}",
                        "GET loads/{load}",
                        "GET picture",
                        "GET picture/path");
    }

    @Test
    void theLedger_saysAroundWhomPicturesWere_andHowMuchTheyShowed() {
        String one = subjects().getFirst();
        String two = subjects().getLast();
        analyst.read("loads/" + OBJECTS.get(1));
        analyst.read("picture?focus=" + DeskClient.encoded(one));
        long before = counted();
        JsonNode path = analyst.read("picture/path?from=" + DeskClient.encoded(one) + "&to=" + DeskClient.encoded(two));
        assertThat(path.path("found").booleanValue()).isFalse();
        assertThat(counted()).as("a path that is not there").isEqualTo(before + 1);
        neighbourhood.clock().move(Duration.ofMinutes(16));
        node.wake();
        Neighbourhood.await("what was looked at", () -> !reads().isEmpty());
        Map<String, Object> fields = reads().getFirst().entry().fields();
        assertThat(fields.get("focuses"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains(digest(one), digest(two));
        assertThat(fields.get("loads"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .isNotEmpty();
        assertThat(((Number) fields.get("pictured")).longValue()).isPositive();
    }

    private static List<LedgerEntry.Logged> reads() {
        return node.ledger().entries(EntryType.OWN_READ, Long.MAX_VALUE, 10);
    }

    private static String digest(String ref) {
        return CanonicalJson.digest(ref.substring(ref.indexOf('/') + 1)).substring(0, 16);
    }
}
