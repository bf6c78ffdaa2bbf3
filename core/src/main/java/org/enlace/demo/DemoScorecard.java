// SPDX-License-Identifier: Apache-2.0
package org.enlace.demo;

import java.util.Map;

/**
 * What came of the demo, in the documented keys. Planted and found count only what an agreement permits: exact links are
 * one identifier held by two authorities, fuzzy ones the same person or organisation without a shared identifier.
 */
public record DemoScorecard(
        long seed,
        String size,
        int plantedExact,
        int foundExact,
        Map<String, Integer> plantedByClass,
        Map<String, Integer> foundByClass,
        int plantedExactUnpermitted,
        int foundExactUnpermitted,
        int plantedFuzzy,
        int foundFuzzy,
        Names names,
        int unpermittedDisclosures,
        int refusedWithoutAgreement,
        Envelopes envelopes,
        int ledgersVerified,
        double secondsToFirstHit,
        double secondsInAll,
        long peakRssMb) {

    /**
     * Persons of whom two authorities with an agreement hold a name and a whole date of birth: pairs of records that are there,
     * those that a hit on the name found, and hits on somebody else.
     */
    public record Names(int planted, int found, int strangers) {}

    /** Envelopes of all nodes: {@code received} are those that a partner receipted, {@code lost} those that expired. */
    public record Envelopes(long sent, long received, long lost) {}

    /** Everything planted and permitted was found, nothing unpermitted left, and every ledger verifies. */
    public boolean holds(int nodes) {
        return foundExact == plantedExact
                && plantedExact > 0
                && foundExactUnpermitted == 0
                && unpermittedDisclosures == 0
                && envelopes.lost() == 0
                && envelopes.sent() == envelopes.received()
                && ledgersVerified == nodes;
    }
}
