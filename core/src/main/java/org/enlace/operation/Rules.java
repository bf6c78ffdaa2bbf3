// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.time.Instant;
import java.util.Optional;
import org.enlace.model.AuthorityId;

/** What an author may do in an operation. The same rules hold at home and for what arrives. */
final class Rules {
    private static final int MOST_TASKS = 500;
    private static final int MOST_STATEMENTS = 1_000;

    private Rules() {}

    /**
     * Why {@code message}, said at a place among its author's statements, may not be applied to {@code operation} at this
     * node's own time {@code now}, or empty. A proposal is judged elsewhere.
     */
    static Optional<Obstacle> against(JointOperation operation, Message message, long position, Instant now) {
        boolean parting = message instanceof Message.Leave || message instanceof Message.TakeBack;
        return position > MOST_STATEMENTS && !parting
                ? Optional.of(Obstacle.SAID_ENOUGH)
                : against(operation, message, now);
    }

    private static Optional<Obstacle> against(JointOperation operation, Message message, Instant now) {
        AuthorityId author = message.author();
        return switch (message) {
            case Message.Propose propose -> Optional.of(Obstacle.KNOWN_OPERATION);
            case Message.Answer answer -> answer(operation, author);
            case Message.Assign assign -> assign(operation, assign);
            case Message.Report report -> report(operation, report);
            case Message.Go go -> go(operation, go);
            case Message.TakeBack takeBack -> takeBack(operation, author, now);
            case Message.Achieved achieved -> result(operation, achieved);
            case Message.Leave leave ->
                unless(
                        operation.isActive(author) || operation.member(author).standing() == Standing.INVITED,
                        Obstacle.NOT_TAKING_PART);
        };
    }

    private static Optional<Obstacle> answer(JointOperation operation, AuthorityId author) {
        if (isOver(operation)) {
            return Optional.of(Obstacle.OVER);
        }
        return unless(operation.member(author).standing() == Standing.INVITED, Obstacle.ALREADY_ANSWERED);
    }

    private static Optional<Obstacle> assign(JointOperation operation, Message.Assign assign) {
        if (isOver(operation)) {
            return Optional.of(Obstacle.OVER);
        }
        if (operation.tasks().size() >= MOST_TASKS
                || operation.tasks().stream().anyMatch(task -> task.id().equals(assign.task()))) {
            return Optional.of(Obstacle.NO_MORE_TASKS);
        }
        return unless(
                operation.isActive(assign.author())
                        && (operation.isActive(assign.assignee())
                                || operation.member(assign.assignee()).standing() == Standing.INVITED),
                Obstacle.NOT_TAKING_PART);
    }

    private static Optional<Obstacle> report(JointOperation operation, Message.Report report) {
        Optional<Task> task = operation.tasks().stream()
                .filter(known -> known.id().equals(report.task()))
                .findFirst();
        if (task.isEmpty()) {
            return Optional.of(Obstacle.UNKNOWN_TASK);
        }
        if (!task.get().assignee().equals(report.author())) {
            return Optional.of(Obstacle.NOT_ASSIGNED);
        }
        return unless(task.get().progress() != report.progress(), Obstacle.SAYS_THE_SAME);
    }

    private static Optional<Obstacle> go(JointOperation operation, Message.Go go) {
        if (isOver(operation)) {
            return Optional.of(Obstacle.OVER);
        }
        if (!operation.isActive(go.author())) {
            return Optional.of(Obstacle.NOT_TAKING_PART);
        }
        if (!go.members().contains(go.author()) || go.members().size() < 2) {
            return Optional.of(Obstacle.NOT_AGREED);
        }
        return unless(!operation.member(go.author()).givenFor().equals(go.members()), Obstacle.SAYS_THE_SAME);
    }

    private static Optional<Obstacle> takeBack(JointOperation operation, AuthorityId author, Instant now) {
        if (isOver(operation) || now.isAfter(operation.proposal().ends())) {
            return Optional.of(Obstacle.OVER);
        }
        Member member = operation.member(author);
        return unless(member.isActive() && !member.givenFor().isEmpty(), Obstacle.NO_GO_TO_TAKE_BACK);
    }

    /** Needs a go that the author once gave: whether all others gave theirs may be known there and not yet here. */
    private static Optional<Obstacle> result(JointOperation operation, Message.Achieved achieved) {
        boolean gave = operation.timeline().stream()
                .anyMatch(event ->
                        event.step() == Event.Step.GO_GIVEN && event.author().equals(achieved.author()));
        if (!gave) {
            return Optional.of(Obstacle.NO_GO_YET);
        }
        boolean stands = operation.results().stream()
                .anyMatch(known -> known.authority().equals(achieved.author())
                        && known.kind() == achieved.kind()
                        && known.count() == achieved.count());
        return unless(!stands, Obstacle.SAYS_THE_SAME);
    }

    private static boolean isOver(JointOperation operation) {
        return operation.state() == State.LAPSED || operation.state() == State.CALLED_OFF;
    }

    private static Optional<Obstacle> unless(boolean holds, Obstacle obstacle) {
        return holds ? Optional.empty() : Optional.of(obstacle);
    }
}
