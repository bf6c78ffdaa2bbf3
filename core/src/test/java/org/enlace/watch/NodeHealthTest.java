// SPDX-License-Identifier: Apache-2.0
package org.enlace.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node tries of itself, and what it says where that fails. */
class NodeHealthTest {
    @TempDir
    private Path home;

    private static NodeWatch watch(AuthorityNode node) {
        return new NodeWatch(node, MachineFacts.none(), Set.of());
    }

    private static Set<HealthReason> reasons(AuthorityNode node) {
        return watch(node).health().reasons();
    }

    private static long trials(AuthorityNode node) {
        return node.database()
                .read(tx -> tx.createQuery("select count(*) from node_trial")
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void nodeThatWorks_isUp_andItsTrialLeavesNothing() {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode node = neighbourhood.start("pa-security", "PA");
            long before = node.ledger().size();
            assertThat(reasons(node)).isEmpty();
            assertThat(trials(node)).isZero();
            assertThat(node.ledger().size()).isEqualTo(before);
        }
    }

    @Test
    void whatWasTried_standsForASecond() throws InterruptedException {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode node = neighbourhood.start("pa-security", "PA");
            NodeHealth health = watch(node).health();
            assertThat(health.isUp()).isTrue();
            node.database().useTransaction(tx -> tx.execute("drop table node_trial"));
            assertThat(health.isUp()).isTrue();
            Thread.sleep(1_100);
            assertThat(health.reasons()).containsExactly(HealthReason.DATABASE_REFUSES);
        }
    }

    @Test
    void eachPartThatFails_isNamed_withWhatToDo() throws IOException {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode node = neighbourhood.start("pa-security", "PA");
            Path files = node.settings().home();

            Path checkpoint = files.resolve("ledger/checkpoint");
            byte[] published = Files.readAllBytes(checkpoint);
            Files.writeString(checkpoint, "another\n");
            assertThat(reasons(node)).containsExactly(HealthReason.LEDGER_UNREADABLE);
            Files.write(checkpoint, published);
            assertThat(reasons(node)).isEmpty();

            Path keys = files.resolve("keys");
            Path key;
            try (var all = Files.list(keys)) {
                key = all.filter(Files::isRegularFile).findFirst().orElseThrow();
            }
            byte[] secret = Files.readAllBytes(key);
            Files.delete(key);
            assertThat(reasons(node)).containsExactly(HealthReason.KEYS_UNREADABLE);
            Files.write(key, secret);

            node.listener().close();
            assertThat(reasons(node)).contains(HealthReason.PARTNERS_SILENT);
            assertThat(watch(node).findings())
                    .filteredOn(finding -> finding.sentence().equals("health.PARTNERS_SILENT"))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.weight()).isEqualTo(NodeFinding.Weight.WRONG);
                        assertThat(finding.in(Locale.ENGLISH)).contains("restart the node");
                        assertThat(finding.in(Locale.of("es"))).contains("reinicie el nodo");
                    });
        }
    }

    @Test
    void databaseThatGivesNobodyAConnection_isSilent() throws InterruptedException {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode node = neighbourhood.start("pa-security", "PA");
            int most = node.database().poolUse().getFirst().most();
            CountDownLatch taken = new CountDownLatch(most);
            CountDownLatch enough = new CountDownLatch(1);
            for (int at = 0; at < most; at++) {
                Thread.ofPlatform()
                        .start(() -> node.database().read(tx -> {
                            taken.countDown();
                            return awaited(enough);
                        }));
            }
            taken.await();
            assertThat(node.database().poolUse().getFirst().inUse()).isEqualTo(most);
            assertThat(reasons(node)).containsExactly(HealthReason.DATABASE_SILENT);
            enough.countDown();
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
