// SPDX-License-Identifier: Apache-2.0
package org.enlace.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enlace.account.QuestionAccounts.Finding.What;
import org.enlace.app.Main;
import org.enlace.command.ExitCode;
import org.enlace.ledger.EntryReader;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.LedgerEntry;
import org.enlace.ledger.LogKey;
import org.enlace.ledger.entry.EntryType;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.store.SharedServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kept ledgers of two nodes that asked each other, as they are and with one of them written differently. */
class QuestionAccountsTest {
    @TempDir
    static Path home;

    private static List<LedgerEntry.Logged> ofNorth;
    private static List<LedgerEntry.Logged> ofSouth;

    private final StringWriter out = new StringWriter();

    @BeforeAll
    static void twoNodesAskEachOther() {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode north = neighbourhood.start("north", "PA");
            AuthorityNode south = neighbourhood.start("south", "CR");
            Neighbourhood.introduce(north, south);
            neighbourhood.takeIn(north, "n.csv", "id,nombre,telefono\nn1,Edelmiro Bastidas,+50760000001\n");
            neighbourhood.takeIn(south, "s.csv", "id,nombre,telefono\ns1,Edelmiro Bastidas,+50760000001\n");
            neighbourhood.agree(north, south);
            neighbourhood.settleVeil();
            neighbourhood.takeIn(south, "more.csv", phones(0, 170));
            neighbourhood.settleVeil();
            neighbourhood.takeIn(south, "one.csv", phones(170, 171));
            neighbourhood.settleVeil();
            north.ledger().publish();
            south.ledger().publish();
        }
        ofNorth = entries("north");
        ofSouth = entries("south");
    }

    /** So many that one more goes as a delta. */
    private static String phones(int from, int to) {
        return "id,nombre,telefono\n"
                + IntStream.range(from, to)
                        .mapToObj(i -> "m" + i + ",,+5076001" + (1000 + i) + "\n")
                        .collect(Collectors.joining());
    }

    private static List<LedgerEntry.Logged> entries(String node) {
        List<LedgerEntry.Logged> entries = new ArrayList<>();
        Path folder = home.resolve(node);
        EntryReader.read(
                folder.resolve("ledger"), folder.resolve("ledger.vkey"), Set.of(EntryType.values()), entries::add);
        return entries;
    }

    private int verify(Path one, Path other) {
        String[] args = {"verify", "--exchange", one.toString(), other.toString()};
        PrintWriter print = new PrintWriter(out, true);
        return Main.run(args, Locale.ENGLISH, Map.of(), print, print);
    }

    @Test
    void theStoryOfTwoNodes_isEqualOnBothSides() {
        assertThat(verify(home.resolve("north"), home.resolve("south")))
                .as(out.toString())
                .isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString())
                .containsPattern("north asked south: [1-9]\\d* question sets, [1-9]\\d* chunks, 0 on their way, 0 diff")
                .containsPattern(
                        "south asked north: [1-9]\\d* question sets, [1-9]\\d* chunks, 0 on their way, 0 diff");
    }

    @Test
    void bothSayOfADelta_whichSetFollowedFromIt() {
        assertThat(deltas(ofSouth, EntryType.TAGS_SENT))
                .isNotEmpty()
                .isEqualTo(deltas(ofNorth, EntryType.TAGS_RECEIVED));
    }

    private static List<String> deltas(List<LedgerEntry.Logged> ledger, EntryType type) {
        return ledger.stream()
                .filter(one -> one.entry().type() == type)
                .map(one -> one.entry().fields())
                .filter(fields -> fields.containsKey("base"))
                .map(fields -> fields.get("base") + " " + fields.get("content") + " " + fields.get("changes"))
                .toList();
    }

    @Test
    void aDamagedLedger_isAFinding() throws IOException {
        Path file = home.resolve("north/ledger/checkpoint");
        byte[] good = Files.readAllBytes(file);
        byte[] bad = good.clone();
        bad[20] ^= 1;
        Files.write(file, bad);
        try {
            assertThat(verify(home.resolve("north"), home.resolve("south"))).isEqualTo(ExitCode.FINDING);
            assertThat(out.toString()).contains("DAMAGED");
        } finally {
            Files.write(file, good);
        }
    }

    /** A ledger, soundly signed by its owner, in which something was written differently or left out. */
    @Test
    void aLedgerSoundlySignedButWithoutItsAnswers_isAFindingByManifest() throws Exception {
        Path written = home.resolve("elsewhere/south");
        try (var database = SharedServer.connect("south", 2, List.of("db/ledger"))) {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var key = LogKey.of("enlace/south", pair.getPrivate(), pair.getPublic());
            var ledger = Ledger.open(database, written, key, Clock.systemUTC());
            ofSouth.stream()
                    .filter(one -> one.entry().type() != EntryType.QUERY_ANSWERED)
                    .forEach(one -> database.useTransaction(
                            tx -> ledger.append(tx, one.entry().event().orElseThrow())));
            ledger.publish();
        }
        assertThat(verify(home.resolve("north"), written)).isEqualTo(ExitCode.FINDING);
        String manifest = manifests(ofNorth).getFirst();
        assertThat(out.toString()).contains("question set " + manifest + ", chunk 0: south took it");
    }

    private static List<String> manifests(List<LedgerEntry.Logged> entries) {
        return entries.stream()
                .filter(one -> one.entry().type() == EntryType.QUERY_SENT)
                .map(one -> String.valueOf(one.entry().fields().get("manifest")))
                .toList();
    }

    @Test
    void anotherBudgetLeft_anotherRoot_anotherAnswer_areEachNamed() {
        for (String field : List.of("left", "root", "answer", "count", "questions")) {
            Object other = Set.of("root", "answer").contains(field) ? "0".repeat(64) : 77_777L;
            assertThat(compare(ofNorth, changed(ofSouth, EntryType.QUERY_ANSWERED, field, other)))
                    .as(field)
                    .isNotEmpty()
                    .allMatch(finding ->
                            finding.what() == What.FIELD && finding.answerer().equals(field + "=" + other));
        }
    }

    @Test
    void whatOneSideLacks_isMissing_unlessNoReceiptSpeaksOfIt() {
        assertThat(whats(ofNorth, without(ofSouth, EntryType.QUERY_ANSWERED))).containsOnly(What.NOT_ANSWERED);
        assertThat(whats(without(ofNorth, EntryType.QUERY_SENT), ofSouth)).containsOnly(What.NOT_ASKED);
        assertThat(whats(without(ofNorth, EntryType.ANSWER_RECEIVED), ofSouth)).containsOnly(What.NOT_RECEIVED);

        List<LedgerEntry.Logged> sentOnly = without(without(ofNorth, EntryType.ANSWER_RECEIVED), EntryType.RECEIPT);
        List<LedgerEntry.Logged> idle = without(without(ofSouth, EntryType.QUERY_ANSWERED), EntryType.RECEIPT);
        QuestionAccounts.Result onItsWay = result(sentOnly, idle);
        assertThat(onItsWay.findings()).isEmpty();
        assertThat(onItsWay.underWay()).isEqualTo(onItsWay.chunks()).isPositive();
    }

    @Test
    void anAnswerToAChunkThatWasNotAsked_isAFinding() {
        List<LedgerEntry.Logged> more = new ArrayList<>(ofSouth);
        more.addAll(of(EntryType.QUERY_ANSWERED, changed(ofSouth, EntryType.QUERY_ANSWERED, "chunk", 5)));
        assertThat(compare(ofNorth, more))
                .isNotEmpty()
                .allMatch(finding -> finding.what() == What.NOT_ASKED && finding.chunk() == 5);

        List<LedgerEntry.Logged> neverSent = without(ofNorth, EntryType.QUERY_SENT);
        assertThat(whats(neverSent, without(ofSouth, EntryType.QUERY_ANSWERED))).containsOnly(What.NOT_ASKED);
    }

    @Test
    void numbersThatNoQuestionSetHas_areFindings_andCostNothing() {
        for (long number : new long[] {-1, 1L << 14, 1L << 31, 1L << 52}) {
            List<LedgerEntry.Logged> sent = changed(ofNorth, EntryType.QUERY_SENT, "chunks", number);
            assertThat(compare(sent, ofSouth)).as("chunks=%d", number).isNotEmpty();
            List<LedgerEntry.Logged> received = changed(ofNorth, EntryType.ANSWER_RECEIVED, "chunk", number);
            List<LedgerEntry.Logged> answered = changed(ofSouth, EntryType.QUERY_ANSWERED, "chunk", number);
            if (number > 0) {
                assertThat(compare(received, ofSouth)).as("chunk=%d", number).isNotEmpty();
                assertThat(compare(ofNorth, answered)).as("chunk=%d", number).isNotEmpty();
            }
        }
    }

    private static List<LedgerEntry.Logged> of(EntryType type, List<LedgerEntry.Logged> entries) {
        return entries.stream().filter(one -> one.entry().type() == type).toList();
    }

    private static List<LedgerEntry.Logged> without(List<LedgerEntry.Logged> entries, EntryType type) {
        return entries.stream().filter(one -> one.entry().type() != type).toList();
    }

    private static List<LedgerEntry.Logged> changed(
            List<LedgerEntry.Logged> entries, EntryType type, String field, Object value) {
        UnaryOperator<LedgerEntry.Logged> change = one -> {
            Map<String, Object> fields = new TreeMap<>(one.entry().fields());
            fields.put(field, value);
            return new LedgerEntry.Logged(
                    one.index(),
                    new org.enlace.ledger.LedgerEntry(
                            one.entry().type(), one.entry().at(), fields));
        };
        return entries.stream()
                .map(one -> one.entry().type() == type ? change.apply(one) : one)
                .toList();
    }

    private static List<What> whats(List<LedgerEntry.Logged> north, List<LedgerEntry.Logged> south) {
        return compare(north, south).stream()
                .map(QuestionAccounts.Finding::what)
                .toList();
    }

    private static List<QuestionAccounts.Finding> compare(
            List<LedgerEntry.Logged> north, List<LedgerEntry.Logged> south) {
        return result(north, south).findings();
    }

    private static QuestionAccounts.Result result(List<LedgerEntry.Logged> north, List<LedgerEntry.Logged> south) {
        QuestionAccounts.Account asker = new QuestionAccounts.Account("south");
        north.forEach(asker::add);
        QuestionAccounts.Account answerer = new QuestionAccounts.Account("north");
        south.forEach(answerer::add);
        return new QuestionAccounts(asker, answerer).compare();
    }
}
