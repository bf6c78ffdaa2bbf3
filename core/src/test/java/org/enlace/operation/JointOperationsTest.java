// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.MovingClock;
import org.enlace.agreement.OfficerRole;
import org.enlace.card.NodeCard;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Panama has agreements with Costa Rica and with the United States, which have none with each other. */
class JointOperationsTest {
    private static final ActingOfficer ANA = Office.COORDINATOR;
    private static final MovingClock CLOCK = new MovingClock(Instant.parse("2026-03-04T12:00:00Z"));

    @TempDir
    static Path home;

    private static Office panama;
    private static Office costaRica;
    private static Office unitedStates;
    private static Office colombia;

    @BeforeAll
    static void openOffices() throws Exception {
        panama = new Office(home, "pa-security", Authority.Kind.SECURITY, CLOCK);
        costaRica = new Office(home, "cr-migration", Authority.Kind.MIGRATION, CLOCK);
        unitedStates = new Office(home, "us-security", Authority.Kind.SECURITY, CLOCK);
        colombia = new Office(home, "co-migration", Authority.Kind.MIGRATION, CLOCK);
        panama.agree(costaRica);
        panama.agree(unitedStates);
    }

    @AfterAll
    static void closeOffices() {
        List.of(panama, costaRica, unitedStates, colombia).forEach(Office::close);
    }

    private static void exchange() throws Exception {
        for (int round = 0; round < 2; round++) {
            panama.exchange(costaRica);
            panama.exchange(unitedStates);
        }
    }

    private static OperationProposal proposal(Office... invited) {
        TreeSet<AuthorityId> names = new TreeSet<>();
        for (Office office : invited) {
            names.add(office.id);
        }
        Instant now = CLOCK.instant();
        return new OperationProposal(
                "Two boats, one pier",
                Purpose.ORGANISATIONS_AND_METHODS,
                now,
                now.plus(Duration.ofDays(3)),
                names,
                List.of("Search the pier and the two warehouses at the same hour"));
    }

    private static String propose() throws Exception {
        StepOutcome outcome = panama.take(tx -> panama.operations.propose(tx, ANA, proposal(costaRica, unitedStates)));
        exchange();
        return ((StepOutcome.Taken) outcome).id();
    }

    private static void answer(Office office, String id, boolean accepts) {
        assertThat(office.take(tx -> office.operations.answer(tx, ANA, id, accepts)))
                .isEqualTo(new StepOutcome.Taken(id));
    }

    private static String agreed() throws Exception {
        String id = propose();
        answer(costaRica, id, true);
        answer(unitedStates, id, true);
        exchange();
        return id;
    }

    private static void go(Office office, String id) {
        assertThat(office.take(tx -> office.operations.go(tx, ANA, id))).isEqualTo(new StepOutcome.Taken(id));
    }

    private static void stateEverywhere(String id, OperationState state) {
        for (Office office : List.of(panama, costaRica, unitedStates)) {
            assertThat(office.operation(id).state()).as(office.id.value()).isEqualTo(state);
        }
    }

