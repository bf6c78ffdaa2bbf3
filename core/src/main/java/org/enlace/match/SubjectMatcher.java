// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import org.enlace.model.Subject;

/**
 * Scores pairs of subjects by one set of weights, and may be used by many threads. Two subjects of different kinds are compared
 * on nothing, so that only the prior speaks. What was read of values is kept for some thousand pairs and then forgotten.
 *
 * <p>Decision: docs/decisions.md, "One engine says when two records are the same".
 */
public final class SubjectMatcher {
    private static final int KEPT_PAIRS = 5_000;

    private final MatchWeights weights;
    private final MatchThresholds thresholds;
    private final int records;
    private final Desk desk;

    /** The scale in use, and how many pairs it weighed. */
    private static final class Desk {
        private SubjectScale scale;
        private int pairs;

        Desk(SubjectScale scale) {
            this.scale = scale;
        }

        synchronized SubjectEvidence evidence(MatchWeights weights, SubjectRecords one, SubjectRecords other) {
            if (pairs++ == KEPT_PAIRS) {
                scale = new SubjectScale(weights);
                pairs = 1;
            }
            return scale.evidence(one, other);
        }
    }

    private SubjectMatcher(MatchWeights weights, MatchThresholds thresholds, int records, Desk desk) {
        this.weights = weights;
        this.thresholds = thresholds;
        this.records = records;
        this.desk = desk;
    }

    /** The bundled weights and the usual thresholds, for a thousand own records. Cost: reading the lists of names, some 0.2 s. */
    public static SubjectMatcher standard() {
        return of(MatchWeights.bundled(), MatchThresholds.USUAL);
    }

    static SubjectMatcher of(MatchWeights weights, MatchThresholds thresholds) {
        return new SubjectMatcher(weights, thresholds, 1000, new Desk(new SubjectScale(weights)));
    }

    /** The same for another number of own records: the more there are, the more evidence one of them needs. */
    public SubjectMatcher among(int records) {
        return new SubjectMatcher(weights, thresholds, records, desk);
    }

    /** How likely two records mean the same, and why. Cost: some tenths of a millisecond, most of it reading the values. */
    public MatchScore score(Subject one, Subject other) {
        boolean comparable = one.kind() == other.kind();
        return score(
                comparable
                        ? desk.evidence(weights, SubjectRecords.of(one), SubjectRecords.of(other))
                        : SubjectEvidence.NONE);
    }

    MatchScore score(SubjectEvidence evidence) {
        return evidence.score(weights.prior(records), thresholds);
    }

    SubjectScale scale() {
        return new SubjectScale(weights);
    }
}
