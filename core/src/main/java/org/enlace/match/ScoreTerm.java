// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

/**
 * One bar of the waterfall: a stable code, the property that shows what it is about (empty for the prior), and bits for
 * (above 0) or against. The code is {@code prior}; what a comparison found, such as {@code birthDate.swapped}; or a part of a
 * name with {@code .rarity}: what its being rarer or commoner than usual adds. {@code namesakes} takes back what names say
 * beyond the limit up to which people who are no relation share them.
 */
public record ScoreTerm(String code, String property, double weight) {
    private static final String RARITY = ".rarity";

    static ScoreTerm of(SubjectFinding finding, double weight) {
        return new ScoreTerm(finding.code(), finding.trait().property(), weight);
    }

    static ScoreTerm rarity(String part, double weight) {
        return new ScoreTerm(part + RARITY, "name", weight);
    }

    static ScoreTerm namesakes(double weight) {
        return new ScoreTerm("namesakes", "name", weight);
    }

    static ScoreTerm prior(double weight) {
        return new ScoreTerm("prior", "", weight);
    }

    boolean isOfAPersonsName() {
        return code.endsWith(RARITY) || code.startsWith(SubjectTrait.NAME.label() + ".");
    }
}
