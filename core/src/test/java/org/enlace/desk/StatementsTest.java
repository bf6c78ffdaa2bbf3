// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enlace.agreement.OfficerRole;
import org.enlace.desk.view.LeadView;
import org.enlace.exchange.HitLead;
import org.enlace.exchange.VeilHit;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.share.DisclosureRequest.Side;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** How many statements a list costs the database: as many for many hits as for few. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatementsTest {
    private static final int FEW = 3;
    private static final int MANY = 40;

    @TempDir
    private static Path home;

    private static Neighbourhood neighbourhood;
    private static AuthorityNode panama;
    private static AuthorityNode costaRica;

    @BeforeAll
    static void start() {
        neighbourhood = new Neighbourhood(home);
        panama = neighbourhood.start("pa-security", "PA");
        costaRica = neighbourhood.start("cr-migration", "CR");
        Neighbourhood.introduce(panama, costaRica);
        neighbourhood.agree(panama, costaRica);
    }

    @AfterAll
    static void close() {
        neighbourhood.close();
    }

    private static String name(int at) {
        return List.of("Ba", "Be", "Bi", "Bo", "Bu", "Ca", "Ce", "Ci", "Co", "Cu")
                        .get(at % 10)
                + List.of("rila", "rela", "rola", "rula").get(at / 10);
    }

    private static void share(int hits) {
        for (AuthorityNode node : List.of(panama, costaRica)) {
            StringBuilder table = new StringBuilder("id,nombre,telefono,placa\n");
            for (int i = 0; i < hits; i++) {
                table.append(String.format(
                        Locale.ROOT,
                        "p%d,%s Inventada,+5076%07d,%s%04d\n",
                        i,
                        name(i),
                        i,
                        node == panama ? "AB" : "CD",
                        i));
            }
            neighbourhood.takeIn(node, "shared" + hits + ".csv", table.toString());
        }
        neighbourhood.settleVeil();
        for (VeilHit hit : panama.database().read(panama.hits()::all)) {
            if (hit.state() == VeilHit.State.NEW) {
                Neighbourhood.ask(panama, hit);
            }
        }
        neighbourhood.settle();
    }

    private static final class Counter implements SqlLogger {
        private final AtomicInteger statements = new AtomicInteger();

        @Override
        public void logBeforeExecution(StatementContext context) {
            statements.incrementAndGet();
        }
    }

    private static int statements(AuthorityNode node, Consumer<Handle> work) {
        Counter counter = new Counter();
        node.database().useTransaction(tx -> {
            tx.getConfig(org.jdbi.v3.core.statement.SqlStatements.class).setSqlLogger(counter);
            work.accept(tx);
        });
        return counter.statements.get();
    }

    /** Statements of each view at the node that asks (Panama) or answers (Costa Rica). */
    private static Map<String, Integer> costs() {
        Map<String, Integer> costs = new TreeMap<>();
        for (OfficerRole role : OfficerRole.values()) {
            costs.put("overview " + role, statements(panama, tx -> new OverviewRoutes(panama).overview(tx, role)));
        }
        costs.put(
                "leads",
                statements(
                        panama,
                        tx -> assertThat(new LeadView(panama)
                                        .summaries(tx, panama.leads().all(tx)))
                                .isNotEmpty()));
        costs.put(
                "picture",
                statements(
                        panama,
                        tx -> assertThat(panama.pictures()
                                        .joint(tx, new OfficerName("analyst"))
                                        .vertices())
                                .isNotEmpty()));
        costs.put("search", statements(panama, tx -> {
            var found = panama.files().cases().search(tx, "", Optional.empty(), 0, 50);
            panama.leads().count(tx, found.hits().stream().map(one -> one.id()).toList());
        }));
        costs.put(
                "open requests",
                statements(costaRica, tx -> costaRica.share().requests().outlines(tx, Side.ANSWERING)));
        return costs;
    }

    @Test
    @Order(1)
    void areAsManyForManyHits_asForFew() {
        share(FEW);
        costs();
        assertThat(panama.database().read(panama.hits()::all).size()).isEqualTo(FEW);
        Map<String, Integer> few = costs();
        share(MANY);
        costs();
        assertThat(panama.database().read(panama.hits()::all).size()).isEqualTo(FEW + MANY);
        assertThat(costs()).isEqualTo(few);
        assertThat(few).containsKey("leads");
        assertThat(few.values()).allMatch(statements -> statements > 0 && statements <= 22, few.toString());
    }

    @Test
    @Order(2)
    void ofALead_areAsManyForMuchEvidence_asForLittle() {
        for (AuthorityNode node : List.of(panama, costaRica)) {
            neighbourhood.takeIn(
                    node,
                    "evidence.csv",
                    "id,nombre,telefono\ne0,Otilia Inventada,+50769000000\n"
                            + IntStream.rangeClosed(1, FEW + MANY)
                                    .mapToObj(i -> String.format(Locale.ROOT, "e1,Rufina Inventada,+507691%05d\n", i))
                                    .collect(Collectors.joining()));
        }
        neighbourhood.settleVeil();
        HitLead little = lead(1);
        HitLead much = lead(FEW + MANY);
        cost(little);
        assertThat(cost(much)).isEqualTo(cost(little));
    }

    private static HitLead lead(int evidence) {
        return panama.database().read(panama.leads()::all).stream()
                .filter(lead ->
                        lead.state() == VeilHit.State.NEW && lead.evidence().size() == evidence)
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> cost(HitLead lead) {
        return List.of(
                statements(
                        panama,
                        tx -> new LeadView(panama).detail(tx, lead, Optional.empty(), new OfficerName("analyst"))),
                statements(panama, tx -> panama.leads().lock(tx, lead.id())));
    }
}
