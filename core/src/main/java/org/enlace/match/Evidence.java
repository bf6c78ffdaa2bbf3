// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.util.ArrayList;
import java.util.List;
import org.enlace.match.Score.Likeness;

/** What the comparison of two subjects found, and the terms that it weighs, without the prior. */
record Evidence(List<Finding> findings, List<Term> terms) {
    /** What two subjects of different kinds have: nothing that could be compared. */
    static final Evidence NONE = new Evidence(List.of(), List.of());

    /** Bits that names alone may say: about one person in 65,000 has the whole name of another. */
    private static final double NAMES_LIMIT = 16;

    Evidence {
        findings = List.copyOf(findings);
        terms = List.copyOf(terms);
    }

    Score score(double prior, Thresholds thresholds) {
        List<Term> all = new ArrayList<>();
        all.add(Term.prior(prior));
        all.addAll(terms);
        double names = terms.stream()
                .filter(Term::isOfAPersonsName)
                .mapToDouble(Term::weight)
                .sum();
        if (names > NAMES_LIMIT) {
            all.add(Term.namesakes(NAMES_LIMIT - names));
        }
        return Score.of(all, highest(), thresholds);
    }

    /** The most that the pair may be called. */
    private Likeness highest() {
        boolean contradicted = findings.stream().anyMatch(Finding::contradicts);
        boolean supported = findings.stream().anyMatch(Finding::supports);
        return supported && !contradicted ? Likeness.CERTAIN : Likeness.POSSIBLE;
    }
}
