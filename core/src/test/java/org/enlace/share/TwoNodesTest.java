// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import org.junit.jupiter.api.Nested;

/** Panama hits a number of Costa Rica's and asks; real databases, ledgers and envelopes. */
class TwoNodesTest {
    @Nested
    class Disclosures extends DisclosureCases {}

    @Nested
    class Agreements extends AgreementCases {}

    @Nested
    class Recalls extends RecallCases {}
}
