// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.util.ArrayList;
import java.util.List;

/** What two readings of a name say: the levels that surnames and given names come to, and the terms with their rarity. */
record NameTerms(List<Level> levels, List<Term> terms, double weight) {
    static final NameTerms NONE = new NameTerms(List.of(), List.of(), 0);

    static NameTerms of(Name one, Name other, Model model, Rarity rarity) {
        List<Level> levels = new ArrayList<>(2);
        List<Term> terms = new ArrayList<>(4);
        if (!one.surnames().isEmpty() && !other.surnames().isEmpty()) {
            Level level = NameLevels.surnames(one.surnames(), other.surnames());
            levels.add(level);
            add(terms, Term.of(level, model.weight(level)), Comparison.SURNAMES, surnames(level, one, other, rarity));
        }
        if (!one.given().isEmpty() && !other.given().isEmpty()) {
            Level level = NameLevels.given(one, other);
            levels.add(level);
            add(terms, Term.of(level, model.weight(level)), Comparison.GIVEN_NAMES, given(level, one, rarity));
        }
        return new NameTerms(
                levels, terms, terms.stream().mapToDouble(Term::weight).sum());
    }

    private static void add(List<Term> terms, Term term, Comparison comparison, double rare) {
        terms.add(term);
        if (rare != 0) {
            terms.add(Term.rarity(comparison, rare));
        }
    }

    private static double surnames(Level level, Name one, Name other, Rarity rarity) {
        Word first = one.surnames().getFirst();
        return switch (level) {
            case SURNAMES_EQUAL, SURNAMES_ALIKE, SURNAMES_SWAPPED ->
                rarity.surname(first) + rarity.surname(one.surnames().getLast());
            case SURNAMES_FIRST_EQUAL, SURNAMES_FIRST_ALIKE -> rarity.surname(first);
            case SURNAMES_SECOND_ONLY ->
                rarity.surname(
                        one.surnames().size() == 1 ? first : other.surnames().getFirst());
            default -> 0;
        };
    }

    private static double given(Level level, Name one, Rarity rarity) {
        return switch (level) {
            case GIVEN_EQUAL, GIVEN_FIRST_EQUAL, GIVEN_ALIKE ->
                rarity.given(one.given().getFirst());
            default -> 0;
        };
    }
}
