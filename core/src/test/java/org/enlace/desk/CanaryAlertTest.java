// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.enlace.agreement.OfficerRole;
import org.enlace.ledger.entry.QuestionEntry;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told that a partner named a canary, and for how long. */
class CanaryAlertTest {
    @TempDir
    private Path home;

    private static String overview(AuthorityNode node, OfficerRole role) {
        return node.database()
                .read(tx -> new OverviewRoutes(node).overview(tx, role).fields())
                .toString();
    }

    @Test
    void isToldToOversight_forThirtyDays() {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode node = neighbourhood.start("node", "PA");
            assertThat(overview(node, OfficerRole.OVERSIGHT)).doesNotContain("CANARY_NAMED");
            node.database()
                    .useTransaction(tx -> node.ledger()
                            .append(
                                    tx,
                                    new QuestionEntry.CanaryNamed(
                                            AuthorityId.of("partner"),
                                            new AgreementDigest("0".repeat(64)),
                                            new ClassLabel("phone"))));
            assertThat(overview(node, OfficerRole.OVERSIGHT)).contains("CANARY_NAMED");
            for (OfficerRole role : OfficerRole.values()) {
                assertThat(overview(node, role).contains("CANARY_NAMED"))
                        .as(role.name())
                        .isEqualTo(role == OfficerRole.OVERSIGHT);
            }
            neighbourhood.clock().move(Duration.ofDays(31));
            assertThat(overview(node, OfficerRole.OVERSIGHT)).doesNotContain("CANARY_NAMED");
        }
    }
}
