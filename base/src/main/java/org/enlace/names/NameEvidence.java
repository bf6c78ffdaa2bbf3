// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.util.ArrayList;
import java.util.List;

/** What a comparison gathers: the score so far and, where an explanation is wanted, each finding. */
final class NameEvidence {
    private final boolean kept;
    private final List<NameFinding> findings;
    private double score = 1;

    private NameEvidence(boolean kept) {
        this.kept = kept;
        this.findings = kept ? new ArrayList<>() : List.of();
    }

    static NameEvidence scoreOnly() {
        return new NameEvidence(false);
    }

    static NameEvidence explained() {
        return new NameEvidence(true);
    }

    double score() {
        return score;
    }

    List<NameFinding> findings() {
        return findings;
    }

    boolean isKept() {
        return kept;
    }

    void pair(NameFinding.Kind kind, NamePart left, NamePart right, double cost) {
        score *= 1 - cost;
        if (kept) {
            findings.add(new NameFinding(kind, List.of(left), List.of(right), cost));
        }
    }

    void left(NameFinding.Kind kind, NamePart left, double cost) {
        score *= 1 - cost;
        if (kept) {
            findings.add(new NameFinding(kind, List.of(left), List.of(), cost));
        }
    }

    void right(NameFinding.Kind kind, NamePart right, double cost) {
        score *= 1 - cost;
        if (kept) {
            findings.add(new NameFinding(kind, List.of(), List.of(right), cost));
        }
    }

    /** A finding about the one side where {@code ofLeft}, about the other otherwise. */
    void one(NameFinding.Kind kind, NamePart part, boolean ofLeft, double cost) {
        if (ofLeft) {
            left(kind, part, cost);
        } else {
            right(kind, part, cost);
        }
    }

    void parts(NameFinding.Kind kind, List<NamePart> left, List<NamePart> right, double cost) {
        score *= 1 - cost;
        if (kept) {
            findings.add(new NameFinding(kind, left, right, cost));
        }
    }

    void whole(NameFinding.Kind kind, double cost) {
        score *= 1 - cost;
        if (kept) {
            findings.add(new NameFinding(kind, List.of(), List.of(), cost));
        }
    }
}
