// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.enlace.model.AuthorityId;
import org.enlace.operation.Event.Step;
import org.jdbi.v3.core.Handle;

/** Applies a message that the rules allow: its rows, its line in the timeline and its ledger entry. */
final class Steps {
    private final OperationLog log;
    private final Clock clock;

    Steps(OperationLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** {@code officer} is empty for what another authority did. */
    void apply(Handle tx, Statement statement, String officer) {
        OperationTable table = table(tx);
        Message message = statement.message();
        long before = standing(table, message);
        boolean went = isGo(table, message);
        write(table, message);
        long last = table.position(message.operation(), message.author());
        if (message instanceof Message.Propose) {
            table.proposal(message.operation(), statement.digest());
        }
        if (!table.keep(statement)) {
            note(tx, statement, Step.MISSED, Long.toString(statement.position() - last - 1), "");
        }
        note(tx, statement, step(message), detail(message), officer);
        if (!went && isGo(table, message)) {
            note(tx, statement, Step.GO_REACHED, "", "");
        }
        long lapsed = before - standing(table, message);
        if (lapsed > 0 || (went && !isGo(table, message))) {
            note(tx, statement, Step.GO_LAPSED, Long.toString(lapsed), "");
        }
    }

    private static void write(OperationTable table, Message message) {
        switch (message) {
            case Message.Propose propose -> table.insert(propose);
            case Message.Answer answer -> table.stand(answer, answer.accepts() ? Standing.ACCEPTED : Standing.DECLINED);
            case Message.Assign assign -> table.insert(assign);
            case Message.Report report -> table.report(report);
            case Message.Go go -> table.go(go);
            case Message.TakeBack takeBack -> table.takeBack(takeBack);
            case Message.Achieved achieved -> table.result(achieved);
            case Message.Leave leave -> table.stand(leave, Standing.LEFT);
        }
    }

    /** Says in the timeline and the ledger that a message did not reach a participant. */
    void notPassedOn(Handle tx, Statement statement, AuthorityId to, String code) {
        note(tx, statement, Step.NOT_PASSED_ON, to + ":" + code, "");
    }

    private void note(Handle tx, Statement statement, Step step, String detail, String officer) {
        Message message = statement.message();
        Map<String, Object> fields = new TreeMap<>(Map.of(
                "operation", message.operation(),
                "author", message.author().value(),
                "step", step.name(),
                "statement", statement.digest()));
        if (!detail.isEmpty()) {
            fields.put("detail", detail);
        }
        log.append(tx, fields);
        table(tx).event(message.operation(), new Event(clock.instant(), message.author(), step, detail, officer));
    }

    private OperationTable table(Handle tx) {
        return new OperationTable(tx, clock.instant());
    }

    private static boolean isGo(OperationTable table, Message message) {
        return table.find(message.operation(), false)
                .map(operation -> operation.state() == State.GO)
                .orElse(false);
    }

    /** How many goes of others than the author stand. */
    private static long standing(OperationTable table, Message message) {
        return table.find(message.operation(), false).stream()
                .flatMap(operation -> operation.members().stream().filter(operation::stands))
                .filter(member -> !member.authority().equals(message.author()))
                .count();
    }

    private static Step step(Message message) {
        return switch (message) {
            case Message.Propose propose -> Step.PROPOSED;
            case Message.Answer answer -> answer.accepts() ? Step.ACCEPTED : Step.DECLINED;
            case Message.Assign assign -> Step.TASK_ASSIGNED;
            case Message.Report report -> Step.TASK_REPORTED;
            case Message.Go go -> Step.GO_GIVEN;
            case Message.TakeBack takeBack -> Step.GO_TAKEN_BACK;
            case Message.Achieved achieved -> Step.RESULT;
            case Message.Leave leave -> Step.LEFT;
        };
    }

    private static String detail(Message message) {
        return switch (message) {
            case Message.Propose propose -> "";
            case Message.Answer answer -> "";
            case Message.Assign assign -> assign.task() + ":" + assign.assignee();
            case Message.Report report -> report.task() + ":" + report.progress();
            case Message.Go go -> Integer.toString(go.members().size());
            case Message.TakeBack takeBack -> "";
            case Message.Achieved achieved -> achieved.kind() + ":" + achieved.count();
            case Message.Leave leave -> "";
        };
    }
}
