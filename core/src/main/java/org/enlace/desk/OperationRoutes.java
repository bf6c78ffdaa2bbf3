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
import org.enlace.desk.view.OperationView;
import org.enlace.desk.view.Reply;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;
import org.enlace.node.Node;
import org.enlace.operation.JointOperation;
import org.enlace.operation.Officer;
import org.enlace.operation.Operations;
import org.enlace.operation.Outcome;
import org.enlace.operation.Proposal;
import org.enlace.operation.Result;
import org.enlace.operation.Task;
import org.enlace.store.Changes.Change;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** Joint operations: propose, answer, tasks, the common go, results, leave. */
final class OperationRoutes {
    private static final Duration USUAL_WINDOW = Duration.ofDays(7);
    private static final long MOST = 1_000_000_000L;

    private final Node node;
    private final OperationView view;

    OperationRoutes(Node node) {
        this.node = node;
        view = new OperationView(node);
    }

    void add(Routes routes) {
        routes.get(
                "operations",
                call -> node.database().read(tx -> call.page(operations().list(tx), Call.each(view::summary))));
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

    private Operations operations() {
        return node.operations();
    }

    private static Officer officer(Call call) {
        return Officer.of(call.officer(), call.role());
    }

    private Reply detail(Handle tx, String id, Call call) {
        JointOperation operation = operations().find(tx, id).orElseThrow(() -> Problem.notFound("operation"));
        return view.detail(operation, call.role());
    }

    private Reply step(Call call, Function<Handle, Outcome> work) {
        taken(node.database().inTransaction(work));
        return node.database().read(tx -> detail(tx, call.path(0), call));
    }

    /** The id of what was done; a step that was not taken is told as a refusal, after its transaction. */
    private String taken(Outcome outcome) {
        node.changes().tell(Change.OPERATIONS);
        return switch (outcome) {
            case Outcome.Taken(String id) -> id;
            case Outcome.NotTaken(String code, String reason) -> throw Problem.refused(code, reason);
        };
    }

    private Reply propose(Call call) {
        JsonNode body = call.json();
        List<AuthorityId> invited = new ArrayList<>();
        body.path("participants").forEach(one -> invited.add(AuthorityId.of(one.asString())));
        Instant starts = time(Call.required(body, "start", 40));
        String end = Call.text(body, "end", 40);
        Proposal proposal = new Proposal(
                Call.required(body, "title", 120),
                Call.choice(body, "purpose", Purpose.class),
                starts,
                end.isEmpty() ? starts.plus(USUAL_WINDOW) : time(end),
                new TreeSet<>(invited),
                Call.required(body, "objective", 3000)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
        String id = taken(node.database().inTransaction(tx -> operations().propose(tx, officer(call), proposal)));
        return node.database().read(tx -> detail(tx, id, call));
    }

    private Reply assign(Call call) {
        JsonNode body = call.json();
        AuthorityId to = AuthorityId.of(Call.required(body, "authority", 40));
        String title = Call.required(body, "title", 200);
        String due = Call.text(body, "due", 40);
        LocalDate day = due.isEmpty()
                ? LocalDate.ofInstant(node.settings().clock().instant().plus(USUAL_WINDOW), ZoneOffset.UTC)
                : day(due);
        return step(call, tx -> operations().assign(tx, officer(call), call.path(0), to, title, day));
    }

    private Reply report(Call call) {
        String state = Call.required(call.json(), "state", 20);
        Task.Progress progress =
                state.equals("DOING") ? Task.Progress.UNDER_WAY : Call.constant(state, "state", Task.Progress.class);
        return step(call, tx -> {
            JointOperation operation =
                    operations().find(tx, call.path(0)).orElseThrow(() -> Problem.notFound("operation"));
            if (operation.tasks().stream().noneMatch(task -> task.id().equals(call.path(1)))) {
                throw Problem.notFound("task");
            }
            return operations().report(tx, officer(call), call.path(1), progress);
        });
    }

    private Reply go(Call call) {
        boolean go = flag(call.json(), "go");
        return step(
                call,
                tx -> go
                        ? operations().go(tx, officer(call), call.path(0))
                        : operations().takeBack(tx, officer(call), call.path(0)));
    }

    private Reply result(Call call) {
        JsonNode body = call.json();
        Result.Kind kind = Call.choice(body, "kind", Result.Kind.class);
        JsonNode count = body.path("count");
        if (!count.isIntegralNumber() || count.longValue() < 0 || count.longValue() > MOST) {
            throw Problem.badInput("count must be a whole number of 0 or more");
        }
        return step(call, tx -> operations().result(tx, officer(call), call.path(0), kind, count.longValue()));
    }

    private static boolean flag(JsonNode body, String name) {
        if (!body.path(name).isBoolean()) {
            throw Problem.badInput(name + " must be true or false");
        }
        return body.path(name).booleanValue();
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException unfit) {
            throw Problem.badInput("a time must be written like 2026-03-01T14:05:00Z");
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException unfit) {
            throw Problem.badInput("a day must be written like 2026-03-01");
        }
    }
}
