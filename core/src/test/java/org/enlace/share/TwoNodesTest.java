// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.nio.file.Path;
import org.enlace.model.Authority;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Panama hits a number of Costa Rica's and asks; real databases, ledgers and envelopes. */
class TwoNodesTest {
    @TempDir
    private static Path home;

    @BeforeAll
    static void meet() {
        TwoNodes.panama = new TestNode(home, "pa-security", "PA", Authority.Kind.SECURITY, TwoNodes.clock);
        TwoNodes.costaRica = new TestNode(home, "cr-migration", "CR", Authority.Kind.MIGRATION, TwoNodes.clock);
        TestNode.introduce(TwoNodes.panama, TwoNodes.costaRica);
    }

    @AfterAll
    static void stop() {
        TwoNodes.panama.close();
        TwoNodes.costaRica.close();
    }

    @Nested
    class Disclosures extends DisclosureCases {}

    @Nested
    class Agreements extends AgreementCases {}

    @Nested
    class Recalls extends RecallCases {}
}
