// SPDX-License-Identifier: Apache-2.0
package org.enlace.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import org.enlace.agreement.Agreement;
import org.enlace.node.Neighbourhood;
import org.enlace.node.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes are quiet together or not at all. */
class StillnessTest {
    @TempDir
    private Path home;

    /** Two nodes that are looked at one after the other; the second acts right before it is looked at first. */
    private static final class ActsBetween extends AbstractList<Node> {
        private final Node first;
        private final Node second;
        private final Runnable act;
        private boolean acted;

        ActsBetween(Node first, Node second, Runnable act) {
            this.first = first;
            this.second = second;
            this.act = act;
        }

        @Override
        public Node get(int at) {
            if (at == 0) {
                return first;
            }
            if (!acted) {
                acted = true;
                act.run();
            }
            return second;
        }

        @Override
        public int size() {
            return 2;
        }
    }

    @Test
    void isNotQuiet_whereAMessageWasTakenBetweenTheLooks() {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            Node one = neighbourhood.start("first", "PA");
            Node other = neighbourhood.start("second", "CR");
            Neighbourhood.introduce(one, other);
            neighbourhood.settle();
            Agreement agreement = neighbourhood.usual(one, other);
            List<Node> both = new ActsBetween(one, other, () -> {
                other.database().useTransaction(tx -> other.share().agreements().offer(tx, agreement, "liaison"));
                Neighbourhood.await("the receipt", () -> pending(other) == 0);
            });

            assertThat(Stillness.isQuiet(both))
                    .as("the first may have answered since it was looked at")
                    .isFalse();
            neighbourhood.settle();
        }
    }

    private static long pending(Node node) {
        return node.database().read(node.mailroom().outbox()::traffic).pending();
    }
}
