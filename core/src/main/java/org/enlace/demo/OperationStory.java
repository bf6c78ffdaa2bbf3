// SPDX-License-Identifier: Apache-2.0
package org.enlace.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.enlace.agreement.OfficerRole;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;
import org.enlace.node.AuthorityNode;
import org.enlace.node.NodeException;
import org.enlace.operation.ActingOfficer;
import org.enlace.operation.JointOperation;
import org.enlace.operation.MemberStanding;
import org.enlace.operation.OperationProposal;
import org.enlace.operation.OperationResult.Kind;
import org.enlace.operation.OperationState;
import org.enlace.operation.OperationTask.Progress;
import org.enlace.operation.StepOutcome;
import org.jdbi.v3.core.Handle;

/** The demo's joint operation, played by the script; every step may be repeated. */
final class OperationStory {
    static final String TITLE = "Operación Necoclí (demostración / demonstration)";
    private static final List<AuthorityId> INVITED =
            List.of(AuthorityId.of("co-migration"), AuthorityId.of("cr-migration"));
    private static final ActingOfficer COORDINATOR = ActingOfficer.of(DemoStory.OFFICER, OfficerRole.COORDINATOR);

    private final DemoRegion region;
    private final Runnable settle;

    /** {@code settle} waits until every envelope is receipted. */
    OperationStory(DemoRegion region, Runnable settle) {
        this.region = region;
        this.settle = settle;
    }

    /** Panama invites Colombia and Costa Rica, with a task for each; false where it has done so before. */
    boolean propose() {
        AuthorityNode panama = region.node(AuthorityId.of("pa-security"));
        if (!panama.database().read(panama.operations()::list).isEmpty()) {
            return false;
        }
        Instant now = panama.settings().clock().instant();
        OperationProposal proposal = new OperationProposal(
                TITLE,
                Purpose.ORGANISATIONS_AND_METHODS,
                now.minus(Duration.ofMinutes(1)),
                now.plus(Duration.ofDays(14)),
                new TreeSet<>(INVITED),
                List.of(
                        "Cerrar el mismo día las casas de seguridad entre el golfo y la frontera / Close the safe"
                                + " houses between the gulf and the border on one day",
                        "Asegurar los documentos falsos y los medios para hacerlos / Secure the forged documents and"
                                + " the means to make them",
                        "Congelar las cuentas que pagan lanchas y choferes / Freeze the accounts that pay for boats"
                                + " and drivers"));
        String id =
                taken(panama.database().inTransaction(tx -> panama.operations().propose(tx, COORDINATOR, proposal)));
        LocalDate due = LocalDate.ofInstant(now.plus(Duration.ofDays(7)), ZoneOffset.UTC);
        assign(
                panama,
                id,
                panama.authority().id(),
                "Ubicar el taller del falsificador / Locate the forger's workshop",
                due);
        assign(
                panama,
                id,
                INVITED.getFirst(),
                "Vigilar las lanchas del dueño identificado / Watch the boats of the owner who was found",
                due);
        assign(
                panama,
                id,
                INVITED.getLast(),
                "Seguir el dinero hasta quien lo recauda / Follow the money to its collector",
                due);
        settle.run();
        return true;
    }

    private static void assign(AuthorityNode node, String operation, AuthorityId to, String title, LocalDate due) {
        taken(node.database()
                .inTransaction(tx -> node.operations().assign(tx, COORDINATOR, operation, to, title, due)));
    }

    /** From the invitation to results: accepted, tasks done, one common go, results of each. */
    void operate() {
        region.nodes()
                .forEach(node -> each(node, operation -> {
                    boolean invited = operation.members().stream()
                            .anyMatch(member ->
                                    member.authority().equals(node.authority().id())
                                            && member.standing() == MemberStanding.INVITED);
                    if (invited) {
                        step(node, tx -> node.operations().answer(tx, COORDINATOR, operation.id(), true));
                    }
                }));
        settle.run();
        region.nodes()
                .forEach(node -> each(
                        node,
                        operation -> operation.tasks().stream()
                                .filter(task ->
                                        task.assignee().equals(node.authority().id())
                                                && task.progress() == Progress.OPEN)
                                .forEach(task -> step(
                                        node,
                                        tx -> node.operations().report(tx, COORDINATOR, task.id(), Progress.DONE)))));
        settle.run();
        region.nodes()
                .forEach(node -> each(node, operation -> {
                    if (operation.waitsFor().contains(node.authority().id())) {
                        step(node, tx -> node.operations().go(tx, COORDINATOR, operation.id()));
                    }
                }));
        settle.run();
        region.nodes()
                .forEach(node -> each(node, operation -> {
                    if (operation.state() == OperationState.GO
                            && operation.results().isEmpty()) {
                        step(
                                node,
                                tx -> node.operations()
                                        .result(tx, COORDINATOR, operation.id(), Kind.SUSPECTS_ARRESTED, 3));
                    }
                }));
        settle.run();
    }

    private static void each(AuthorityNode node, Consumer<JointOperation> work) {
        node.database().read(node.operations()::list).forEach(work);
    }

    private static void step(AuthorityNode node, Function<Handle, StepOutcome> work) {
        taken(node.database().inTransaction(work));
    }

    private static String taken(StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Taken(String id) -> id;
            case StepOutcome.NotTaken(String code, String reason) ->
                throw new NodeException(
                        NodeException.Reason.REFUSED, "a step of the operation was refused: code=" + code);
        };
    }
}
