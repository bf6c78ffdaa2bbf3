// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.enlace.names.NamePartFrequencies;
import org.enlace.names.NamePartFrequencies.Kind;
import org.enlace.names.NamePartFrequencies.Part;
import org.enlace.names.NameTradition;

/** Invents people: a tradition that fits the country, name parts by how common they are, documents and phones. */
final class PersonMaker {
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1952, 1, 1);
    private static final int BIRTH_DAYS = 17_500;
    private static final Map<NameTradition, List<String>> FOREIGN = Map.of(
            NameTradition.PORTUGUESE, List.of("BR"),
            NameTradition.HAITIAN, List.of("HT"),
            NameTradition.ARABIC, List.of("SY", "EG", "LB"),
            NameTradition.CHINESE, List.of("CN"),
            NameTradition.BANGLA, List.of("BD"));
    private static final Map<String, List<String>> TOWNS = Map.of(
            "CO", List.of("Necoclí", "Turbo", "Capurganá", "Acandí", "Apartadó", "Pasto", "Ipiales", "Medellín"),
            "PA", List.of("Metetí", "Lajas Blancas", "Puerto Obaldía", "David", "Colón", "Chepo", "Paso Canoas"),
            "CR", List.of("Ciudad Neily", "Golfito", "Peñas Blancas", "Los Chiles", "San Carlos", "Liberia"),
            "GT", List.of("Esquipulas", "Chiquimula", "Tecún Umán", "Huehuetenango", "Cobán", "Puerto Barrios"),
            "US", List.of("El Paso", "Laredo", "Houston", "Nogales", "San Diego", "Miami"));

    private final Map<String, WeightedChoice<Part>> parts = new HashMap<>();
    private final NamePartFrequencies lists;
    private final NumberIssuer numbering;

    PersonMaker(NamePartFrequencies lists, NumberIssuer numbering) {
        this.lists = lists;
        this.numbering = numbering;
        for (NameTradition tradition : NameTradition.values()) {
            for (Kind kind : Kind.values()) {
                parts.put(tradition + " " + kind, new WeightedChoice<>(lists.list(tradition, kind), Part::weight));
            }
        }
    }

    /** A new person who lives in a country of the five. */
    MadeUpPerson figure(String id, String country, NetworkRole role, RandomGenerator chance) {
        NameTradition tradition = tradition(country, chance);
        String nationality = nationality(tradition, country, chance);
        Kind sex =
                WeightedChoice.of(role == NetworkRole.SAFE_HOUSE || role == NetworkRole.COLLECTOR ? 0.5 : 0.15, chance)
                        ? Kind.FEMALE
                        : Kind.MALE;
        List<Part> given;
        List<Part> surnames;
        do {
            given = draw(tradition, sex, WeightedChoice.of(manyGiven(tradition), chance) ? 2 : 1, chance);
            surnames = draw(tradition, Kind.SURNAME, surnames(tradition), chance);
        } while (lists.isAvoided(given.getFirst().form(), surnames.getFirst().form()));
        List<MadeUpIdentifier> phones = new ArrayList<>();
        phones.add(numbering.phone(phoneCountry(nationality, country, chance)));
        if (WeightedChoice.of(0.25, chance)) {
            phones.add(numbering.phone(country));
        }
        return new MadeUpPerson(
                id,
                new MadeUpPerson.FullName(tradition, given, surnames),
                new MadeUpPerson.CivilRecord(sex, FIRST_BIRTH.plusDays(chance.nextInt(BIRTH_DAYS)), nationality),
                documents(nationality, chance),
                phones,
                role,
                town(country, chance));
    }

    /** Somebody else of the same name: another birth date, other papers, another phone. */
    MadeUpPerson namesake(String id, MadeUpPerson of, String country, RandomGenerator chance) {
        MadeUpPerson other = figure(id, country, NetworkRole.DRIVER, chance);
        return new MadeUpPerson(
                id,
                of.name(),
                new MadeUpPerson.CivilRecord(
                        of.civil().sex(), other.civil().born(), of.civil().nationality()),
                documents(of.civil().nationality(), chance),
                other.phones(),
                other.role(),
                other.town());
    }

    String town(String country, RandomGenerator chance) {
        return WeightedChoice.any(TOWNS.getOrDefault(country, List.of("")), chance);
    }

    private List<Part> draw(NameTradition tradition, Kind kind, int count, RandomGenerator chance) {
        WeightedChoice<Part> list = Objects.requireNonNull(parts.get(tradition + " " + kind));
        List<Part> drawn = new ArrayList<>(count);
        while (drawn.size() < count) {
            Part part = list.draw(chance);
            if (!drawn.contains(part) || kind == Kind.SURNAME) {
                drawn.add(part);
            }
        }
        return drawn;
    }

    private List<MadeUpIdentifier> documents(String nationality, RandomGenerator chance) {
        List<MadeUpIdentifier> documents = new ArrayList<>();
        if (!nationality.equals("US")) {
            documents.add(numbering.nationalId(nationality));
        }
        if (documents.isEmpty() || WeightedChoice.of(0.6, chance)) {
            documents.add(numbering.passport(nationality));
        }
        return documents;
    }

    private static NameTradition tradition(String country, RandomGenerator chance) {
        int point = chance.nextInt(100);
        if (country.equals("US") && point < 40) {
            return NameTradition.ENGLISH;
        }
        return switch (point) {
            case 99, 98, 97 -> NameTradition.CHINESE;
            case 96, 95, 94 -> NameTradition.ARABIC;
            case 93, 92, 91 -> NameTradition.BANGLA;
            case 90, 89, 88, 87 -> NameTradition.HAITIAN;
            case 86, 85 -> NameTradition.PORTUGUESE;
            default -> NameTradition.SPANISH;
        };
    }

    private static String nationality(NameTradition tradition, String country, RandomGenerator chance) {
        List<String> foreign = FOREIGN.get(tradition);
        if (foreign != null) {
            return WeightedChoice.any(foreign, chance);
        }
        if (country.equals("US") && tradition == NameTradition.SPANISH) {
            return WeightedChoice.any(List.of("US", "GT", "CO", "VE"), chance);
        }
        return WeightedChoice.of(0.85, chance)
                ? country
                : WeightedChoice.any(List.of("CO", "VE", "EC", "PA", "CR", "GT"), chance);
    }

    private static String phoneCountry(String nationality, String country, RandomGenerator chance) {
        return switch (nationality) {
            case "VE", "EC", "HT" -> WeightedChoice.of(0.3, chance) ? nationality : country;
            default -> country;
        };
    }

    private static double manyGiven(NameTradition tradition) {
        return switch (tradition) {
            case SPANISH, PORTUGUESE -> 0.62;
            case ARABIC, BANGLA, ENGLISH -> 0.35;
            case HAITIAN -> 0.25;
            case CHINESE -> 0;
        };
    }

    private static int surnames(NameTradition tradition) {
        return switch (tradition) {
            case SPANISH, PORTUGUESE -> 2;
            case HAITIAN, ARABIC, CHINESE, BANGLA, ENGLISH -> 1;
        };
    }
}
