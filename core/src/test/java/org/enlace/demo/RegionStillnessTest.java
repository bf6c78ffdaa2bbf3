// SPDX-License-Identifier: Apache-2.0
package org.enlace.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import org.enlace.agreement.Agreement;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes are quiet together or not at all. */
class RegionStillnessTest {
    @TempDir
    private Path home;

    /** Two nodes that are looked at one after the other; the second acts right before it is looked at first. */
    private static final class ActsBetween extends AbstractList<AuthorityNode> {
        private final AuthorityNode first;
        private final AuthorityNode second;
        private final Runnable act;
        private boolean acted;

        ActsBetween(AuthorityNode first, AuthorityNode second, Runnable act) {
            this.first = first;
            this.second = second;
            this.act = act;
        }

        @Override
        public AuthorityNode get(int at) {
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
            AuthorityNode one = neighbourhood.start("first", "PA");
            AuthorityNode other = neighbourhood.start("second", "CR");
            Neighbourhood.introduce(one, other);
            neighbourhood.settle();
            Agreement agreement = neighbourhood.usual(one, other);
            List<AuthorityNode> both = new ActsBetween(one, other, () -> {
                other.database()
                        .useTransaction(
                                tx -> other.share().agreements().offer(tx, agreement, new OfficerName("liaison")));
                Neighbourhood.await("the receipt", () -> pending(other) == 0);
            });

            assertThat(RegionStillness.isQuiet(both))
                    .as("the first may have answered since it was looked at")
                    .isFalse();
            neighbourhood.settle();
        }
    }

    private static long pending(AuthorityNode node) {
        return node.database().read(node.mailroom().outbox()::traffic).pending();
    }
}
