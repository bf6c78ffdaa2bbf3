// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.util.List;

/** To which level two readings of a name come: surnames and given names each. */
final class NameLevels {
    private NameLevels() {}

    static Level surnames(List<Word> a, List<Word> b) {
        return a.size() == 2 && b.size() == 2
                ? both(a.get(0), a.get(1), b.get(0), b.get(1))
                : a.size() <= b.size() ? single(a.getFirst(), b) : single(b.getFirst(), a);
    }

    private static Level both(Word one, Word two, Word first, Word second) {
        if (one.equal(first) && two.equal(second)) {
            return Level.SURNAMES_EQUAL;
        }
        boolean alikeFirst = same(one, first);
        boolean alikeSecond = same(two, second);
        if (alikeFirst && alikeSecond) {
            return Level.SURNAMES_ALIKE;
        }
        if (same(one, second) && same(two, first)) {
            return Level.SURNAMES_SWAPPED;
        }
        boolean crossed = same(one, second) || same(two, first);
        return alikeFirst || alikeSecond || crossed ? Level.SURNAMES_CONFLICT : Level.SURNAMES_DIFFERENT;
    }

    private static Level single(Word only, List<Word> others) {
        Word first = others.getFirst();
        if (only.equal(first)) {
            return Level.SURNAMES_FIRST_EQUAL;
        }
        if (only.alike(first)) {
            return Level.SURNAMES_FIRST_ALIKE;
        }
        return others.size() > 1 && same(only, others.get(1)) ? Level.SURNAMES_SECOND_ONLY : Level.SURNAMES_DIFFERENT;
    }

    static Level given(Name one, Name other) {
        boolean together = one.together()
                        .filter(other.given().getFirst()::equal)
                        .isPresent()
                || other.together().filter(one.given().getFirst()::equal).isPresent();
        return together ? Level.GIVEN_EQUAL : given(one.given(), other.given());
    }

    private static Level given(List<Word> a, List<Word> b) {
        Word first = a.getFirst();
        Word other = b.getFirst();
        if (first.equal(other) && !first.isInitial()) {
            return further(a, b);
        }
        if (first.fitsInitial(other)) {
            return Level.GIVEN_INITIAL;
        }
        if (first.alike(other)) {
            return a.size() > 1 && b.size() > 1 && conflict(a.get(1), b.get(1))
                    ? Level.GIVEN_CONFLICT
                    : Level.GIVEN_ALIKE;
        }
        boolean shared =
                a.stream().anyMatch(one -> !one.isInitial() && b.stream().anyMatch(one::equal));
        return shared ? Level.GIVEN_OTHER : Level.GIVEN_DIFFERENT;
    }

    /** The first is the same: what of the second? */
    private static Level further(List<Word> a, List<Word> b) {
        if (a.size() == 1 && b.size() == 1) {
            return Level.GIVEN_EQUAL;
        }
        if (a.size() == 1 || b.size() == 1 || a.get(1).fitsInitial(b.get(1))) {
            return Level.GIVEN_FIRST_EQUAL;
        }
        return conflict(a.get(1), b.get(1)) ? Level.GIVEN_CONFLICT : Level.GIVEN_EQUAL;
    }

    private static boolean conflict(Word one, Word other) {
        return !one.fitsInitial(other) && !same(one, other);
    }

    private static boolean same(Word one, Word other) {
        return one.equal(other) || one.alike(other);
    }
}
