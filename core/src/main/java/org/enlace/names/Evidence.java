// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.util.ArrayList;
import java.util.List;

/** What a comparison gathers: the score so far and, where an explanation is wanted, each finding. */
final class Evidence {
    private final boolean kept;
    private final List<Finding> findings;
    private double score = 1;

    private Evidence(boolean kept) {
        this.kept = kept;
        this.findings = kept ? new ArrayList<>() : List.of();
    }

    static Evidence scoreOnly() {
        return new Evidence(false);
    }

    static Evidence explained() {
        return new Evidence(true);
    }

    double score() {
        return score;
    }

    List<Finding> findings() {
        return findings;
    }

    boolean isKept() {
        return kept;
    }

    void pair(Finding.Kind kind, NamePart left, NamePart right, double cost) {
        score *= 1 - cost;
        if (kept) {
            findings.add(new Finding(kind, List.of(left), List.of(right), cost));
        }
    }

    void left(Finding.Kind kind, NamePart left, double cost) {
        score *= 1 - cost;
        if (kept) {
            findings.add(new Finding(kind, List.of(left), List.of(), cost));
        }
    }

    void right(Finding.Kind kind, NamePart right, double cost) {
        score *= 1 - cost;
        if (kept) {
            findings.add(new Finding(kind, List.of(), List.of(right), cost));
        }
    }

    /** A finding about the one side where {@code ofLeft}, about the other otherwise. */
    void one(Finding.Kind kind, NamePart part, boolean ofLeft, double cost) {
        if (ofLeft) {
            left(kind, part, cost);
        } else {
            right(kind, part, cost);
        }
    }

    void parts(Finding.Kind kind, List<NamePart> left, List<NamePart> right, double cost) {
        score *= 1 - cost;
        if (kept) {
            findings.add(new Finding(kind, left, right, cost));
        }
    }

    void whole(Finding.Kind kind, double cost) {
        score *= 1 - cost;
        if (kept) {
            findings.add(new Finding(kind, List.of(), List.of(), cost));
        }
    }
}
