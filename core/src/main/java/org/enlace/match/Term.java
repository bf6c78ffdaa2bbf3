// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

/**
 * One bar of the waterfall: a stable code, the property that shows what it is about (empty for the prior), and bits for
 * (above 0) or against. The code is {@code prior}, a {@link Level#code}, or a comparison's label with {@code .rarity}:
 * what the value's being rarer or commoner than usual adds. {@code namesakes} takes back what names say beyond the limit
 * up to which people who are no relation share them.
 */
public record Term(String code, String property, double weight) {
    static Term of(Level level, double weight) {
        return new Term(level.code(), level.comparison().property(), weight);
    }

    static Term rarity(Comparison comparison, double weight) {
        return new Term(comparison.label() + ".rarity", comparison.property(), weight);
    }

    static Term namesakes(double weight) {
        return new Term("namesakes", "name", weight);
    }

    static Term prior(double weight) {
        return new Term("prior", "", weight);
    }
}
