// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.time.Instant;
import java.util.Optional;
import org.enlace.model.AuthorityId;

/** What an author may do in an operation. The same rules hold at home and for what arrives. */
final class StepRules {
    private static final int MOST_TASKS = 500;
    private static final int MOST_STATEMENTS = 1_000;

    private StepRules() {}

    /**
     * Why {@code message}, said at a place among its author's statements, may not be applied to {@code operation} at this
     * node's own time {@code now}, or empty. A proposal is judged elsewhere.
     */
    static Optional<StepObstacle> against(
            JointOperation operation, OperationMessage message, long position, Instant now) {
        boolean parting = message instanceof OperationMessage.Leave || message instanceof OperationMessage.TakeBack;
        return position > MOST_STATEMENTS && !parting
                ? Optional.of(StepObstacle.SAID_ENOUGH)
                : against(operation, message, now);
    }

    private static Optional<StepObstacle> against(JointOperation operation, OperationMessage message, Instant now) {
        AuthorityId author = message.author();
        return switch (message) {
            case OperationMessage.Propose propose -> Optional.of(StepObstacle.KNOWN_OPERATION);
            case OperationMessage.Answer answer -> answer(operation, author);
            case OperationMessage.Assign assign -> assign(operation, assign);
            case OperationMessage.Report report -> report(operation, report);
            case OperationMessage.Go go -> go(operation, go);
            case OperationMessage.TakeBack takeBack -> takeBack(operation, author, now);
            case OperationMessage.Achieved achieved -> result(operation, achieved);
            case OperationMessage.Leave leave ->
                unless(
                        operation.isActive(author) || operation.member(author).standing() == MemberStanding.INVITED,
                        StepObstacle.NOT_TAKING_PART);
        };
    }

    private static Optional<StepObstacle> answer(JointOperation operation, AuthorityId author) {
        if (isOver(operation)) {
            return Optional.of(StepObstacle.OVER);
        }
        return unless(operation.member(author).standing() == MemberStanding.INVITED, StepObstacle.ALREADY_ANSWERED);
    }

    private static Optional<StepObstacle> assign(JointOperation operation, OperationMessage.Assign assign) {
        if (isOver(operation)) {
            return Optional.of(StepObstacle.OVER);
        }
        if (operation.tasks().size() >= MOST_TASKS
                || operation.tasks().stream().anyMatch(task -> task.id().equals(assign.task()))) {
            return Optional.of(StepObstacle.NO_MORE_TASKS);
        }
        return unless(
                operation.isActive(assign.author())
                        && (operation.isActive(assign.assignee())
                                || operation.member(assign.assignee()).standing() == MemberStanding.INVITED),
                StepObstacle.NOT_TAKING_PART);
    }

    private static Optional<StepObstacle> report(JointOperation operation, OperationMessage.Report report) {
        Optional<OperationTask> task = operation.tasks().stream()
                .filter(known -> known.id().equals(report.task()))
                .findFirst();
        if (task.isEmpty()) {
            return Optional.of(StepObstacle.UNKNOWN_TASK);
        }
        if (!task.get().assignee().equals(report.author())) {
            return Optional.of(StepObstacle.NOT_ASSIGNED);
        }
        return unless(task.get().progress() != report.progress(), StepObstacle.SAYS_THE_SAME);
    }

    private static Optional<StepObstacle> go(JointOperation operation, OperationMessage.Go go) {
        if (isOver(operation)) {
            return Optional.of(StepObstacle.OVER);
        }
        if (!operation.isActive(go.author())) {
            return Optional.of(StepObstacle.NOT_TAKING_PART);
        }
        if (!go.members().contains(go.author()) || go.members().size() < 2) {
            return Optional.of(StepObstacle.NOT_AGREED);
        }
        return unless(!operation.member(go.author()).givenFor().equals(go.members()), StepObstacle.SAYS_THE_SAME);
    }

    private static Optional<StepObstacle> takeBack(JointOperation operation, AuthorityId author, Instant now) {
        if (isOver(operation) || now.isAfter(operation.proposal().ends())) {
            return Optional.of(StepObstacle.OVER);
        }
        OperationMember member = operation.member(author);
        return unless(member.isActive() && !member.givenFor().isEmpty(), StepObstacle.NO_GO_TO_TAKE_BACK);
    }

    /** Needs a go that the author once gave: whether all others gave theirs may be known there and not yet here. */
    private static Optional<StepObstacle> result(JointOperation operation, OperationMessage.Achieved achieved) {
        boolean gave = operation.timeline().stream()
                .anyMatch(event -> event.step() == OperationEvent.Step.GO_GIVEN
                        && event.author().equals(achieved.author()));
        if (!gave) {
            return Optional.of(StepObstacle.NO_GO_YET);
        }
        boolean stands = operation.results().stream()
                .anyMatch(known -> known.authority().equals(achieved.author())
                        && known.kind() == achieved.kind()
                        && known.count() == achieved.count());
        return unless(!stands, StepObstacle.SAYS_THE_SAME);
    }

    private static boolean isOver(JointOperation operation) {
        return operation.state() == OperationState.LAPSED || operation.state() == OperationState.CALLED_OFF;
    }

    private static Optional<StepObstacle> unless(boolean holds, StepObstacle obstacle) {
        return holds ? Optional.empty() : Optional.of(obstacle);
    }
}
