// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import org.enlace.names.NameParts;

/**
 * Term-frequency adjustment: bits that agreement on a rare value adds, or on a common one takes away, against agreement on a
 * value of usual frequency (Newcombe 1959; as in Splink). Shares come from the name lists of {@link NameParts}.
 */
final class Rarity {
    private static final double RAREST = 2e-5;
    private static final double LIMIT = 5;

    private final NameParts known = NameParts.bundled();
    private final double usualSurname = known.surnameCoincidence();
    private final double usualGiven = known.givenCoincidence();

    double surname(Word word) {
        return bits(usualSurname, known.surnameShare(word.text()));
    }

    double given(Word word) {
        return bits(usualGiven, known.givenShare(word.text()));
    }

    private static double bits(double usual, double share) {
        double bits = Math.log(usual / Math.max(share, RAREST)) / Math.log(2);
        return Math.max(-LIMIT, Math.min(LIMIT, bits));
    }
}
