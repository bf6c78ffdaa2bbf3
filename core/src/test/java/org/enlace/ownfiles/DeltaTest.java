// SPDX-License-Identifier: Apache-2.0
package org.enlace.ownfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enlace.agreement.AgreementTerms;
import org.enlace.agreement.QueryBudget;
import org.enlace.exchange.VeilHit;
import org.enlace.intake.record.IntakeInput;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.HandlingMark;
import org.enlace.model.OfficerName;
import org.enlace.model.SourceGrade;
import org.enlace.model.StatementSource;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.node.OutboxTap;
import org.enlace.veil.tags.TagLayout;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Tag sets that travel as deltas between two nodes: what goes over the line, and that the hits are those of the whole set. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeltaTest {
    /** Header, scope and digest of the base, the number, and 64 tags and entries. */
    private static final int PHONES = 4 + 32 + 6 + 8 + 32 + 4 + 64 * (12 + 44);

    private static final int NAMES = 4 + 32 + 10 + 8 + 32 + 4 + 64 * (12 + 72);
    private static final int HELD = 170;

    @TempDir
    private static Path home;

    private static Neighbourhood neighbourhood;
    private static AuthorityNode holder;
    private static AuthorityNode asker;
    private static AgreementDigest agreement;

    @BeforeAll
    static void start() {
        neighbourhood = new Neighbourhood(home);
        holder = neighbourhood.start("holder", "CR");
        OutboxTap.on(holder);
        asker = neighbourhood.start("asker", "PA");
        Neighbourhood.introduce(holder, asker);
        String held = IntStream.range(0, HELD)
                .mapToObj(i -> "h" + i + ",," + phone(i) + "\n")
                .collect(Collectors.joining());
        neighbourhood.takeIn(holder, "held.csv", "id,nombre,telefono\n" + held);
        neighbourhood.takeIn(asker, "asked.csv", """
            id,nombre,telefono
            a1,Edelmiro Bastidas,%s
            a2,Nilo Tejeira,%s
            a3,Aquilino Samudio,%s
            a4,Fabiana Ulate,%s
            """.formatted(phone(5), phone(801), phone(802), phone(803)));
        QueryBudget budget = new QueryBudget(100_000, 100_000);
        SortedMap<ClassLabel, QueryBudget> budgets =
                new TreeMap<>(Map.of(new ClassLabel("phone"), budget, TagLayout.NAME_TOKEN, budget));
        agreement = neighbourhood.agree(
                holder,
                asker,
                Neighbourhood.with(neighbourhood.usual(holder, asker), new AgreementTerms.Queries(budgets, true)));
        neighbourhood.settleVeil();
    }

    @AfterAll
    static void close() {
        neighbourhood.close();
    }

    private static String phone(int number) {
        return "+5076000" + String.format("%04d", number);
    }

    private static List<Integer> sent() {
        return sent("phone");
    }

    /** Lengths of the holder's messages about its tags of a class, oldest first. */
    private static List<Integer> sent(String label) {
        return OutboxTap.sent(holder, "veil.tags").stream()
                .filter(content -> new String(content, 37, label.length(), StandardCharsets.ISO_8859_1).equals(label))
                .map(content -> content.length)
                .toList();
    }

    private static List<String> refusals() {
        return holder.database()
                .read(tx -> tx.createQuery("""
                    SELECT code FROM wire_outbox WHERE type = 'veil.tags' AND outcome = 'REFUSED' ORDER BY sequence\
                    """).mapTo(String.class).list());
    }

    /** Own records that hit, by id. */
    private static List<String> hits() {
        return asker.database().read(asker.hits()::all).stream()
                .map(VeilHit::subject)
                .map(subject -> subject.substring(subject.lastIndexOf(':') + 1))
                .sorted()
                .toList();
    }

    /** How many of the asker's questions hit when the newest set was compared with them. */
    private static long compared() {
        return count(asker, "SELECT coalesce(sum(hits), 0) FROM node_query");
    }

    private static long count(AuthorityNode node, String sql) {
        return node.database()
                .<Long>read(tx -> tx.createQuery(sql).mapTo(Long.class).one());
    }

    private static Optional<String> content(AuthorityNode node, String table) {
        return node.database()
                .read(tx -> tx.createQuery("SELECT encode(content, 'hex') FROM " + table + " WHERE class = 'phone'")
                        .mapTo(String.class)
                        .findOne());
    }

    private static void assertSameSetOnBothSides() {
        assertThat(content(asker, "node_tags")).isPresent().isEqualTo(content(holder, "node_own_tags"));
    }

    private static void takeIn(String file, String row) {
        neighbourhood.takeIn(holder, file, "id,nombre,telefono\n" + row + "\n");
        neighbourhood.settleVeil();
    }

    @Test
    @Order(1)
    void aValueMoreGoesAsADelta_andThePartnersHitAppears() {
        assertThat(sent()).singleElement().satisfies(whole -> assertThat(whole).isGreaterThan(256 * 44));
        assertThat(hits()).containsExactly("a1");
        takeIn("one.csv", "h801,," + phone(801));
        assertThat(sent()).hasSize(2).element(1).isEqualTo(PHONES);
        assertThat(hits()).containsExactly("a1", "a2");
        assertThat(compared()).isEqualTo(2);
        assertSameSetOnBothSides();
    }

    @Test
    @Order(2)
    void aDeltaGoes_afterARestartOfTheSender() {
        holder = neighbourhood.restart(holder);
        takeIn("two.csv", "h802,," + phone(802));
        assertThat(sent()).hasSize(3).element(2).isEqualTo(PHONES);
        assertThat(hits()).containsExactly("a1", "a2", "a3");
        assertSameSetOnBothSides();
    }

    @Test
    @Order(3)
    void aRefusedDeltaIsFollowedByTheWholeSetAtOnce() {
        asker.database().useTransaction(tx -> tx.execute("""
            UPDATE node_tags SET content = set_byte(content, octet_length(content) - 1,
              255 - get_byte(content, octet_length(content) - 1)) WHERE class = 'phone'\
            """));
        takeIn("three.csv", "h803,," + phone(803));
        Neighbourhood.await("the whole set", () -> sent().size() == 5);
        neighbourhood.settleVeil();
        assertThat(refusals()).containsExactly("VEIL_STALE_BASE");
        assertThat(sent()).element(3).isEqualTo(PHONES);
        assertThat(sent()).element(4).isEqualTo(sent().getFirst());
        assertThat(hits()).containsExactly("a1", "a2", "a3", "a4");
        assertThat(compared()).isEqualTo(4);
        assertSameSetOnBothSides();
    }

    @Test
    @Order(4)
    void whereThePartnerHasNoSet_theDeltaIsRefusedAsStale() {
        asker.database().useTransaction(tx -> tx.execute("DELETE FROM node_tags WHERE class = 'phone'"));
        takeIn("four.csv", "h804,," + phone(804));
        Neighbourhood.await("the whole set", () -> sent().size() == 7);
        neighbourhood.settleVeil();
        assertThat(refusals()).containsExactly("VEIL_STALE_BASE", "VEIL_STALE_BASE");
        assertSameSetOnBothSides();
    }

    @Test
    @Order(5)
    void aValueThatExpiredIsGoneAtThePartner() {
        neighbourhood.takeIn(asker, "late.csv", "id,nombre,telefono\na5,Onésimo Barranco," + phone(805) + "\n");
        StatementSource source = new StatementSource(
                "short", holder.authority().id(), "short", SourceGrade.parse("B2"), HandlingMark.DEFAULT, "Law 1");
        byte[] table = ("id,nombre,telefono\ns1,," + phone(805) + "\n").getBytes(StandardCharsets.UTF_8);
        Neighbourhood.release(
                holder,
                holder.files()
                        .takeIn(
                                IntakeInput.of("short.csv", table),
                                new org.enlace.intake.record.LoadTerms(source, "CR", 10),
                                Optional.empty(),
                                Optional.empty(),
                                new OfficerName("officer")));
        neighbourhood.settleVeil();
        assertThat(hits()).contains("a5");
        assertThat(compared()).isEqualTo(5);
        int before = sent().size();

        neighbourhood.clock().move(Duration.ofDays(11));
        holder.wake();
        Neighbourhood.await("another tag set", () -> sent().size() > before);
        neighbourhood.settleVeil();
        assertThat(sent()).hasSize(before + 1).last().isEqualTo(PHONES);
        assertThat(compared()).as("the tag is gone").isEqualTo(4);
        assertThat(hits()).as("a lead that was found stays").contains("a5");
        assertSameSetOnBothSides();
    }

    @Test
    @Order(6)
    void bothLedgersSayOfEachSetWhichItIs_andFromWhichItFollowed() {
        List<String> fields = List.of("content", "base", "changes");
        List<List<Object>> sent = told(holder, EntryType.TAGS_SENT, fields);
        List<List<Object>> received = told(asker, EntryType.TAGS_RECEIVED, fields);
        assertThat(sent)
                .containsAll(received)
                .hasSize(received.size() + refusals().size());
        assertThat(received).anySatisfy(one -> assertThat(one).last().isEqualTo(64L));
    }

    private static List<List<Object>> told(AuthorityNode node, EntryType type, List<String> fields) {
        return node.ledger().entries(type, Long.MAX_VALUE, 100).stream()
                .map(entry -> entry.entry().fields())
                .filter(entry -> entry.get("class").equals("phone"))
                .map(entry -> fields.stream()
                        .map(field -> entry.getOrDefault(field, ""))
                        .toList())
                .toList();
    }

    @Test
    @Order(7)
    void aNewMonthBeginsWithAWholeSet() {
        int before = sent().size();
        neighbourhood.clock().move(Duration.ofDays(31));
        holder.wake();
        asker.wake();
        Neighbourhood.await("another tag set", () -> sent().size() > before);
        neighbourhood.settleVeil();
        assertThat(sent()).hasSize(before + 1).last().isEqualTo(sent().getFirst());
        assertSameSetOnBothSides();
    }

    @Test
    @Order(8)
    void namesGoAsDeltasToo() {
        String persons = "id,nombre,fecha_nacimiento\n"
                + IntStream.range(0, 12)
                        .mapToObj(i ->
                                "p" + i + ",Wenceslao " + "Quiroz".repeat(i % 3 + 1) + ",19" + (60 + i) + "-05-14\n")
                        .collect(Collectors.joining());
        neighbourhood.takeIn(holder, "persons.csv", persons);
        neighbourhood.takeIn(asker, "asked-persons.csv", """
            id,nombre,fecha_nacimiento
            n1,Onésimo Barranco Tuñón,1971-05-14
            """);
        neighbourhood.settleVeil();
        assertThat(hits()).doesNotContain("n1");
        int before = sent(TagLayout.NAME_TOKEN.value()).size();
        neighbourhood.takeIn(
                holder, "person.csv", "id,nombre,fecha_nacimiento\nq1,BARRANCO TUNON ONESIMO,1971-05-14\n");
        neighbourhood.settleVeil();
        assertThat(sent(TagLayout.NAME_TOKEN.value()))
                .hasSize(before + 1)
                .last()
                .isEqualTo(NAMES);
        assertThat(hits()).contains("n1");

        long handles = count(holder, "SELECT count(*) FROM node_handle WHERE class = 'nameToken'");
        neighbourhood.takeIn(
                holder, "second.csv", "id,nombre,fecha_nacimiento\nq2,BARRANCO TUNON ONESIMO,1971-05-14\n");
        Neighbourhood.await(
                "a handle of both",
                () -> count(holder, "SELECT count(*) FROM node_handle WHERE class = 'nameToken'") == handles + 1);
        neighbourhood.settleVeil();
        assertThat(sent(TagLayout.NAME_TOKEN.value()))
                .as("the same set made again")
                .hasSize(before + 1);
    }

    @Test
    @Order(9)
    void nothingIsLeftOfAnEndedAgreement() {
        assertThat(content(holder, "node_own_tags")).isPresent();
        holder.database()
                .useTransaction(tx -> holder.share().agreements().end(tx, agreement, new OfficerName("oversight")));
        Neighbourhood.await("the end", () -> content(holder, "node_own_tags").isEmpty());
    }
}
