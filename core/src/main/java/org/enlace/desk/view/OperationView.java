// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.agreement.OfficerRole;
import org.enlace.card.NodeCard;
import org.enlace.model.AuthorityId;
import org.enlace.node.AuthorityNode;
import org.enlace.operation.JointOperation;
import org.enlace.operation.MemberStanding;
import org.enlace.operation.OperationEvent;
import org.enlace.operation.OperationMember;
import org.enlace.operation.OperationState;
import org.enlace.operation.OperationTask;

/** A joint operation as the desk shows it. */
public final class OperationView {
    private final AuthorityNode node;

    public OperationView(AuthorityNode node) {
        this.node = node;
    }

    private AuthorityId self() {
        return node.authority().id();
    }

    private JsonReply authority(AuthorityId id) {
        return JsonReply.authority(node.authorityOf(id));
    }

    public JsonReply summary(JointOperation operation) {
        return JsonReply.of("id", operation.id())
                .with("title", operation.proposal().title())
                .with("proposer", authority(operation.proposer()))
                .with("state", state(operation))
                .with("start", operation.proposal().starts())
                .with("end", operation.proposal().ends())
                .with("purpose", operation.proposal().purpose())
                .with(
                        "participants",
                        operation.members().stream()
                                .map(member -> member(operation, member))
                                .toList())
                .with(
                        "tasksOpen",
                        operation.tasks().stream().filter(OperationView::isOpen).count())
                .with(
                        "tasksDone",
                        operation.tasks().stream()
                                .filter(task -> task.progress() == OperationTask.Progress.DONE)
                                .count());
    }

    private String state(JointOperation operation) {
        Instant now = node.settings().clock().instant();
        return switch (operation.state()) {
            case PROPOSED -> "PROPOSED";
            case AGREED -> "PREPARING";
            case LAPSED -> "ENDED";
            case CALLED_OFF -> "CANCELLED";
            case GO -> {
                if (now.isBefore(operation.proposal().starts())) {
                    yield "GO";
                }
                yield now.isBefore(operation.proposal().ends()) ? "RUNNING" : "ENDED";
            }
        };
    }

    private JsonReply member(JointOperation operation, OperationMember member) {
        String answer = switch (member.standing()) {
            case INVITED -> "ASKED";
            case ACCEPTED -> "ACCEPTED";
            case DECLINED -> "DECLINED";
            case LEFT -> "LEFT";
        };
        return JsonReply.of("authority", authority(member.authority()))
                .with("answer", answer)
                .with("ready", operation.stands(member))
                .with(
                        "introduced",
                        member.introduced()
                                .filter(card -> isStranger(card.id()))
                                .map(NodeCard::fingerprint));
    }

    /** Whether only the proposer's word says whose key an authority's is: no card of it is pinned here. */
    private boolean isStranger(AuthorityId id) {
        return !id.equals(self())
                && node.database()
                        .read(tx -> node.mailroom().partners().find(tx, id))
                        .isEmpty();
    }

    public JsonReply detail(JointOperation operation, OfficerRole role) {
        return summary(operation)
                .with("objective", String.join("\n", operation.proposal().objectives()))
                .with("tasks", operation.tasks().stream().map(this::task).toList())
                .with(
                        "results",
                        operation.results().stream()
                                .map(result -> JsonReply.of("authority", authority(result.authority()))
                                        .with("kind", result.kind())
                                        .with("count", result.count())
                                        .with("at", result.at()))
                                .toList())
                .with(
                        "timeline",
                        operation.timeline().stream()
                                .map(event -> moment(operation, event))
                                .toList())
                .with("may", may(operation, role));
    }

    private JsonReply task(OperationTask task) {
        return JsonReply.of("id", task.id())
                .with("authority", authority(task.assignee()))
                .with("title", task.title())
                .with(
                        "state",
                        task.progress() == OperationTask.Progress.UNDER_WAY
                                ? "DOING"
                                : task.progress().name())
                .with("due", task.due());
    }

    private JsonReply moment(JointOperation operation, OperationEvent event) {
        return JsonReply.of("at", event.at())
                .with("code", code(event.step()))
                .with("authority", authority(event.author()))
                .with("user", event.officer())
                .with("note", note(operation, event));
    }

