// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import org.enlace.model.Subject;

/**
 * Scores pairs of subjects by one set of weights, and may be used by many threads. Two subjects of different kinds are compared
 * on nothing, so that only the prior speaks. What was read of values is kept for some thousand pairs and then forgotten.
 */
public final class Matcher {
    private static final int KEPT_PAIRS = 5_000;

    private final Weights weights;
    private final Thresholds thresholds;
    private final int records;
    private final Desk desk;

    /** The scale in use, and how many pairs it weighed. */
    private static final class Desk {
        private Scale scale;
        private int pairs;

        Desk(Scale scale) {
            this.scale = scale;
        }

        synchronized Evidence evidence(Weights weights, Records one, Records other) {
            if (pairs++ == KEPT_PAIRS) {
                scale = new Scale(weights);
                pairs = 1;
            }
            return scale.evidence(one, other);
        }
    }

    private Matcher(Weights weights, Thresholds thresholds, int records, Desk desk) {
        this.weights = weights;
        this.thresholds = thresholds;
        this.records = records;
        this.desk = desk;
    }

    /** The bundled weights and the usual thresholds, for a thousand own records. Cost: reading the lists of names, some 0.2 s. */
    public static Matcher standard() {
        return of(Weights.bundled(), Thresholds.USUAL);
    }

    static Matcher of(Weights weights, Thresholds thresholds) {
        return new Matcher(weights, thresholds, 1000, new Desk(new Scale(weights)));
    }

    /** The same for another number of own records: the more there are, the more evidence one of them needs. */
    public Matcher among(int records) {
        return new Matcher(weights, thresholds, records, desk);
    }

    /** How likely two records mean the same, and why. Cost: some tenths of a millisecond, most of it reading the values. */
    public Score score(Subject one, Subject other) {
        boolean comparable = one.kind() == other.kind();
        return score(comparable ? desk.evidence(weights, Records.of(one), Records.of(other)) : Evidence.NONE);
    }

    Score score(Evidence evidence) {
        return evidence.score(weights.prior(records), thresholds);
    }

    Scale scale() {
        return new Scale(weights);
    }
}
