// SPDX-License-Identifier: Apache-2.0
package org.enlace.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enlace.app.Main;
import org.enlace.command.ExitCode;
import org.enlace.crypto.CanonicalJson;
import org.enlace.exchange.OpenedQuestions;
import org.enlace.exchange.OpenedQuestions.Leaf;
import org.enlace.exchange.OpenedQuestions.Opened;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Overseers hold what was asked against the ledger of who asked: north has a case for each number, south for none. */
class OpenedQuestionsTest {
    private static final int NUMBERS = 40;

    @TempDir
    private static Path home;

    private static OpenedQuestions ofNorth;
    private static OpenedQuestions ofSouth;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void twoNodesAskEachOther() {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode north = neighbourhood.start("north", "PA");
            AuthorityNode south = neighbourhood.start("south", "CR");
            Neighbourhood.introduce(north, south);
            neighbourhood.takeIn(north, "n.csv", "id,nombre,telefono,caso\n" + rows(",Operación Guayacán"));
            neighbourhood.takeIn(south, "s.csv", "id,nombre,telefono\n" + rows(""));
            neighbourhood.agree(north, south);
            neighbourhood.settleVeil();
            ofNorth = exported(north);
            ofSouth = exported(south);
            north.ledger().publish();
            south.ledger().publish();
        }
    }

    private static String rows(String end) {
        return IntStream.range(0, NUMBERS)
                .mapToObj(i -> "r%d,Edelmiro Bastidas,+5076000%04d%s\n".formatted(i, i, end))
                .collect(Collectors.joining());
    }

    private static OpenedQuestions exported(AuthorityNode node) {
        byte[] file = node.openQuestions(new OfficerName("liaison"));
        return CanonicalJson.parse(file, OpenedQuestions.class);
    }

    private int verify(OpenedQuestions questions, String node) throws IOException {
        return verify(CanonicalJson.bytes(questions), node);
    }

    private int verify(byte[] content, String node) throws IOException {
        Path file = Files.write(home.resolve("opened.json"), content);
        String[] args = {
            "verify", "--opened", file.toString(), home.resolve(node).toString()
        };
        return Main.run(args, Locale.ENGLISH, Map.of(), new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private static OpenedQuestions with(OpenedQuestions file, List<Leaf> leaves) {
        Opened first = new Opened(file.sets().getFirst().manifest(), leaves);
        return new OpenedQuestions(file.form(), file.authority(), file.epoch(), file.sent(), List.of(first));
    }

    private static List<Leaf> leaves(OpenedQuestions file) {
        return file.sets().getFirst().leaves();
    }

    @Test
    void questionsThatChanceChose_fitTheLedger_andEachHasAnOlderCase() throws Exception {
        assertThat(leaves(ofNorth)).hasSize(OpenedQuestions.EACH);
        assertThat(verify(ofNorth, "north")).as(out.toString()).isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString()).contains("north: 1 question sets, 16 questions opened, 0 findings");
    }

    @Test
    void aQuestionWithoutACase_isAFinding() throws Exception {
        assertThat(verify(ofSouth, "south")).isEqualTo(ExitCode.FINDING);
        assertThat(out.toString()).contains("no such case was open").contains("16 findings");
    }

    @Test
    void anotherValueAnotherCaseOrAnotherQuestion_isAFinding() throws Exception {
        Leaf leaf = leaves(ofNorth).getFirst();
        Leaf value = new Leaf(
                leaf.index(), leaf.nonce(), leaf.blind(), "+50769999999", leaf.caseId(), leaf.caseNonce(), leaf.path());
        assertThat(verify(with(ofNorth, replaced(value)), "north")).isEqualTo(ExitCode.FINDING);
        assertThat(out.toString()).contains("it is not the one that was asked").contains("1 findings");
        out.getBuffer().setLength(0);
        Leaf nonce = new Leaf(
                leaf.index(), leaf.nonce(), leaf.blind(), leaf.value(), leaf.caseId(), leaf.nonce(), leaf.path());
        assertThat(verify(with(ofNorth, replaced(nonce)), "north")).isEqualTo(ExitCode.FINDING);
        assertThat(out.toString()).contains("no such case was open").contains("1 findings");
        out.getBuffer().setLength(0);
        assertThat(verify(with(ofNorth, leaves(ofNorth).subList(1, 16)), "north"))
                .isEqualTo(ExitCode.FINDING);
        assertThat(out.toString()).contains("other questions are opened than chance chose");
    }

    private static List<Leaf> replaced(Leaf first) {
        return IntStream.range(0, OpenedQuestions.EACH)
                .mapToObj(i -> i == 0 ? first : leaves(ofNorth).get(i))
                .toList();
    }

    @Test
    void elementsOtherThanThoseSent_areAFinding() throws Exception {
        OpenedQuestions.Sent sent = ofNorth.sent().getFirst();
        String other = sent.elements().substring(64) + sent.elements().substring(0, 64);
        OpenedQuestions swapped = new OpenedQuestions(
                ofNorth.form(),
                ofNorth.authority(),
                ofNorth.epoch(),
                List.of(new OpenedQuestions.Sent(sent.root(), other)),
                ofNorth.sets());
        assertThat(verify(swapped, "north")).isEqualTo(ExitCode.FINDING);
        assertThat(out.toString()).contains("it is not the one that was asked").contains("16 findings");
    }

    @Test
    void damagedHexadecimalsAndPlacesOutOfRange_areUnusableOrFindings_neverAStackTrace() throws Exception {
        Leaf leaf = leaves(ofNorth).getFirst();
        for (int index : new int[] {-1, NUMBERS, Integer.MAX_VALUE, 1 << 26, (1 << 27) - 1}) {
            Leaf far = new Leaf(
                    index, leaf.nonce(), leaf.blind(), leaf.value(), leaf.caseId(), leaf.caseNonce(), leaf.path());
            assertThat(verify(with(ofNorth, replaced(far)), "north")).isIn(ExitCode.FINDING, ExitCode.UNUSABLE);
        }
        for (String broken : List.of("", "zz", "ff".repeat(32), "00".repeat(32))) {
            Leaf blind = new Leaf(
                    leaf.index(), leaf.nonce(), broken, leaf.value(), leaf.caseId(), leaf.caseNonce(), leaf.path());
            assertThat(verify(with(ofNorth, replaced(blind)), "north")).isIn(ExitCode.FINDING, ExitCode.UNUSABLE);
            Leaf nonce = new Leaf(
                    leaf.index(), leaf.nonce(), leaf.blind(), leaf.value(), leaf.caseId(), broken, leaf.path());
            assertThat(verify(with(ofNorth, replaced(nonce)), "north")).isIn(ExitCode.FINDING, ExitCode.UNUSABLE);
        }
        OpenedQuestions elements = new OpenedQuestions(
                ofNorth.form(),
                ofNorth.authority(),
                ofNorth.epoch(),
                List.of(new OpenedQuestions.Sent(ofNorth.sent().getFirst().root(), "zz")),
                ofNorth.sets());
        assertThat(verify(elements, "north")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(out + err.toString()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void aSetLeftOut_isAFinding() throws Exception {
        OpenedQuestions none =
                new OpenedQuestions(ofNorth.form(), ofNorth.authority(), ofNorth.epoch(), ofNorth.sent(), List.of());
        assertThat(verify(none, "north")).isEqualTo(ExitCode.FINDING);
        assertThat(out.toString()).contains("is not opened");
    }

    @Test
    void anotherLedgerOrNoSuchFile_isUnusable() throws Exception {
        assertThat(verify(ofNorth, "south")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString()).contains("of another authority");
        assertThat(verify("{}".getBytes(StandardCharsets.UTF_8), "north")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(verify(new byte[] {1, 2, 3}, "north")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString()).contains("no file of opened questions");
    }

    @Test
    void noValueIsInTheLedger() throws Exception {
        try (var files = Files.walk(home.resolve("north/ledger"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(
                                "Guayac", "+5076000", leaves(ofNorth).getFirst().caseId());
            }
        }
    }
}