    @Test
    void operation_goesFromProposalToResults_overTheProposer() throws Exception {
        long before = costaRica.operationEntries();
        String id = propose();
        stateEverywhere(id, OperationState.PROPOSED);
        assertThat(panama.operation(id).waitsFor()).containsExactly(costaRica.id, unitedStates.id);
        answer(costaRica, id, true);
        answer(unitedStates, id, true);
        exchange();
        stateEverywhere(id, OperationState.AGREED);

        StepOutcome task = unitedStates.take(tx -> unitedStates.operations.assign(
                tx,
                ANA,
                id,
                costaRica.id,
                "Watch the bus terminal",
                LocalDate.of(2026, 3, 5).plusDays(1)));
        exchange();
        String taskId = ((StepOutcome.Taken) task).id();
        ActingOfficer analyst = ActingOfficer.of(new OfficerName("leo"), OfficerRole.ANALYST);
        assertThat(costaRica.take(tx -> costaRica.operations.report(tx, analyst, taskId, OperationTask.Progress.DONE)))
                .isInstanceOf(StepOutcome.Taken.class);
        exchange();
        assertThat(unitedStates.operation(id).tasks())
                .extracting(OperationTask::progress)
                .containsExactly(OperationTask.Progress.DONE);

        go(panama, id);
        go(unitedStates, id);
        exchange();
        stateEverywhere(id, OperationState.AGREED);
        assertThat(panama.operation(id).waitsFor()).containsExactly(costaRica.id);
        assertThat(panama.take(tx -> panama.operations.result(tx, ANA, id, OperationResult.Kind.SUSPECTS_ARRESTED, 4)))
                .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.NO_GO_YET));
        go(costaRica, id);
        exchange();
        stateEverywhere(id, OperationState.GO);

        costaRica.take(tx -> costaRica.operations.result(tx, ANA, id, OperationResult.Kind.SAFE_HOUSES_CLOSED, 2));
        costaRica.take(tx -> costaRica.operations.result(tx, ANA, id, OperationResult.Kind.SAFE_HOUSES_CLOSED, 3));
        exchange();
        assertThat(unitedStates.operation(id).results())
                .extracting(OperationResult::authority, OperationResult::kind, OperationResult::count)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(costaRica.id, OperationResult.Kind.SAFE_HOUSES_CLOSED, 3L));
        assertThat(unitedStates.operation(id).timeline())
                .extracting(OperationEvent::step)
                .contains(OperationEvent.Step.PROPOSED, OperationEvent.Step.GO_REACHED, OperationEvent.Step.RESULT);
        assertThat(unitedStates.operation(id).timeline())
                .filteredOn(event -> !event.author().equals(unitedStates.id))
                .extracting(OperationEvent::officer)
                .containsOnly(Optional.empty());
        assertThat(costaRica.operationEntries()).isGreaterThan(before + 8);
    }

    @Test
    void oneWithoutAnAgreement_cannotBeInvited_andNobodyHearsOfIt() throws Exception {
        int before = unitedStates.in(unitedStates.operations::list).size();
        StepOutcome outcome = panama.take(tx -> panama.operations.propose(tx, ANA, proposal(unitedStates, colombia)));
        exchange();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        StepOutcome.NotTaken.class,
                        not -> assertThat(not.code()).isEqualTo("NO_AGREEMENT"));
        assertThat(unitedStates.in(unitedStates.operations::list)).hasSize(before);
        assertThat(panama.ledger.entries(0, 1_000).toString()).contains("NO_AGREEMENT");
    }

    @Test
    void leaving_needsNobody_andTheOthersGiveTheirGoAnew() throws Exception {
        String id = agreed();
        List.of(panama, costaRica, unitedStates).forEach(office -> go(office, id));
        exchange();
        stateEverywhere(id, OperationState.GO);
        unitedStates.take(tx -> unitedStates.operations.leave(
                tx, ActingOfficer.of(new OfficerName("olga"), OfficerRole.OVERSIGHT), id));
        assertThat(unitedStates.operation(id).isActive(unitedStates.id)).isFalse();
        exchange();
        stateEverywhere(id, OperationState.AGREED);
        assertThat(panama.operation(id).waitsFor()).containsExactly(costaRica.id, panama.id);
        for (Office office : List.of(panama, costaRica)) {
            JointOperation left = office.operation(id);
            assertThat(left.members())
                    .as("no go stands beside one that is to be given")
                    .noneMatch(left::stands);
            assertThat(left.timeline().getLast())
                    .extracting(OperationEvent::step, OperationEvent::detail)
                    .containsExactly(OperationEvent.Step.GO_LAPSED, "2");
        }
        go(panama, id);
        go(costaRica, id);
        exchange();
        assertThat(costaRica.operation(id).state()).isEqualTo(OperationState.GO);
        assertThat(unitedStates.take(tx -> unitedStates.operations.go(tx, ANA, id)))
                .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.NOT_TAKING_PART));
    }

    @Test
    void goesThatCrossALeave_endInTheSameStateEverywhere() throws Exception {
        String id = agreed();
        costaRica.take(tx -> costaRica.operations.leave(tx, ANA, id));
        go(panama, id);
        go(unitedStates, id);
        exchange();
        stateEverywhere(id, OperationState.AGREED);
        go(panama, id);
        go(unitedStates, id);
        exchange();
        assertThat(panama.operation(id).state()).isEqualTo(OperationState.GO);
        assertThat(unitedStates.operation(id).state()).isEqualTo(OperationState.GO);
    }

    @Test
    void declines_leaveTwoOrCallItOff() throws Exception {
        String id = propose();
        answer(costaRica, id, false);
        exchange();
        stateEverywhere(id, OperationState.PROPOSED);
        answer(unitedStates, id, false);
        exchange();
        assertThat(panama.operation(id).state()).isEqualTo(OperationState.CALLED_OFF);
        assertThat(costaRica.take(tx -> costaRica.operations.answer(tx, ANA, id, true)))
                .isInstanceOf(StepOutcome.NotTaken.class);
        assertThat(panama.take(tx -> panama.operations.go(tx, ANA, id)))
                .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.OVER));
    }

    @Test
    void leavingAfterTheAgreementEnded_isStillPossible() throws Exception {
        Office guatemala = new Office(home, "gt-security", Authority.Kind.SECURITY, CLOCK);
        try (guatemala) {
            panama.agree(guatemala);
            StepOutcome outcome = panama.take(tx -> panama.operations.propose(tx, ANA, proposal(guatemala)));
            panama.exchange(guatemala);
            String id = ((StepOutcome.Taken) outcome).id();
            answer(guatemala, id, true);
            panama.exchange(guatemala);
            guatemala.end(panama);
            assertThat(guatemala.take(tx -> guatemala.operations.assign(
                            tx, ANA, id, panama.id, "Watch the road", LocalDate.of(2026, 3, 5))))
                    .as("nothing but leaving")
                    .isInstanceOf(StepOutcome.NotTaken.class);
            assertThat(guatemala.take(tx -> guatemala.operations.leave(tx, ANA, id)))
                    .isEqualTo(new StepOutcome.Taken(id));
            assertThat(guatemala.operation(id).state()).isEqualTo(OperationState.CALLED_OFF);
            assertThat(guatemala.operation(id).timeline())
                    .extracting(OperationEvent::step)
                    .contains(OperationEvent.Step.NOT_PASSED_ON);
        }
    }

    @Test
    void anOfficerInAnotherRole_cannotAct() {
        ActingOfficer analyst = ActingOfficer.of(new OfficerName("leo"), OfficerRole.ANALYST);
        assertThat(panama.take(tx -> panama.operations.propose(tx, analyst, proposal(costaRica))))
                .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.WRONG_ROLE));
    }

    @Test
    void messagesOfOthers_areRefusedUnlessTheirAuthorMayWriteThem() throws Exception {
        String id = propose();
        Instant now = CLOCK.instant();
        OperationMessage forged = new OperationMessage.Answer(id, costaRica.id, now, true);
        OperationMessage hostile = new OperationMessage.Answer(id, colombia.id, now, true);
        OperationMessage early =
                new OperationMessage.Achieved(id, costaRica.id, now, OperationResult.Kind.ARMS_SEIZED, 1);
        assertThat(receive(unitedStates.id, signed(costaRica, forged, 1)))
                .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.NOT_THE_AUTHOR));
        assertThat(receive(colombia.id, signed(colombia, hostile, 1)))
                .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.NOT_INVITED));
        assertThat(receive(costaRica.id, signed(costaRica, early, 1)))
                .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.NO_GO_YET));
        assertThat(receive(costaRica.id, new byte[] {1, 2, 3}))
                .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.MALFORMED));
        assertThat(panama.operation(id).state()).isEqualTo(OperationState.PROPOSED);
    }

    /** What an office would say, in its own hand. */
    private static byte[] signed(Office office, OperationMessage message, long position) {
        String proposal = panama.in(tx -> new OperationTable(tx, CLOCK.instant()).proposal(message.operation()));
        return SignedStatement.signed(office.keys, message, position, proposal).bytes();
    }

    private static StepOutcome fromPanama(Office to, byte[] statement) {
        return to.take(tx -> to.operations.receive(tx, panama.id, statement));
    }

    @Test
    void whatTheProposerSaysInAnothersName_isNotBelieved() throws Exception {
        String id = propose();
        answer(costaRica, id, true);
        exchange();
        Instant now = CLOCK.instant();
        Set<AuthorityId> all = Set.of(panama.id, costaRica.id, unitedStates.id);
        for (OperationMessage forged : List.of(
                new OperationMessage.Answer(id, unitedStates.id, now, true),
                new OperationMessage.Go(id, unitedStates.id, now, new TreeSet<>(all)),
                new OperationMessage.Achieved(id, unitedStates.id, now, OperationResult.Kind.ARMS_SEIZED, 999),
                new OperationMessage.Assign(
                        id, unitedStates.id, now, "cd".repeat(16), "Call", costaRica.id, LocalDate.of(2026, 3, 5)),
                new OperationMessage.TakeBack(id, unitedStates.id, now),
                new OperationMessage.Leave(id, unitedStates.id, now))) {
            assertThat(fromPanama(costaRica, signed(panama, forged, 1)))
                    .as(forged.type())
                    .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.NOT_SIGNED));
        }
        assertThat(costaRica.operation(id).state()).isEqualTo(OperationState.PROPOSED);
        assertThat(costaRica.operation(id).tasks()).isEmpty();
    }

    @Test
    void whatSomebodySaid_isTakenOnce_inItsOrder_aboutItsProposal() throws Exception {
        String id = agreed();
        String other = agreed();
        OperationMessage.TakeBack back = new OperationMessage.TakeBack(id, unitedStates.id, CLOCK.instant());
        OperationMessage.Go go = new OperationMessage.Go(
                id, unitedStates.id, CLOCK.instant(), new TreeSet<>(Set.of(panama.id, costaRica.id, unitedStates.id)));
        byte[] given = signed(unitedStates, go, 2);
        String elsewhere = panama.in(tx -> new OperationTable(tx, CLOCK.instant()).proposal(other));
        assertThat(fromPanama(
                        costaRica,
                        SignedStatement.signed(unitedStates.keys, go, 2, elsewhere)
                                .bytes()))
                .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.OTHER_PROPOSAL));
        assertThat(fromPanama(costaRica, given)).isInstanceOf(StepOutcome.Taken.class);
        assertThat(fromPanama(costaRica, signed(unitedStates, back, 4))).isInstanceOf(StepOutcome.Taken.class);
        assertThat(fromPanama(costaRica, given))
                .as("a go that was taken back is not given again by whoever relays it")
                .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.OLD_STATEMENT));
        assertThat(costaRica.operation(id).timeline())
                .filteredOn(event -> event.step() == OperationEvent.Step.MISSED)
                .extracting(OperationEvent::author, OperationEvent::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(unitedStates.id, "1"));
    }

    @Test
    void whatSaysNothingNew_isNotPassedOn_andNobodyTalksWithoutEnd() throws Exception {
        String id = agreed();
        TreeSet<AuthorityId> all = new TreeSet<>(Set.of(panama.id, costaRica.id, unitedStates.id));
        OperationMessage.Go go = new OperationMessage.Go(id, unitedStates.id, CLOCK.instant(), all);
        assertThat(fromPanama(costaRica, signed(unitedStates, go, 2))).isInstanceOf(StepOutcome.Taken.class);
        assertThat(fromPanama(costaRica, signed(unitedStates, go, 3)))
                .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.SAYS_THE_SAME));
        OperationMessage.TakeBack back = new OperationMessage.TakeBack(id, unitedStates.id, CLOCK.instant());
        assertThat(fromPanama(costaRica, signed(unitedStates, back, 1_001))).isInstanceOf(StepOutcome.Taken.class);
        assertThat(fromPanama(costaRica, signed(unitedStates, go, 1_002)))
                .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.SAID_ENOUGH));
        OperationMessage.Leave leave = new OperationMessage.Leave(id, unitedStates.id, CLOCK.instant());
        assertThat(fromPanama(costaRica, signed(unitedStates, leave, 1_003)))
                .as("whoever wants to leave can")
                .isInstanceOf(StepOutcome.Taken.class);
    }

    @Test
    void aProposalThatIntroducesSomebodyUnderAnotherKey_isRefused() throws Exception {
        propose();
        OperationMessage.Propose honest = panama.in(tx -> new OperationMessage.Propose(
                "ef".repeat(16),
                panama.id,
                CLOCK.instant(),
                proposal(costaRica, unitedStates),
                List.of(costaRica.card, panama.card, unitedStates.card)));
        for (NodeCard made : List.of(madeUp(unitedStates, colombia), madeUp(unitedStates, panama))) {
            assertThat(proposedWith(honest, List.of(costaRica.card, panama.card, made)))
                    .as("whom it knows by an earlier proposal only")
                    .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.OTHER_KEY));
        }
        assertThat(proposedWith(honest, List.of(madeUp(costaRica, colombia), panama.card, unitedStates.card)))
                .as("itself")
                .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.OTHER_KEY));
        assertThat(proposedWith(honest, List.of(costaRica.card, panama.card)))
                .as("nobody left out")
                .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.MALFORMED));
        NodeCard moved = NodeCard.kept(new String(unitedStates.card.bytes(), StandardCharsets.UTF_8)
                .replace("https://localhost:1", "https://localhost:2")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(proposedWith(honest, List.of(costaRica.card, panama.card, moved)))
                .as("a card that was changed after it was signed")
                .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.MALFORMED));
        assertThat(proposedWith(honest, honest.cards())).isInstanceOf(StepOutcome.Taken.class);
    }

    private static StepOutcome proposedWith(OperationMessage.Propose like, List<NodeCard> cards) {
        OperationMessage.Propose message =
                new OperationMessage.Propose(like.operation(), like.author(), like.at(), like.proposal(), cards);
        return fromPanama(
                costaRica, SignedStatement.signed(panama.keys, message, 1, "").bytes());
    }

    /** A card in the name of one office with the keys of another. */
    private static NodeCard madeUp(Office name, Office keys) {
        return NodeCard.of(name.card.authority(), name.card.endpoint(), keys.keys, CLOCK.instant());
    }

    @Test
    void aDateInAMessage_opensNoWindow() throws Exception {
        String id = propose();
        answer(costaRica, id, true);
        exchange();
        Instant inside = CLOCK.instant();
        CLOCK.move(Duration.ofDays(4));
        OperationMessage late = new OperationMessage.Answer(id, unitedStates.id, inside, true);
        assertThat(receive(unitedStates.id, signed(unitedStates, late, 1)))
                .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.OVER));
        assertThat(panama.operation(id).state()).isEqualTo(OperationState.LAPSED);
        OperationProposal over = new OperationProposal(
                "Last week",
                Purpose.ROUTES_AND_CARRIERS,
                inside,
                inside.plusSeconds(60),
                new TreeSet<>(Set.of(costaRica.id)),
                List.of("x y"));
        assertThat(panama.take(tx -> panama.operations.propose(tx, ANA, over)))
                .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.OVER));
        OperationMessage.Propose message = new OperationMessage.Propose(
                "0a".repeat(16), panama.id, inside, over, List.of(costaRica.card, panama.card));
        assertThat(fromPanama(
                        costaRica,
                        SignedStatement.signed(panama.keys, message, 1, "").bytes()))
                .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.OVER));
    }

    @Test
    void aGoIsTakenBack_andAllHearThatTheCommonGoStandsNoMore() throws Exception {
        String id = agreed();
        assertThat(costaRica.take(tx -> costaRica.operations.takeBack(tx, ANA, id)))
                .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.NO_GO_TO_TAKE_BACK));
        List.of(panama, costaRica, unitedStates).forEach(office -> go(office, id));
        exchange();
        stateEverywhere(id, OperationState.GO);
        assertThat(costaRica.take(tx -> costaRica.operations.takeBack(tx, ANA, id)))
                .isEqualTo(new StepOutcome.Taken(id));
        exchange();
        stateEverywhere(id, OperationState.AGREED);
        for (Office office : List.of(panama, costaRica, unitedStates)) {
            assertThat(office.operation(id).waitsFor()).containsExactly(costaRica.id);
            assertThat(office.operation(id).timeline())
                    .extracting(OperationEvent::step)
                    .endsWith(OperationEvent.Step.GO_TAKEN_BACK, OperationEvent.Step.GO_LAPSED);
        }
        go(costaRica, id);
        exchange();
        stateEverywhere(id, OperationState.GO);
        CLOCK.move(Duration.ofDays(4));
        assertThat(panama.take(tx -> panama.operations.takeBack(tx, ANA, id)))
                .isEqualTo(StepOutcome.NotTaken.because(StepObstacle.OVER));
    }

    private static StepOutcome receive(AuthorityId sender, byte[] content) {
        return panama.take(tx -> panama.operations.receive(tx, sender, content));
    }

    @Test
    void texts_holdNoPersonsNumber() {
        for (String text : Set.of("Call +507 6612-3401", "IBAN 1234567890", "write to x@y.org", "", "two\nlines")) {
            assertThatThrownBy(() -> ImpersonalText.require("title", text, 120))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        ImpersonalText.require("title", "Pier 14 and 2 boats on 2026-03-01", 120);
    }
}
