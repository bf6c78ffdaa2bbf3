// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.util.Map;
import org.enlace.model.ClassLabel;
import org.enlace.tokens.HandlePoints;
import org.enlace.tokens.NameTokens;
import org.enlace.veil.tags.TagLayout;

/** How many questions are asked about a row, and which of them must hit so that the row does. */
enum HitRule {
    /** One question. A hit is a hit: what lies beside the tag decides nothing, and so tells its maker nothing. */
    ONE_VALUE(1),
    /** Two of the tokens of a name, of one record of the other side. */
    TWO_TOKENS(NameTokens.MOST);

    private final int questions;

    HitRule(int questions) {
        this.questions = questions;
    }

    static HitRule of(ClassLabel classLabel) {
        return classLabel.equals(TagLayout.NAME_TOKEN) ? TWO_TOKENS : ONE_VALUE;
    }

    /** Questions about each row. */
    int questions() {
        return questions;
    }

    /** Whether tags laid out so can be compared. */
    boolean takes(TagLayout layout) {
        return (this == TWO_TOKENS) == (layout == TagLayout.POINTS);
    }

    /**
     * Whether a row hits.
     *
     * @param labels what lay beside the tags that its questions hit, by what was asked; empty where it did not open
     */
    boolean isHit(Map<String, byte[]> labels) {
        return switch (this) {
            case ONE_VALUE -> !labels.isEmpty();
            case TWO_TOKENS -> HandlePoints.meet(labels);
        };
    }
}
