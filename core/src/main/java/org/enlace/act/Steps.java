// SPDX-License-Identifier: Apache-2.0
package org.enlace.act;

import java.util.Map;
import java.util.TreeMap;
import org.enlace.act.Event.Step;
import org.enlace.model.AuthorityId;
import org.jdbi.v3.core.Handle;

/** Applies a message that the rules allow: its rows, its line in the timeline and its ledger entry. */
final class Steps {
    private final OperationLog log;

    Steps(OperationLog log) {
        this.log = log;
    }

    /** {@code officer} is empty for what another authority did. */
    void apply(Handle tx, Message message, String officer) {
        OperationTable table = new OperationTable(tx);
        boolean before = isGo(table, message);
        switch (message) {
            case Message.Propose propose -> table.insert(propose);
            case Message.Answer answer -> table.stand(answer, answer.accepts() ? Standing.ACCEPTED : Standing.DECLINED);
            case Message.Assign assign -> table.insert(assign);
            case Message.Report report -> table.report(report);
            case Message.Go go -> table.go(go);
            case Message.Achieved achieved -> table.result(achieved);
            case Message.Leave leave -> table.stand(leave, Standing.LEFT);
        }
        note(tx, message, step(message), detail(message), officer);
        if (!before && isGo(table, message)) {
            note(tx, message, Step.GO_REACHED, "", "");
        }
    }

    /** Says in the timeline and the ledger that a message did not reach a participant. */
    void notPassedOn(Handle tx, Message message, AuthorityId to, String code) {
        note(tx, message, Step.NOT_PASSED_ON, to + ":" + code, "");
    }

    private void note(Handle tx, Message message, Step step, String detail, String officer) {
        Map<String, Object> fields = new TreeMap<>(Map.of(
                "operation", message.operation(), "author", message.author().value(), "step", step.name()));
        if (!detail.isEmpty()) {
            fields.put("detail", detail);
        }
        log.append(tx, fields);
        new OperationTable(tx)
                .event(message.operation(), new Event(message.at(), message.author(), step, detail, officer));
    }

    private static boolean isGo(OperationTable table, Message message) {
        return table.find(message.operation(), message.at(), false)
                .map(operation -> operation.state() == State.GO)
                .orElse(false);
    }

    private static Step step(Message message) {
        return switch (message) {
            case Message.Propose propose -> Step.PROPOSED;
            case Message.Answer answer -> answer.accepts() ? Step.ACCEPTED : Step.DECLINED;
            case Message.Assign assign -> Step.TASK_ASSIGNED;
            case Message.Report report -> Step.TASK_REPORTED;
            case Message.Go go -> Step.GO_GIVEN;
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
            case Message.Achieved achieved -> achieved.kind() + ":" + achieved.count();
            case Message.Leave leave -> "";
        };
    }
}
