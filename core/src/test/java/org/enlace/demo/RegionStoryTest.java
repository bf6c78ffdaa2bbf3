// SPDX-License-Identifier: Apache-2.0
package org.enlace.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.exchange.VeilHit;
import org.enlace.ledger.LedgerEntry;
import org.enlace.ledger.LedgerVerifier;
import org.enlace.ledger.VerificationResult;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.AuthorityId;
import org.enlace.model.ProtectionGround;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Overheard;
import org.enlace.node.PlantedValues;
import org.enlace.operation.JointOperation;
import org.enlace.operation.OperationState;
import org.enlace.region.MadeUpRegion;
import org.enlace.region.RegionSize;
import org.enlace.region.RegionTruth;
import org.enlace.share.OutgoingGate;
import org.enlace.watch.MachineFacts;
import org.enlace.watch.NodeMetrics;
import org.enlace.watch.NodeWatch;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The regional case from intake to verified ledger: five authorities, played once, and then looked at from all sides. */
class RegionStoryTest {
    private static final long SEED = 11;
    private static final int ENTRIES = 1_000_000;

    @TempDir
    private static Path home;

    private static DemoRegion region;
    private static RegionTruth truth;
    private static DemoScorecard score;
    private static PlantedValues planted;
    private static final String MARK = "the ear hears this";
    private static String said;

    @BeforeAll
    static void play() {
        Path files = home.resolve("files");
        MadeUpRegion.write(files, SEED, RegionSize.SMALL);
        truth = RegionTruth.read(files);
        planted = PlantedValues.in(files);
        try (Overheard ears = new Overheard()) {
            Logger.getLogger("org.enlace.node").info(MARK);
            region = DemoRegion.start(home, MadeUpRegion.authorities(), "test", Clock.systemUTC());
            score = play(new DemoStory(region, (code, values) -> {}), files);
            said = ears.text();
        }
    }

    private static DemoScorecard play(DemoStory story, Path files) {
        story.takeIn(files);
        story.agree();
        story.awaitFirstHit();
        story.awaitHits();
        int refused = story.tryWithoutAgreement();
        story.request();
        story.approve();
        story.decide();
        story.publishCounts();
        story.operate();
        story.witness();
        return new RegionTruthScore(region, truth)
                .scorecard(new DemoScorecard.Region(SEED, "small"), refused, new DemoScorecard.Effort(0, 0, 0));
    }

    @AfterAll
    static void close() {
        region.close();
    }

    private static <T> T read(AuthorityNode node, Function<Handle, T> work) {
        return node.database().read(work::apply);
    }

    private static List<LedgerEntry.Logged> entries(AuthorityNode node, EntryType type) {
        return node.ledger().entries(type, Long.MAX_VALUE, ENTRIES);
    }

