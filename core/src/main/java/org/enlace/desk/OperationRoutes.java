// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.enlace.desk.view.JsonReply;
import org.enlace.desk.view.OperationView;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;
import org.enlace.node.AuthorityNode;
import org.enlace.operation.ActingOfficer;
import org.enlace.operation.JointOperation;
import org.enlace.operation.JointOperations;
import org.enlace.operation.OperationProposal;
import org.enlace.operation.OperationResult;
import org.enlace.operation.OperationTask;
import org.enlace.operation.StepOutcome;
import org.enlace.store.ChangeNotices.Change;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** Joint operations: propose, answer, tasks, the common go, results, leave. */
final class OperationRoutes {
    private static final Duration USUAL_WINDOW = Duration.ofDays(7);
    private static final long MOST = 1_000_000_000L;

    private final AuthorityNode node;
    private final OperationView view;

    OperationRoutes(AuthorityNode node) {
        this.node = node;
        view = new OperationView(node);
    }

    void add(RouteTable routes) {
        routes.get(
                "operations",
                call -> node.database()
                        .read(tx -> call.page(operations().list(tx), OfficerRequest.each(view::summary))));
        routes.get("operations/{id}", call -> node.database().read(tx -> detail(tx, call.path(0), call)));
        routes.post("operations", this::propose);
        routes.post(
                "operations/{id}/answer",
                call -> step(
                        call, tx -> operations().answer(tx, officer(call), call.path(0), flag(call.json(), "accept"))));
        routes.post("operations/{id}/tasks", this::assign);
        routes.put("operations/{id}/tasks/{task}", this::report);
        routes.post("operations/{id}/go", this::go);
        routes.post("operations/{id}/result", this::result);
        routes.post(
                "operations/{id}/leave", call -> step(call, tx -> operations().leave(tx, officer(call), call.path(0))));
    }

    private JointOperations operations() {
        return node.operations();
    }

    private static ActingOfficer officer(OfficerRequest call) {
        return ActingOfficer.of(call.officer(), call.role());
    }

    private JsonReply detail(Handle tx, String id, OfficerRequest call) {
        JointOperation operation = operations().find(tx, id).orElseThrow(() -> DeskProblem.notFound("operation"));
        return view.detail(operation, call.role());
    }

    private JsonReply step(OfficerRequest call, Function<Handle, StepOutcome> work) {
        taken(node.database().inTransaction(work));
        return node.database().read(tx -> detail(tx, call.path(0), call));
    }

    /** The id of what was done; a step that was not taken is told as a refusal, after its transaction. */
    private String taken(StepOutcome outcome) {
        node.changes().tell(Change.OPERATIONS);
        return switch (outcome) {
            case StepOutcome.Taken(String id) -> id;
            case StepOutcome.NotTaken(String code, String reason) -> throw DeskProblem.refused(code, reason);
        };
    }

    private JsonReply propose(OfficerRequest call) {
        JsonNode body = call.json();
        List<AuthorityId> invited = new ArrayList<>();
        body.path("participants").forEach(one -> invited.add(AuthorityId.of(one.asString())));
        Instant starts = time(OfficerRequest.required(body, "start", 40));
        String end = OfficerRequest.text(body, "end", 40);
        OperationProposal proposal = new OperationProposal(
                OfficerRequest.required(body, "title", 120),
                OfficerRequest.choice(body, "purpose", Purpose.class),
                starts,
                end.isEmpty() ? starts.plus(USUAL_WINDOW) : time(end),
                new TreeSet<>(invited),
                OfficerRequest.required(body, "objective", 3000)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
        String id = taken(node.database().inTransaction(tx -> operations().propose(tx, officer(call), proposal)));
        return node.database().read(tx -> detail(tx, id, call));
    }

    private JsonReply assign(OfficerRequest call) {
        JsonNode body = call.json();
        AuthorityId to = AuthorityId.of(OfficerRequest.required(body, "authority", 40));
        String title = OfficerRequest.required(body, "title", 200);
        String due = OfficerRequest.text(body, "due", 40);
        LocalDate day = due.isEmpty()
                ? LocalDate.ofInstant(node.settings().clock().instant().plus(USUAL_WINDOW), ZoneOffset.UTC)
                : day(due);
        return step(call, tx -> operations().assign(tx, officer(call), call.path(0), to, title, day));
    }

    private JsonReply report(OfficerRequest call) {
        String state = OfficerRequest.required(call.json(), "state", 20);
        OperationTask.Progress progress = state.equals("DOING")
                ? OperationTask.Progress.UNDER_WAY
                : OfficerRequest.constant(state, "state", OperationTask.Progress.class);
        return step(call, tx -> {
            JointOperation operation =
                    operations().find(tx, call.path(0)).orElseThrow(() -> DeskProblem.notFound("operation"));
            if (operation.tasks().stream().noneMatch(task -> task.id().equals(call.path(1)))) {
                throw DeskProblem.notFound("task");
            }
            return operations().report(tx, officer(call), call.path(1), progress);
        });
    }

    private JsonReply go(OfficerRequest call) {
        boolean go = flag(call.json(), "go");
        return step(
                call,
                tx -> go
                        ? operations().go(tx, officer(call), call.path(0))
                        : operations().takeBack(tx, officer(call), call.path(0)));
    }

    private JsonReply result(OfficerRequest call) {
        JsonNode body = call.json();
        OperationResult.Kind kind = OfficerRequest.choice(body, "kind", OperationResult.Kind.class);
        JsonNode count = body.path("count");
        if (!count.isIntegralNumber() || count.longValue() < 0 || count.longValue() > MOST) {
            throw DeskProblem.badInput("count must be a whole number of 0 or more");
        }
        return step(call, tx -> operations().result(tx, officer(call), call.path(0), kind, count.longValue()));
    }

    private static boolean flag(JsonNode body, String name) {
        if (!body.path(name).isBoolean()) {
            throw DeskProblem.badInput(name + " must be true or false");
        }
        return body.path(name).booleanValue();
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException unfit) {
            throw DeskProblem.badInput("a time must be written like 2026-03-01T14:05:00Z");
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException unfit) {
            throw DeskProblem.badInput("a day must be written like 2026-03-01");
        }
    }
}
