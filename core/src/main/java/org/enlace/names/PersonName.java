// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.util.ArrayList;
import java.util.List;

/**
 * A person's name as parts in {@linkplain Plain plain} form: given names, and up to two surnames with their particles
 * ({@code "de la cruz"}). An initial is one letter. {@code sure} is false where no comma and no list of names says which
 * parts are given names; the order is then a guess and a comparison should try the other as well.
 */
public record PersonName(List<String> given, String paternal, String maternal, boolean sure) {
    public PersonName {
        given = List.copyOf(given);
    }

    /**
     * Reads a whole name in any usual order: {@code "María José Pérez de la Cruz"}, {@code "PEREZ DE LA CRUZ MARIA JOSE"},
     * {@code "Pérez de la Cruz, Ma. José"}. Empty parts where the text holds no letter.
     */
    public static PersonName parse(String raw) {
        int comma = raw.indexOf(',');
        if (comma > 0 && comma < raw.length() - 1) {
            return of(raw.substring(comma + 1), raw.substring(0, comma));
        }
        return PersonOrder.readings(NameWords.of(raw)).getFirst();
    }

    /** Every reading of a whole name that a comparison should try, likeliest first: two where the order is in doubt. */
    public static List<PersonName> readings(String raw) {
        PersonName likeliest = parse(raw);
        return likeliest.sure() ? List.of(likeliest) : PersonOrder.readings(NameWords.of(raw));
    }

    /** A name whose two halves stand in fields of their own. */
    public static PersonName of(String given, String surnames) {
        return of(NameWords.of(given), NameWords.of(surnames), true);
    }

    static PersonName of(List<String> given, List<String> surnames, boolean sure) {
        String paternal = surnames.isEmpty() ? "" : surnames.getFirst();
        String maternal = surnames.size() < 2 ? "" : String.join(" ", surnames.subList(1, surnames.size()));
        return new PersonName(given, paternal, maternal, sure);
    }

    /** The first given name, empty where there is none. */
    public String first() {
        return given.isEmpty() ? "" : given.getFirst();
    }

    public boolean isEmpty() {
        return given.isEmpty() && paternal.isEmpty();
    }

    /** All parts, given names first. */
    public List<String> parts() {
        List<String> parts = new ArrayList<>(given);
        if (!paternal.isEmpty()) {
            parts.add(paternal);
        }
        if (!maternal.isEmpty()) {
            parts.add(maternal);
        }
        return parts;
    }

    /** The parts in plain form with one space between, given names first. */
    public String normalForm() {
        return String.join(" ", parts());
    }
}
