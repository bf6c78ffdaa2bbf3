// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.enlace.agreement.Role;
import org.enlace.ledger.EntryType;
import org.enlace.node.Neighbourhood;
import org.enlace.node.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told that a partner named a canary, and for how long. */
class CanaryAlertTest {
    @TempDir
    private Path home;

    private static String overview(Node node, Role role) {
        return node.database()
                .read(tx -> new OverviewRoutes(node).overview(tx, role).fields())
                .toString();
    }

    @Test
    void isToldToOversight_forThirtyDays() {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            Node node = neighbourhood.start("node", "PA");
            assertThat(overview(node, Role.OVERSIGHT)).doesNotContain("CANARY_NAMED");
            node.database()
                    .useTransaction(tx ->
                            node.ledger().append(tx, EntryType.CANARY_NAMED, Map.of("partner", "p", "class", "phone")));
            assertThat(overview(node, Role.OVERSIGHT)).contains("CANARY_NAMED");
            for (Role role : Role.values()) {
                assertThat(overview(node, role).contains("CANARY_NAMED"))
                        .as(role.name())
                        .isEqualTo(role == Role.OVERSIGHT);
            }
            neighbourhood.clock().move(Duration.ofDays(31));
            assertThat(overview(node, Role.OVERSIGHT)).doesNotContain("CANARY_NAMED");
        }
    }
}
