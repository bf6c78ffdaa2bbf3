// SPDX-License-Identifier: Apache-2.0
package org.enlace.ownfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.RefusalGround;
import org.enlace.cases.HeldSubject;
import org.enlace.exchange.HitLead;
import org.enlace.exchange.VeilHit;
import org.enlace.intake.record.IntakeInput;
import org.enlace.intake.record.LoadTerms;
import org.enlace.model.HandlingMark;
import org.enlace.model.OfficerName;
import org.enlace.model.SourceGrade;
import org.enlace.model.StatementSource;
import org.enlace.model.SubjectRef;
import org.enlace.node.AuthorityNode;
import org.enlace.node.HitLeads;
import org.enlace.node.Neighbourhood;
import org.enlace.node.PictureConnection;
import org.enlace.node.SourceDecisions;
import org.enlace.picture.JointPicture;
import org.enlace.share.DisclosureDryRun;
import org.enlace.share.DisclosureRequest;
import org.enlace.share.HitOutcomes;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What hits and handles rest on, while own subjects are merged and parted and sources are corrected and taken back. */
class HitGroundsTest {
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

    private static String person(String id, String name, Map<String, String> more) {
        Map<String, List<String>> properties =
                new TreeMap<>(Map.of("name", List.of(name), "role", List.of("conductor")));
        more.forEach((property, value) -> properties.put(property, List.of(value)));
        return line(id, "Person", properties);
    }

    private static String associates(String id, String one, String other) {
        return line(id, "Associate", Map.of("person", List.of(one), "associate", List.of(other)));
    }

    private static String line(String id, String schema, Map<String, List<String>> properties) {
        return JsonMapper.shared().writeValueAsString(Map.of("id", id, "schema", schema, "properties", properties))
                + "\n";
    }

    /** Takes in and releases a source of these lines. */
    private static void load(AuthorityNode node, String source, String... lines) {
        StatementSource from = new StatementSource(
                source, node.authority().id(), source, SourceGrade.parse("B2"), HandlingMark.DEFAULT, "Law 1");
        byte[] content = String.join("", lines).getBytes(StandardCharsets.UTF_8);
        Neighbourhood.release(
                node,
                node.files()
                        .takeIn(
                                IntakeInput.of(source + ".ftm.json", content),
                                new LoadTerms(from, node.authority().country(), 300),
                                Optional.empty(),
                                Optional.empty(),
                                new OfficerName("analyst")));
    }

    private static <T> T read(AuthorityNode node, Function<Handle, T> work) {
        return node.database().inTransaction(work::apply);
    }

    private static List<VeilHit> hits(AuthorityNode node, String subject) {
        return read(node, node.hits()::all).stream()
                .filter(hit -> hit.subject().equals(subject))
                .toList();
    }

    private static VeilHit hit(AuthorityNode node, String subject) {
        return hits(node, subject).getFirst();
    }

    private static void change(AuthorityNode node, Consumer<Handle> work) {
        node.database().useTransaction(work::accept);
        node.files().changed();
    }

    private static HeldSubject held(AuthorityNode node, String subject) {
        return read(node, tx -> node.files().held(tx, subject)).orElseThrow();
    }

    private static DisclosureRequest waiting(AuthorityNode node) {
        return read(node, node.share().requests()::pending).getFirst();
    }

    private static Optional<DisclosureDryRun> preview(AuthorityNode node, DisclosureRequest request) {
        return read(node, tx -> node.share().requests().preview(tx, request.id()));
    }

    private static void approve(AuthorityNode node) {
        DisclosureRequest request = waiting(node);
        OfficerApproval approval = new OfficerApproval(
                new OfficerName("liaison"),
                OfficerRole.LIAISON,
                neighbourhood.clock().instant());
        String shown = preview(node, request).map(DisclosureDryRun::digest).orElseThrow();
        node.database().useTransaction(tx -> node.share().requests().approve(tx, request.id(), approval, shown));
        neighbourhood.settle();
    }