    private static Set<String> values(AuthorityNode node, EntryType type, String field) {
        return entries(node, type).stream()
                .flatMap(one -> Optional.ofNullable(one.entry().fields().get(field)).stream())
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    private static List<String> texts(AuthorityNode node, String sql) {
        return read(node, tx -> tx.createQuery(sql).mapTo(String.class).list());
    }

    @Test
    void findsEveryIdentifierThatTwoPermittedAuthoritiesHold() {
        assertThat(score.exact().found()).isEqualTo(score.exact().planted()).hasSizeGreaterThan(3);
        assertThat(score.exact().foundInAll())
                .isEqualTo(score.exact().plantedInAll())
                .isPositive();
    }

    @Test
    void findsNothingBetweenAuthoritiesWithoutAnAgreement() {
        assertThat(score.exact().plantedUnpermitted()).isPositive();
        assertThat(score.exact().foundUnpermitted()).isZero();
        assertThat(score.conduct().unpermittedDisclosures()).isZero();
        for (AuthorityNode node : region.nodes()) {
            AuthorityId self = node.authority().id();
            assertThat(read(node, node.hits()::all))
                    .as(self.value())
                    .allMatch(hit -> DemoStory.permitted(self, hit.partner()));
        }
    }

    @Test
    void refusesEveryTryWithoutAgreement_andLogsIt() {
        assertThat(score.conduct().refusedWithoutAgreement()).isEqualTo(12);
        for (AuthorityNode node : region.nodes()) {
            long strangers = region.nodes().stream()
                    .map(other -> other.authority().id())
                    .filter(other -> !other.equals(node.authority().id()))
                    .filter(other -> !DemoStory.permitted(node.authority().id(), other))
                    .count();
            assertThat(entries(node, EntryType.REFUSAL).stream()
                            .map(one -> one.entry().fields())
                            .filter(fields -> "NO_AGREEMENT".equals(fields.get("code"))))
                    .as(node.authority().id().value())
                    .hasSize((int) strangers);
        }
    }

    @Test
    void findsPeopleWithoutASharedIdentifier_byComparison() {
        assertThat(score.fuzzy().planted()).isPositive();
        assertThat(score.fuzzy().found()).isPositive();
        assertThat(score.names().planted()).isGreaterThan(30);
        assertThat(score.names().found())
                .as("a quarter may have an error in the name and one in the date")
                .isGreaterThan(score.names().planted() * 7 / 10);
        assertThat(score.names().strangers()).isZero();
    }

    @Test
    void holdsAsAWhole_andEveryLedgerVerifies() {
        assertThat(score.holds(5)).as(score.toString()).isTrue();
        for (AuthorityNode node : region.nodes()) {
            assertThat(LedgerVerifier.verify(node.settings().home())).isInstanceOf(VerificationResult.Verified.class);
        }
    }

    @Test
    void losesNoEnvelope() {
        assertThat(score.conduct().envelopes().sent())
                .isPositive()
                .isEqualTo(score.conduct().envelopes().received());
        assertThat(score.conduct().envelopes().lost()).isZero();
        for (AuthorityNode node : region.nodes()) {
            assertThat(texts(node, "select digest from wire_outbox where receipt is null"))
                    .isEmpty();
            assertThat(texts(node, "select code from wire_outbox where outcome <> 'ACCEPTED'"))
                    .as("what partners of " + node.authority().id() + " refused")
                    .isEmpty();
        }
    }

    @Test
    void letsNothingOut_withoutAGrantAndItsLedgerEntry() {
        for (AuthorityNode node : region.nodes()) {
            assertThat(read(node, tx -> node.share().recheck().everything(tx)).breaches())
                    .isEmpty();
            assertThat(texts(node, """
                select o.digest from wire_outbox o
                where not exists (select from share_sent s where s.envelope = o.digest)
                """)).as("left beside the one way out").isEmpty();
            assertThat(OutgoingGate.ADMINISTRATION)
                    .as("left without a grant")
                    .containsAll(texts(node, "select distinct type from share_sent where grant_id is null"));
            Set<String> used =
                    new HashSet<>(texts(node, "select distinct grant_id from share_sent where grant_id is not null"));
            Set<String> minted = new HashSet<>(texts(node, "select id from share_grant"));
            assertThat(minted).containsAll(used);
            assertThat(values(node, EntryType.GRANT, "grant")).isEqualTo(minted).isNotEmpty();
        }
    }

    @Test
    void accountsForEveryReceipt_inTheLedger() {
        for (AuthorityNode node : region.nodes()) {
            assertThat(values(node, EntryType.RECEIPT, "envelope"))
                    .isEqualTo(new HashSet<>(
                            texts(node, "select digest from wire_outbox where type not like 'ledger.%'")));
        }
    }

    @Test
    void accountsForEveryDisclosure_onBothSides() {
        Set<String> sent = new HashSet<>();
        Set<String> received = new HashSet<>();
        for (AuthorityNode node : region.nodes()) {
            sent.addAll(values(node, EntryType.DISCLOSURE_SENT, "request"));
            received.addAll(values(node, EntryType.DISCLOSURE_RECEIVED, "request"));
            assertThat(values(node, EntryType.DISCLOSURE_APPROVED, "request"))
                    .containsAll(values(node, EntryType.DISCLOSURE_SENT, "request"));
        }
        assertThat(received).isEqualTo(sent).isNotEmpty();
    }

    @Test
    void decidesEveryDisclosedHit_markedAsTheScript() {
        for (AuthorityNode node : region.nodes()) {
            List<VeilHit> hits = read(node, node.hits()::all);
            assertThat(hits).as(node.authority().id().value()).isNotEmpty();
            assertThat(hits)
                    .noneMatch(hit -> hit.state() == VeilHit.State.DISCLOSED || hit.state() == VeilHit.State.NEW);
            assertThat(hits.stream().flatMap(hit -> hit.decision().stream()))
                    .isNotEmpty()
                    .allMatch(decision ->
                            decision.scripted() && decision.officer().equals(DemoStory.OFFICER));
        }
    }

    @Test
    void holdsNoProtectedPerson() {
        assertThat(truth.marked()).isNotEmpty();
        for (AuthorityNode node : region.nodes()) {
            AuthorityId self = node.authority().id();
            Set<String> held = texts(node, "select id from case_subject").stream()
                    .map(id -> id.substring(id.lastIndexOf(':') + 1))
                    .collect(Collectors.toSet());
            assertThat(held).hasSizeGreaterThan(100);
            for (RegionTruth.Marked marked : truth.marked()) {
                if (marked.record().authority().equals(self)) {
                    assertThat(held)
                            .as(marked.reason() + " of " + self)
                            .doesNotContain(marked.record().id());
                }
            }
        }
        assertThat(truth.marked().stream().map(RegionTruth.Marked::reason)).contains(ProtectionGround.MINOR);
    }

    @Test
    void carriesTheOperationToResults_atEveryMember() {
        for (String member : List.of("pa-security", "co-migration", "cr-migration")) {
            AuthorityNode node = region.node(AuthorityId.of(member));
            List<JointOperation> operations = read(node, node.operations()::list);
            assertThat(operations).hasSize(1);
            assertThat(operations.getFirst().state()).isEqualTo(OperationState.GO);
            assertThat(operations.getFirst().results()).isNotEmpty();
        }
        for (String stranger : List.of("us-security", "gt-security")) {
            AuthorityNode node = region.node(AuthorityId.of(stranger));
            assertThat(read(node, node.operations()::list)).isEmpty();
        }
    }

    @Test
    void bringsCounts_toPartnersAndToNobodyElse() {
        for (AuthorityNode node : region.nodes()) {
            AuthorityId self = node.authority().id();
            Set<AuthorityId> authors = read(node, node.corridor()::bulletins).stream()
                    .filter(kept -> !kept.own())
                    .map(kept -> AuthorityId.of(kept.bulletin().authority()))
                    .collect(Collectors.toSet());
            Set<AuthorityId> partners = region.nodes().stream()
                    .map(other -> other.authority().id())
                    .filter(other -> !other.equals(self) && DemoStory.permitted(self, other))
                    .collect(Collectors.toSet());
            assertThat(authors).as(self.value()).isEqualTo(partners);
        }
    }

    @Test
    void hasEveryLedgerCosigned_byEveryPartner() {
        for (AuthorityNode node : region.nodes()) {
            AuthorityId self = node.authority().id();
            List<String> partners = region.nodes().stream()
                    .map(other -> other.authority().id())
                    .filter(other -> !other.equals(self) && DemoStory.permitted(self, other))
                    .map(AuthorityId::value)
                    .toList();
            assertThat(texts(node, "select partner from node_witness")).containsExactlyInAnyOrderElementsOf(partners);
            assertThat(texts(node, "select distinct witness_name from ledger_cosignature"))
                    .hasSameSizeAs(partners);
        }
    }

    @Test
    void saysNoCaseData_inLogsOutputMetricsLedgerOrServerLog() throws IOException {
        assertThat(planted.values()).hasSizeGreaterThan(300);
        assertThat(said).contains(MARK);
        assertThat(planted.within(said)).isEmpty();
        for (AuthorityNode node : region.nodes()) {
            NodeWatch watch = new NodeWatch(node, MachineFacts.none(), Set.of());
            String metrics = new String(new NodeMetrics(watch).now("").text(), StandardCharsets.UTF_8);
            assertThat(metrics).contains("enlace_deliveries_total{").contains("enlace_intake_rows_total");
            assertThat(planted.within(metrics)).isEmpty();
            assertThat(planted.within(watch.findings().toString())).isEmpty();
        }
        List<Path> written = new ArrayList<>();
        for (AuthorityNode node : region.nodes()) {
            try (Stream<Path> files = Files.walk(node.settings().home())) {
                files.filter(Files::isRegularFile).forEach(written::add);
            }
        }
        try (Stream<Path> files = Files.walk(home.resolve("postgres"))) {
            files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".log") || file.getParent().endsWith("log"))
                    .forEach(written::add);
        }
        assertThat(written.stream().map(Path::toString)).anyMatch(file -> file.contains("tile/entries"));
        for (Path file : written) {
            assertThat(planted.within(file)).as(file.toString()).isEmpty();
        }
    }
}
