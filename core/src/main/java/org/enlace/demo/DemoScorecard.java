// SPDX-License-Identifier: Apache-2.0
package org.enlace.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of the demo. Planted and found count only what an agreement permits: exact links are one identifier held by two
 * authorities, fuzzy ones the same person or organisation without a shared identifier.
 */
public record DemoScorecard(Region region, Exact exact, Fuzzy fuzzy, Names names, Conduct conduct, Effort effort) {

    /** Which made-up region it was played on. */
    public record Region(long seed, String size) {}

    /** Exact links by class of identifier, and in all those that no agreement permits. */
    public record Exact(
            Map<String, Integer> planted, Map<String, Integer> found, int plantedUnpermitted, int foundUnpermitted) {
        public int plantedInAll() {
            return sum(planted);
        }

        public int foundInAll() {
            return sum(found);
        }

        private static int sum(Map<String, Integer> counts) {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    public record Fuzzy(int planted, int found) {}

    /**
     * Persons of whom two authorities with an agreement hold a name and a whole date of birth: pairs of records that are there,
     * those that a hit on the name found, and hits on somebody else.
     */
    public record Names(int planted, int found, int strangers) {}

    /** Whether the nodes kept to what is agreed, and lost nothing. */
    public record Conduct(
            int unpermittedDisclosures, int refusedWithoutAgreement, Envelopes envelopes, int ledgersVerified) {}

    /** Envelopes of all nodes: {@code received} are those that a partner receipted, {@code lost} those that expired. */
    public record Envelopes(long sent, long received, long lost) {}

    /** What it took. */
    public record Effort(double secondsToFirstHit, double secondsInAll, long peakRssMb) {}

    /** The figures in the documented keys, in their order. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("seed", region.seed());
        figures.put("size", region.size());
        figures.put("plantedExact", exact.plantedInAll());
        figures.put("foundExact", exact.foundInAll());
        figures.put("plantedByClass", exact.planted());
        figures.put("foundByClass", exact.found());
        figures.put("plantedExactUnpermitted", exact.plantedUnpermitted());
        figures.put("foundExactUnpermitted", exact.foundUnpermitted());
        figures.put("plantedFuzzy", fuzzy.planted());
        figures.put("foundFuzzy", fuzzy.found());
        figures.put("names", names);
        figures.put("unpermittedDisclosures", conduct.unpermittedDisclosures());
        figures.put("refusedWithoutAgreement", conduct.refusedWithoutAgreement());
        figures.put("envelopes", conduct.envelopes());
        figures.put("ledgersVerified", conduct.ledgersVerified());
        figures.put("secondsToFirstHit", effort.secondsToFirstHit());
        figures.put("secondsInAll", effort.secondsInAll());
        figures.put("peakRssMb", effort.peakRssMb());
        return figures;
    }

    /** Everything planted and permitted was found, nothing unpermitted left, and every ledger verifies. */
    public boolean holds(int nodes) {
        Envelopes envelopes = conduct.envelopes();
        return exact.foundInAll() == exact.plantedInAll()
                && exact.plantedInAll() > 0
                && exact.foundUnpermitted() == 0
                && conduct.unpermittedDisclosures() == 0
                && envelopes.lost() == 0
                && envelopes.sent() == envelopes.received()
                && conduct.ledgersVerified() == nodes;
    }
}