    private static void confirm(AuthorityNode node, VeilHit hit) {
        Neighbourhood.ask(node, hit);
        neighbourhood.settle();
        approve(node == panama ? costaRica : panama);
        Neighbourhood.decide(
                node,
                hit,
                new VeilHit.Decision(
                        VeilHit.Outcome.CONFIRMED,
                        HitOutcomes.Reason.SAME,
                        "",
                        new OfficerName("analyst"),
                        false,
                        neighbourhood.clock().instant()));
        neighbourhood.settle();
    }

    private static boolean isJoined(AuthorityNode node, String subject) {
        JointPicture picture = read(node, tx -> node.pictures().joint(tx, new OfficerName("analyst")));
        return picture.vertexOf(new SubjectRef(node.authority().id(), subject))
                .filter(vertex -> vertex.authorities().size() == 2)
                .isPresent();
    }

    @Test
    void aMergedSubject_bringsItsHits_andTakesThemAlongWhenItIsParted() {
        load(panama, "a-held", person("h1", "Nilo Tejeira", Map.of("phone", "+50760000101")));
        load(costaRica, "a-one", person("a-b", "Nilo Tejeira", Map.of("phone", "+50760000101")));
        load(costaRica, "a-two", person("a-a", "Nilo Tejeira Camarena", Map.of("phone", "+50760000102")));
        neighbourhood.settleVeil();
        VeilHit found = hit(costaRica, "a-b");
        confirm(costaRica, found);
        assertThat(isJoined(costaRica, "a-b")).isTrue();

        change(
                costaRica,
                tx -> costaRica.joinDecisions().merge(tx, "a-a", "a-b", new OfficerName("analyst"), "the same man"));
        assertThat(hit(costaRica, "a-a").id()).isEqualTo(found.id());
        assertThat(isJoined(costaRica, "a-a")).as("the confirmed match holds").isTrue();
        HitLead lead =
                read(costaRica, tx -> costaRica.leads().ofSubject(tx, "a-b")).getFirst();
        assertThat(lead.subject()).isEqualTo("a-a");
        List<DisclosureRequest> asked = read(costaRica, tx -> costaRica.leads().requests(tx, lead));
        assertThat(asked).as("what was asked before").hasSize(1);
        Map<String, Long> count = read(costaRica, tx -> costaRica.leads().count(tx, List.of("a-a", "a-b")));
        assertThat(count).isEqualTo(Map.of("a-a", 1L));

        neighbourhood.clock().move(Duration.ofDays(31));
        panama.wake();
        costaRica.wake();
        neighbourhood.settleVeil();
        assertThat(hits(costaRica, "a-a"))
                .as("compared anew")
                .extracting(VeilHit::id)
                .containsExactly(found.id());

        load(costaRica, "a-more", person("a-c", "Ana Luz", Map.of()), associates("a-t", "a-b", "a-c"));
        costaRica.sources().withdraw("a-more", new OfficerName("liaison"));
        assertThat(hit(costaRica, "a-a").restsOnNothing())
                .as("another source was taken back")
                .isFalse();

        load(panama, "a-later", person("h2", "Nilo Tejeira", Map.of("phone", "+50760000103")));
        load(
                costaRica,
                "a-one",
                person("a-b", "Nilo Tejeira", Map.of("phone", "+50760000101")),
                person("a-d", "Otto Vélez", Map.of("phone", "+50760000103")));
        change(
                costaRica,
                tx -> costaRica.joinDecisions().merge(tx, "a-a", "a-d", new OfficerName("analyst"), "his other name"));
        neighbourhood.settleVeil();
        assertThat(hits(costaRica, "a-a")).as("of both, in one lead").hasSize(2);
        List<HitLead> leads = read(costaRica, tx -> costaRica.leads().ofSubject(tx, "a-a"));
        assertThat(leads).hasSize(1);

        held(costaRica, "a-a")
                .merges()
                .forEach(merge -> change(
                        costaRica,
                        tx -> costaRica.joinDecisions().undoMerge(tx, "a-a", merge.id(), new OfficerName("analyst"))));
        assertThat(hits(costaRica, "a-a")).isEmpty();
        assertThat(hits(costaRica, "a-b")).extracting(VeilHit::id).containsExactly(found.id());
        assertThat(hits(costaRica, "a-d"))
                .as("found while they were merged")
                .hasSize(1)
                .noneMatch(VeilHit::restsOnNothing);
        assertThat(isJoined(costaRica, "a-b")).isTrue();
    }

