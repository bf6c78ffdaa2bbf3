// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.util.List;

/**
 * Guesses which parts of a name without comma are given names. Every cut into given names and one or two surnames is
 * tried in both orders; the best is the one whose parts are most often what it takes them for.
 */
final class PersonOrder {
    /** What an unknown part counts for: a share so small that any list outweighs it. */
    private static final double UNKNOWN = 2e-6;

    /** Natural logarithm of how much more often given names come first, in files of the region. */
    private static final double GIVEN_FIRST = 0.8;

    private static final double SURE = 2.5;

    private PersonOrder() {}

    /** One reading, or two where the order is in doubt; the likelier first. */
    static List<PersonName> readings(List<String> parts) {
        int count = parts.size();
        if (count < 2) {
            PersonName asSurname = PersonName.of(List.of(), parts, false);
            boolean given = count == 1 && lean(parts.getFirst()) > 0;
            return List.of(given ? PersonName.of(parts, List.of(), false) : asSurname);
        }
        double first = Double.NEGATIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        int cutFirst = 1;
        int cutLast = 1;
        for (int surnames = 1; surnames <= Math.min(3, count - 1); surnames++) {
            double shape = shape(count - surnames, surnames);
            double givenFirst = shape + sum(parts, 0, count - surnames) - sum(parts, count - surnames, count);
            double givenLast = shape + sum(parts, surnames, count) - sum(parts, 0, surnames);
            if (givenFirst > first) {
                first = givenFirst;
                cutFirst = count - surnames;
            }
            if (givenLast > last) {
                last = givenLast;
                cutLast = surnames;
            }
        }
        double lead = first + GIVEN_FIRST - last;
        boolean sure = Math.abs(lead) > SURE;
        PersonName givenFirst = PersonName.of(parts.subList(0, cutFirst), parts.subList(cutFirst, count), sure);
        PersonName givenLast = PersonName.of(parts.subList(cutLast, count), parts.subList(0, cutLast), sure);
        PersonName likelier = lead >= 0 ? givenFirst : givenLast;
        return sure ? List.of(likelier) : List.of(likelier, lead >= 0 ? givenLast : givenFirst);
    }

    /** How usual so many given names with so many surnames are, as a natural logarithm. */
    private static double shape(int given, int surnames) {
        double ofGiven = given == 1 ? 0 : given == 2 ? -0.2 : -2.0 * (given - 1);
        double ofSurnames = surnames == 2 ? 0 : surnames == 1 ? -0.4 : -4;
        return ofGiven + ofSurnames;
    }

    private static double sum(List<String> parts, int from, int to) {
        double sum = 0;
        for (int at = from; at < to; at++) {
            sum += lean(parts.get(at));
        }
        return sum;
    }

    /** Above 0 where the part is more often a given name, below 0 where it is more often a surname. */
    private static double lean(String part) {
        if (part.length() == 1) {
            return 3;
        }
        NameParts known = NameParts.bundled();
        double lean = Math.log((known.givenShare(part) + UNKNOWN) / (known.surnameShare(part) + UNKNOWN));
        return part.indexOf(' ') > 0 && lean > -3 && known.givenShare(part) == 0 ? -3 : lean;
    }
}
