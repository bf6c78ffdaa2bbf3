// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.util.ArrayList;
import java.util.List;
import org.enlace.match.MatchScore.Likeness;

/** What the comparison of two subjects found, and the terms that it weighs, without the prior. */
record SubjectEvidence(List<SubjectFinding> findings, List<ScoreTerm> terms) {
    /** What two subjects of different kinds have: nothing that could be compared. */
    static final SubjectEvidence NONE = new SubjectEvidence(List.of(), List.of());

    /** Bits that names alone may say: about one person in 65,000 has the whole name of another. */
    private static final double NAMES_LIMIT = 16;

    SubjectEvidence {
        findings = List.copyOf(findings);
        terms = List.copyOf(terms);
    }

    MatchScore score(double prior, MatchThresholds thresholds) {
        List<ScoreTerm> all = new ArrayList<>();
        all.add(ScoreTerm.prior(prior));
        all.addAll(terms);
        double names = terms.stream()
                .filter(ScoreTerm::isOfAPersonsName)
                .mapToDouble(ScoreTerm::weight)
                .sum();
        if (names > NAMES_LIMIT) {
            all.add(ScoreTerm.namesakes(NAMES_LIMIT - names));
        }
        return MatchScore.of(all, highest(), thresholds);
    }

    /** The most that the pair may be called. */
    private Likeness highest() {
        boolean contradicted = findings.stream().anyMatch(SubjectFinding::contradicts);
        boolean supported = findings.stream().anyMatch(SubjectFinding::supports);
        return supported && !contradicted ? Likeness.CERTAIN : Likeness.POSSIBLE;
    }
}