    @Test
    void aHit_goesWithTheStatementThatIsSplitOff_andComesBack() {
        load(panama, "s-held", person("h3", "Otilia Bonilla", Map.of("phone", "+50760000201")));
        load(
                costaRica,
                "s-one",
                person("s-a", "Otilia Bonilla", Map.of("phone", "+50760000201", "email", "o@example.org")));
        neighbourhood.settleVeil();
        String found = hit(costaRica, "s-a").id();
        Set<Long> phone = Set.of(held(costaRica, "s-a").statements().stream()
                .filter(one -> one.statement().property().equals("phone"))
                .findFirst()
                .orElseThrow()
                .id());
        change(
                costaRica,
                tx -> costaRica.joinDecisions().split(tx, "s-a", phone, new OfficerName("analyst"), "two people"));
        assertThat(hits(costaRica, "s-a")).isEmpty();
        assertThat(hits(costaRica, "s-a~1")).extracting(VeilHit::id).containsExactly(found);

        long split = held(costaRica, "s-a").splits().getFirst().id();
        change(costaRica, tx -> costaRica.joinDecisions().undoSplit(tx, "s-a", split, new OfficerName("analyst")));
        assertThat(hits(costaRica, "s-a"))
                .extracting(VeilHit::id, VeilHit::restsOnNothing)
                .containsExactly(tuple(found, false));
    }

    @Test
    void whatRestsOnNothing_isNoWork_andJoinsNothing() {
        load(
                panama,
                "n-held",
                person("h4", "Rufino Arce", Map.of("phone", "+50760000301")),
                person("h5", "Rufino Arce", Map.of("phone", "+50760000302")));
        load(costaRica, "n-one", person("n-a", "Rufino Arce", Map.of("phone", "+50760000301")));
        neighbourhood.settleVeil();
        VeilHit found = hit(costaRica, "n-a");
        confirm(costaRica, found);
        assertThat(isJoined(costaRica, "n-a")).isTrue();
        SubjectRef theirs = hit(costaRica, "n-a").foreign().orElseThrow();
        load(costaRica, "n-two", person("n-a", "Rufino Arce", Map.of("phone", "+50760000302")));
        neighbourhood.settleVeil();
        assertThat(hits(costaRica, "n-a")).hasSize(2);
        VeilHit asked = hits(costaRica, "n-a").stream()
                .filter(hit -> hit.foreign().isEmpty())
                .findFirst()
                .orElseThrow();
        Neighbourhood.ask(costaRica, asked);
        neighbourhood.settle();

        SourceDecisions.Reach outlook =
                read(costaRica, tx -> costaRica.sources().reach(tx, "n-one"));
        assertThat(outlook.hits()).as("those that will be marked and no other").isEqualTo(1);
        assertThat(costaRica
                        .sources()
                        .withdraw("n-one", new OfficerName("liaison"))
                        .hits())
                .isEqualTo(1);
        HitLead half =
                read(costaRica, tx -> costaRica.leads().find(tx, asked.id())).orElseThrow();
        assertThat(half.withdrawn()).isEmpty();
        assertThat(half.restsOnNothing(waiting(panama).id())).isFalse();
        assertThat(costaRica
                        .sources()
                        .withdraw("n-two", new OfficerName("liaison"))
                        .hits())
                .isEqualTo(2);

        HitLead lead =
                read(costaRica, tx -> costaRica.leads().find(tx, asked.id())).orElseThrow();
        assertThat(lead.withdrawn()).isPresent();
        assertThat(lead.askable()).isEmpty();
        assertThat(lead.restsOnNothing(waiting(panama).id()))
                .as("a request that waits for nothing")
                .isTrue();
        assertThat(Neighbourhood.ask(costaRica, asked)).isEqualTo(new HitLeads.Barred(HitLeads.Bar.RESTS_ON_NOTHING));
        assertThat(isJoined(costaRica, "n-a")).isFalse();
        SubjectRef gone = new SubjectRef(costaRica.authority().id(), "n-a");
        PictureConnection connection =
                read(costaRica, tx -> costaRica.pictures().connection(tx, new OfficerName("analyst"), gone, theirs));
        assertThat(connection)
                .as("nobody whom the files do not hold joins anything")
                .isInstanceOf(PictureConnection.None.class);
        neighbourhood.settle();
        panama.database()
                .useTransaction(tx -> panama.share()
                        .requests()
                        .refuse(
                                tx,
                                waiting(panama).id(),
                                new OfficerName("liaison"),
                                RefusalGround.NATIONAL_SECURITY,
                                ""));
        neighbourhood.settle();
    }

