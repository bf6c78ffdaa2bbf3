// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.util.ArrayList;
import java.util.List;
import org.enlace.model.Subject;

/**
 * Scores pairs of subjects by one model. Holds no state and may be used by many threads. Two subjects of different kinds
 * are compared on nothing, so that only the prior speaks.
 */
public final class Matcher {
    private final Model model;
    private final Thresholds thresholds;
    private final int records;
    private final Rarity rarity = new Rarity();

    private Matcher(Model model, Thresholds thresholds, int records) {
        this.model = model;
        this.thresholds = thresholds;
        this.records = records;
    }

    /** The bundled model and the usual thresholds, for a thousand own records. */
    public static Matcher standard() {
        return of(Model.bundled(), Thresholds.USUAL);
    }

    /** Another model, for a thousand own records. */
    public static Matcher of(Model model, Thresholds thresholds) {
        return new Matcher(model, thresholds, 1000);
    }

    /** The same for another number of own records: the more there are, the more evidence one of them needs. */
    public Matcher among(int records) {
        return new Matcher(model, thresholds, records);
    }

    /** How likely two records mean the same, and why. Cost: some tens of microseconds, most of it reading the values. */
    public Score score(Subject one, Subject other) {
        return score(Profile.of(one), Profile.of(other));
    }

    Score score(Profile one, Profile other) {
        List<Term> terms = new ArrayList<>();
        terms.add(Term.prior(model.prior(records)));
        Comparer comparer = new Comparer(model, rarity, terms);
        if (one.kind() == other.kind()) {
            comparer.compare(one, other);
        }
        return Score.of(terms, comparer.highest(), thresholds);
    }
}
