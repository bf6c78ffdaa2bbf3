// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.enlace.progress.WorkKind;
import org.enlace.progress.WorkState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node that has much to do says of it meanwhile. */
class LongWorkTest {
    private static final int ROWS = 2_000;

    @TempDir
    private Path home;

    private static String rows() {
        StringBuilder file = new StringBuilder("id,nombre,telefono\n");
        for (int at = 0; at < ROWS; at++) {
            file.append("h%d,Persona Inventada %d,+5076%07d\n".formatted(at, at, at));
        }
        return file.toString();
    }

    @Test
    void rowsOfAFile_areCounted_whileItIsTakenIn_andBatchesUntilThePartnerAnswers() throws InterruptedException {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode node = neighbourhood.start("pa-security", "PA");
            AuthorityNode partner = neighbourhood.start("cr-migration", "CR");
            Neighbourhood.introduce(node, partner);
            neighbourhood.takeIn(partner, "p.csv", "id,nombre,telefono\np1,Edelmiro Bastidas,+50760000001\n");
            neighbourhood.takeIn(node, "n.csv", "id,nombre,telefono\nn1,Nilo Tejeira,+50760000002\n");
            neighbourhood.agree(node, partner);
            neighbourhood.settleVeil();
            neighbourhood.stop(partner);

            List<WorkState> seen = new CopyOnWriteArrayList<>();
            AtomicBoolean done = new AtomicBoolean();
            Thread looking = Thread.ofPlatform().start(() -> {
                while (!done.get()) {
                    seen.addAll(node.files().work().states());
                }
            });
            neighbourhood.takeIn(node, "h.csv", rows());
            done.set(true);
            looking.join();
            assertThat(seen)
                    .filteredOn(state -> state.kind() == WorkKind.INTAKE)
                    .anySatisfy(state -> assertThat(state.done()).isBetween(1L, ROWS - 1L))
                    .allSatisfy(state -> assertThat(state.total()).isEqualTo(ROWS + 1L));
            assertThat(node.files().work().doneInAll(WorkKind.INTAKE)).isEqualTo(ROWS + 1L);

            Neighbourhood.await("batches that wait for the partner", () -> waiting(node));
            neighbourhood.resume(partner.authority().id());
            neighbourhood.settleVeil();
            Neighbourhood.await("nothing more to wait for", () -> {
                node.wake();
                return !waiting(node);
            });
        }
    }

    private static boolean waiting(AuthorityNode node) {
        return node.files().work().states().stream()
                .anyMatch(state -> state.kind() == WorkKind.ANSWERS
                        && state.whom().equals("cr-migration")
                        && state.done() < state.total());
    }
}