    @Test
    void aHandle_opensNobody_whoseValueIsNotHeldAnyMore() {
        load(panama, "v-one", person("v-a", "Casto Villamar", Map.of("phone", "+50760000401")));
        load(panama, "v-two", person("v-a", "Casto Villamar", Map.of("email", "c@example.org")));
        load(costaRica, "v-own", person("v-b", "Casto Villamar", Map.of("phone", "+50760000401")));
        neighbourhood.settleVeil();
        VeilHit found = hit(costaRica, "v-b");
        Neighbourhood.ask(costaRica, found);
        neighbourhood.settle();
        assertThat(preview(panama, waiting(panama))).isPresent();
        panama.sources().withdraw("v-one", new OfficerName("liaison"));
        assertThat(held(panama, "v-a").statements())
                .as("lives on by another file")
                .isNotEmpty();
        DisclosureRequest request = waiting(panama);
        assertThat(preview(panama, request)).as("what the approver sees").isEmpty();
        Map<String, String> behind = read(panama, tx -> panama.files().behind(tx, List.of(request)));
        assertThat(behind).isEmpty();

        load(panama, "v-one", person("v-a", "Casto Villamar", Map.of("phone", "+50760000401")));
        assertThat(preview(panama, request)).as("brought again").isPresent();
        load(panama, "v-one", person("v-a", "Casto Villamar", Map.of("phone", "+50760000499")));
        assertThat(preview(panama, request)).as("corrected").isEmpty();
        panama.database()
                .useTransaction(tx -> panama.share()
                        .requests()
                        .refuse(tx, request.id(), new OfficerName("liaison"), RefusalGround.NATIONAL_SECURITY, ""));
        neighbourhood.settle();
    }

    @Test
    void aHitOnANameThatOneSourceGave_isMarked_thoughTheSubjectHasAnother() {
        String born = "1980-03-04";
        load(panama, "m-held", person("h6", "Yesid Caicedo Rentería", Map.of("birthDate", born)));
        load(costaRica, "m-one", person("m-a", "Yesid Caicedo Rentería", Map.of("birthDate", born)));
        load(costaRica, "m-two", person("m-a", "Wilmar Quiñones Angulo", Map.of("birthDate", born)));
        neighbourhood.settleVeil();
        assertThat(hits(costaRica, "m-a")).hasSize(1).noneMatch(VeilHit::restsOnNothing);
        SourceDecisions.Reach outlook =
                read(costaRica, tx -> costaRica.sources().reach(tx, "m-one"));
        assertThat(outlook.hits()).isEqualTo(1);
        costaRica.sources().withdraw("m-one", new OfficerName("liaison"));
        assertThat(hits(costaRica, "m-a")).hasSize(1).allMatch(VeilHit::restsOnNothing);
    }
}
