// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.time.Clock;
import java.util.Optional;
import org.enlace.ledger.entry.NodeEntry;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.operation.OperationEvent.Step;
import org.jdbi.v3.core.Handle;

/** Applies a message that the rules allow: its rows, its line in the timeline and its ledger entry. */
final class StepApplication {
    private final OperationLog log;
    private final Clock clock;

    StepApplication(OperationLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** What an own officer did. */
    void apply(Handle tx, SignedStatement statement, OfficerName officer) {
        apply(tx, statement, Optional.of(officer));
    }

    /** What another authority did. */
    void apply(Handle tx, SignedStatement statement) {
        apply(tx, statement, Optional.empty());
    }

    private void apply(Handle tx, SignedStatement statement, Optional<OfficerName> officer) {
        OperationTable table = table(tx);
        OperationMessage message = statement.message();
        long before = standing(table, message);
        boolean went = isGo(table, message);
        write(table, message);
        long last = table.position(message.operation(), message.author());
        if (message instanceof OperationMessage.Propose) {
            table.proposal(message.operation(), statement.digest());
        }
        if (!table.keep(statement)) {
            note(tx, statement, Step.MISSED, Long.toString(statement.position() - last - 1), Optional.empty());
        }
        note(tx, statement, step(message), detail(message), officer);
        if (!went && isGo(table, message)) {
            note(tx, statement, Step.GO_REACHED, "", Optional.empty());
        }
        long lapsed = before - standing(table, message);
        if (lapsed > 0 || (went && !isGo(table, message))) {
            note(tx, statement, Step.GO_LAPSED, Long.toString(lapsed), Optional.empty());
        }
    }

    private static void write(OperationTable table, OperationMessage message) {
        switch (message) {
            case OperationMessage.Propose propose -> table.insert(propose);
            case OperationMessage.Answer answer ->
                table.stand(answer, answer.accepts() ? MemberStanding.ACCEPTED : MemberStanding.DECLINED);
            case OperationMessage.Assign assign -> table.insert(assign);
            case OperationMessage.Report report -> table.report(report);
            case OperationMessage.Go go -> table.go(go);
            case OperationMessage.TakeBack takeBack -> table.takeBack(takeBack);
            case OperationMessage.Achieved achieved -> table.result(achieved);
            case OperationMessage.Leave leave -> table.stand(leave, MemberStanding.LEFT);
        }
    }

    /** Says in the timeline and the ledger that a message did not reach a participant. */
    void notPassedOn(Handle tx, SignedStatement statement, AuthorityId to, String code) {
        note(tx, statement, Step.NOT_PASSED_ON, to + ":" + code, Optional.empty());
    }

    private void note(Handle tx, SignedStatement statement, Step step, String detail, Optional<OfficerName> officer) {
        OperationMessage message = statement.message();
        log.append(
                tx,
                new NodeEntry.OperationStep(
                        message.operation(),
                        message.author(),
                        step.name(),
                        statement.digest(),
                        detail.isEmpty() ? Optional.empty() : Optional.of(detail)));
        table(tx)
                .event(
                        message.operation(),
                        new OperationEvent(clock.instant(), message.author(), step, detail, officer));
    }

    private OperationTable table(Handle tx) {
        return new OperationTable(tx, clock.instant());
    }

    private static boolean isGo(OperationTable table, OperationMessage message) {
        return table.find(message.operation(), false)
                .map(operation -> operation.state() == OperationState.GO)
                .orElse(false);
    }

    /** How many goes of others than the author stand. */
    private static long standing(OperationTable table, OperationMessage message) {
        return table.find(message.operation(), false).stream()
                .flatMap(operation -> operation.members().stream().filter(operation::stands))
                .filter(member -> !member.authority().equals(message.author()))
                .count();
    }

    private static Step step(OperationMessage message) {
        return switch (message) {
            case OperationMessage.Propose propose -> Step.PROPOSED;
            case OperationMessage.Answer answer -> answer.accepts() ? Step.ACCEPTED : Step.DECLINED;
            case OperationMessage.Assign assign -> Step.TASK_ASSIGNED;
            case OperationMessage.Report report -> Step.TASK_REPORTED;
            case OperationMessage.Go go -> Step.GO_GIVEN;
            case OperationMessage.TakeBack takeBack -> Step.GO_TAKEN_BACK;
            case OperationMessage.Achieved achieved -> Step.RESULT;
            case OperationMessage.Leave leave -> Step.LEFT;
        };
    }

    private static String detail(OperationMessage message) {
        return switch (message) {
            case OperationMessage.Propose propose -> "";
            case OperationMessage.Answer answer -> "";
            case OperationMessage.Assign assign -> assign.task() + ":" + assign.assignee();
            case OperationMessage.Report report -> report.task() + ":" + report.progress();
            case OperationMessage.Go go -> Integer.toString(go.members().size());
            case OperationMessage.TakeBack takeBack -> "";
            case OperationMessage.Achieved achieved -> achieved.kind() + ":" + achieved.count();
            case OperationMessage.Leave leave -> "";
        };
    }
}
