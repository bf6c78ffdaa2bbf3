// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.QueryBudget;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.store.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blinding, padding and proving draw chance: whether a connection is held is asked at that moment. */
class ShortTransactionTest {
    private static final int SEED = 32;

    @TempDir
    private Path home;

    /** Real chance that notes whether whoever draws much of it holds a connection. */
    private static final class WatchedChance extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final transient AtomicReference<Optional<Database>> watched = new AtomicReference<>(Optional.empty());
        private final transient List<Boolean> held = new CopyOnWriteArrayList<>();
        private final transient AtomicReference<Optional<Runnable>> blinding = new AtomicReference<>(Optional.empty());

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length >= SEED) {
                watched.get().ifPresent(database -> held.add(database.isInTransaction()));
            }
            if (bytes.length == SEED) { // that of the blinds of one set of questions
                blinding.getAndSet(Optional.empty()).ifPresent(Runnable::run);
            }
            super.nextBytes(bytes);
        }
    }

    @Test
    void noConnectionIsHeld_whileQuestionsAreBlindedAndAnswersProved() {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            WatchedChance chance = new WatchedChance();
            AuthorityNode one = neighbourhood.start("short-one", "PA", neighbourhood.clock(), chance);
            AuthorityNode other = neighbourhood.start("short-other", "CO");
            Neighbourhood.introduce(one, other);
            String table = "id,nombre,nacido,telefono\nv1,Onésimo Barranco,1971-03-05,+50760000001\n";
            neighbourhood.takeIn(one, "cases.csv", table);
            neighbourhood.takeIn(other, "cases.csv", table);
            chance.watched.set(Optional.of(one.database()));
            neighbourhood.agree(one, other);
            neighbourhood.settleVeil();
            assertThat(one.database().read(one.hits()::all)).isNotEmpty();
            assertThat(other.database().read(other.hits()::all)).isNotEmpty();
            assertThat(chance.held).hasSizeGreaterThan(3).containsOnly(false);
        }
    }

    @Test
    void nothingLeaves_thatWasMadeOfWhatWasTakenBackMeanwhile() {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            WatchedChance chance = new WatchedChance();
            AuthorityNode one = neighbourhood.start("taken-one", "PA", neighbourhood.clock(), chance);
            AuthorityNode other = neighbourhood.start("taken-other", "CO");
            Neighbourhood.introduce(one, other);
            String table = "id,nombre,telefono\nv1,Onésimo Barranco,+50760000001\n";
            neighbourhood.takeIn(other, "cases.csv", table);
            Agreement usual = neighbourhood.usual(one, other);
            neighbourhood.agree(
                    one, other, Neighbourhood.withBudget(usual, new ClassLabel("phone"), new QueryBudget(100, 10)));
            neighbourhood.settleVeil();
            chance.blinding.set(Optional.of(() -> one.sources().withdraw("cases.csv", new OfficerName("officer"))));
            neighbourhood.takeIn(one, "cases.csv", table);
            neighbourhood.settleVeil();
            assertThat(chance.blinding.get()).isEmpty();
            assertThat(one.ledger().entries(EntryType.QUERY_SENT, Long.MAX_VALUE, 10))
                    .isEmpty();
        }
    }
}
