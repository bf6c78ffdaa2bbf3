// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.match.Score.Likeness;
import org.enlace.names.CompanyName;
import org.enlace.names.PartialDate;

/** Compares two profiles of one kind and adds a term for each comparison that both have values for. */
final class Comparer {
    private static final double COMPANY_ALIKE = 0.88;
    private static final double COMPANY_PARTLY = 0.5;

    /** Bits that names alone may say: about one person in 65,000 has the whole name of another. */
    private static final double NAMES_LIMIT = 16;

    private final Model model;
    private final Rarity rarity;
    private final List<Term> terms;
    private boolean contradicted;
    private boolean supported;

    Comparer(Model model, Rarity rarity, List<Term> terms) {
        this.model = model;
        this.rarity = rarity;
        this.terms = terms;
    }

    void compare(Profile one, Profile other) {
        names(one.names(), other.names());
        companyNames(one, other).ifPresent(this::add);
        births(one, other).ifPresent(this::add);
        numbers(one, other);
        any(one.nationalities(), other.nationalities(), Level.NATIONALITY_SAME, Level.NATIONALITY_DIFFERENT);
        any(one.addresses(), other.addresses(), Level.ADDRESS_SAME, Level.ADDRESS_DIFFERENT);
        issued(one.companyNumbers(), other.companyNumbers(), Level.COMPANY_NUMBER_SAME, Level.COMPANY_NUMBER_CONFLICT);
        issued(one.plates(), other.plates(), Level.PLATE_SAME, Level.PLATE_CONFLICT);
        any(one.accounts(), other.accounts(), Level.ACCOUNT_SAME, Level.ACCOUNT_DIFFERENT);
        any(one.vessels(), other.vessels(), Level.VESSEL_SAME, Level.VESSEL_CONFLICT);
    }

    /** Phones and papers: what a subject is, or what it has. */
    private void numbers(Profile one, Profile other) {
        switch (one.kind()) {
            case PHONE -> any(one.phones(), other.phones(), Level.NUMBER_SAME, Level.NUMBER_DIFFERENT);
            case DOCUMENT -> any(one.documents(), other.documents(), Level.NUMBER_SAME, Level.NUMBER_DIFFERENT);
            case PERSON, ORGANISATION, VEHICLE, VESSEL, ACCOUNT, PLACE, CONSIGNMENT -> {
                any(one.phones(), other.phones(), Level.PHONE_SAME, Level.PHONE_DIFFERENT);
                issued(one.documents(), other.documents(), Level.DOCUMENT_SAME, Level.DOCUMENT_CONFLICT);
            }
        }
    }

    /** The most that the pair may be called, given which levels it came to. */
    Likeness highest() {
        return supported && !contradicted ? Likeness.CERTAIN : Likeness.POSSIBLE;
    }

    private void add(Level level) {
        reached(level);
        terms.add(term(level));
    }

    private void reached(Level level) {
        contradicted |= level.contradicts();
        supported |= level.supports();
    }

    private Term term(Level level) {
        return Term.of(level, model.weight(level));
    }

    /** The pair of readings that speaks most for sameness; both sides may have several. */
    private void names(List<Name> ones, List<Name> others) {
        NameTerms best = NameTerms.NONE;
        for (Name one : ones) {
            for (Name other : others) {
                NameTerms reading = NameTerms.of(one, other, model, rarity);
                if (best.levels().isEmpty() || reading.weight() > best.weight()) {
                    best = reading;
                }
            }
        }
        best.levels().forEach(this::reached);
        terms.addAll(best.terms());
        if (best.weight() > NAMES_LIMIT) {
            terms.add(Term.namesakes(NAMES_LIMIT - best.weight()));
        }
    }

    private static Optional<Level> companyNames(Profile one, Profile other) {
        double best = -1;
        for (CompanyName name : one.companyNames()) {
            for (CompanyName another : other.companyNames()) {
                best = Math.max(best, name.normalForm().equals(another.normalForm()) ? 2 : name.similarity(another));
            }
        }
        if (best < 0) {
            return Optional.empty();
        }
        if (best > 1) {
            return Optional.of(Level.COMPANY_NAME_EQUAL);
        }
        return Optional.of(
                best >= COMPANY_ALIKE
                        ? Level.COMPANY_NAME_ALIKE
                        : best >= COMPANY_PARTLY ? Level.COMPANY_NAME_PARTLY : Level.COMPANY_NAME_DIFFERENT);
    }

    private static Optional<Level> births(Profile one, Profile other) {
        PartialDate.Likeness best = PartialDate.Likeness.DIFFERENT;
        for (PartialDate date : one.births()) {
            for (PartialDate another : other.births()) {
                PartialDate.Likeness likeness = date.compare(another);
                best = likeness.compareTo(best) < 0 ? likeness : best;
            }
        }
        if (one.births().isEmpty() || other.births().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (best) {
                    case SAME -> Level.BIRTH_SAME;
                    case SWAPPED -> Level.BIRTH_SWAPPED;
                    case AGREES -> Level.BIRTH_AGREES;
                    case NEAR -> Level.BIRTH_NEAR;
                    case DIFFERENT -> Level.BIRTH_DIFFERENT;
                });
    }

    private void any(Set<String> one, Set<String> other, Level same, Level different) {
        if (!one.isEmpty() && !other.isEmpty()) {
            add(Collections.disjoint(one, other) ? different : same);
        }
    }

    /** Numbers conflict only where the same issuer gave the same kind of paper: CC:TYPE: or CC: before the number. */
    private void issued(Set<String> one, Set<String> other, Level same, Level conflict) {
        if (!Collections.disjoint(one, other)) {
            add(same);
        } else if (one.stream()
                .anyMatch(each -> other.stream().anyMatch(another -> issue(each).equals(issue(another))))) {
            add(conflict);
        }
    }

    private static String issue(String canonical) {
        return canonical.substring(0, canonical.lastIndexOf(':') + 1);
    }
}