    /** What a moment is about where its code does not say it all: the task. */
    private static Optional<String> note(JointOperation operation, OperationEvent event) {
        return switch (event.step()) {
            case TASK_ASSIGNED, TASK_REPORTED ->
                operation.tasks().stream()
                        .filter(task -> event.detail().startsWith(task.id()))
                        .map(OperationTask::title)
                        .findFirst();
            case NOT_PASSED_ON -> Optional.of(event.detail()).filter(detail -> !detail.isEmpty());
            case PROPOSED, ACCEPTED, DECLINED, GO_GIVEN, GO_REACHED, GO_TAKEN_BACK, GO_LAPSED, RESULT, LEFT, MISSED ->
                Optional.empty();
        };
    }

    private static String code(OperationEvent.Step step) {
        return switch (step) {
            case PROPOSED -> "PROPOSED";
            case ACCEPTED -> "ACCEPTED";
            case DECLINED -> "DECLINED";
            case TASK_ASSIGNED -> "TASK_ADDED";
            case TASK_REPORTED -> "TASK_MOVED";
            case GO_GIVEN -> "GO";
            case GO_REACHED -> "GO_REACHED";
            case GO_TAKEN_BACK -> "GO_TAKEN_BACK";
            case GO_LAPSED -> "GO_LAPSED";
            case MISSED -> "MISSED";
            case RESULT -> "RESULT";
            case LEFT -> "LEFT";
            case NOT_PASSED_ON -> "NOT_PASSED_ON";
        };
    }

    private List<String> may(JointOperation operation, OfficerRole role) {
        List<String> may = new ArrayList<>();
        boolean coordinator = role == OfficerRole.COORDINATOR;
        boolean active = isStanding(operation, MemberStanding.ACCEPTED);
        boolean over = operation.state() == OperationState.LAPSED || operation.state() == OperationState.CALLED_OFF;
        boolean reports = coordinator || role == OfficerRole.LIAISON || role == OfficerRole.ANALYST;
        add(may, "ANSWER", coordinator && mustAnswer(operation, self()));
        add(may, "ADD_TASK", coordinator && active && !over);
        add(
                may,
                "MOVE_TASK",
                reports && active && !over && !openTasks(operation, self()).isEmpty());
        add(
                may,
                "GO",
                coordinator
                        && operation.state() == OperationState.AGREED
                        && operation.waitsFor().contains(self()));
        add(may, "TAKE_BACK", coordinator && isOpen(operation) && hasGiven(operation, self()));
        add(may, "RESULT", coordinator && active && wentAhead(operation));
        add(may, "LEAVE", (coordinator || role == OfficerRole.OVERSIGHT) && active && !over);
        return may;
    }

    private static void add(List<String> may, String step, boolean allowed) {
        if (allowed) {
            may.add(step);
        }
    }

    /** Whether the window has not ended and the operation was not called off. */
    private boolean isOpen(JointOperation operation) {
        boolean stands = operation.state() == OperationState.AGREED || operation.state() == OperationState.GO;
        return stands
                && !node.settings()
                        .clock()
                        .instant()
                        .isAfter(operation.proposal().ends());
    }

    private static boolean hasGiven(JointOperation operation, AuthorityId authority) {
        return operation.members().stream()
                .anyMatch(member -> member.authority().equals(authority)
                        && member.standing() == MemberStanding.ACCEPTED
                        && !member.givenFor().isEmpty());
    }

    private static boolean wentAhead(JointOperation operation) {
        return operation.timeline().stream().anyMatch(event -> event.step() == OperationEvent.Step.GO_REACHED);
    }

    private boolean isStanding(JointOperation operation, MemberStanding standing) {
        return standing(operation, self(), standing);
    }

    private static boolean standing(JointOperation operation, AuthorityId authority, MemberStanding standing) {
        return operation.members().stream()
                .anyMatch(member -> member.authority().equals(authority) && member.standing() == standing);
    }

    /** Whether an authority is invited and has not answered. */
    public static boolean mustAnswer(JointOperation operation, AuthorityId authority) {
        return operation.state() == OperationState.PROPOSED && standing(operation, authority, MemberStanding.INVITED);
    }

    private static boolean isOpen(OperationTask task) {
        return task.progress() == OperationTask.Progress.OPEN || task.progress() == OperationTask.Progress.UNDER_WAY;
    }

    /** What an authority still has to do. */
    public static List<OperationTask> openTasks(JointOperation operation, AuthorityId authority) {
        return operation.tasks().stream()
                .filter(task -> task.assignee().equals(authority) && isOpen(task))
                .toList();
    }
}
