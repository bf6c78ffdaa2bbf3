// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.enlace.names.NameParts;
import org.enlace.names.NameParts.Kind;
import org.enlace.names.NameParts.Part;
import org.enlace.names.Tradition;

/** Invents people: a tradition that fits the country, name parts by how common they are, documents and phones. */
final class Casting {
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1952, 1, 1);
    private static final int BIRTH_DAYS = 17_500;
    private static final Map<Tradition, List<String>> FOREIGN = Map.of(
            Tradition.PORTUGUESE, List.of("BR"),
            Tradition.HAITIAN, List.of("HT"),
            Tradition.ARABIC, List.of("SY", "EG", "LB"),
            Tradition.CHINESE, List.of("CN"),
            Tradition.BANGLA, List.of("BD"));
    private static final Map<String, List<String>> TOWNS = Map.of(
            "CO", List.of("Necoclí", "Turbo", "Capurganá", "Acandí", "Apartadó", "Pasto", "Ipiales", "Medellín"),
            "PA", List.of("Metetí", "Lajas Blancas", "Puerto Obaldía", "David", "Colón", "Chepo", "Paso Canoas"),
            "CR", List.of("Ciudad Neily", "Golfito", "Peñas Blancas", "Los Chiles", "San Carlos", "Liberia"),
            "GT", List.of("Esquipulas", "Chiquimula", "Tecún Umán", "Huehuetenango", "Cobán", "Puerto Barrios"),
            "US", List.of("El Paso", "Laredo", "Houston", "Nogales", "San Diego", "Miami"));

    private final Map<String, Choice<Part>> parts = new HashMap<>();
    private final NameParts lists;
    private final Numbering numbering;

    Casting(NameParts lists, Numbering numbering) {
        this.lists = lists;
        this.numbering = numbering;
        for (Tradition tradition : Tradition.values()) {
            for (Kind kind : Kind.values()) {
                parts.put(tradition + " " + kind, new Choice<>(lists.list(tradition, kind), Part::weight));
            }
        }
    }

    /** A new person who lives in a country of the five. */
    Figure figure(String id, String country, Role role, RandomGenerator chance) {
        Tradition tradition = tradition(country, chance);
        String nationality = nationality(tradition, country, chance);
        Kind sex = Choice.of(role == Role.SAFE_HOUSE || role == Role.COLLECTOR ? 0.5 : 0.15, chance)
                ? Kind.FEMALE
                : Kind.MALE;
        List<Part> given;
        List<Part> surnames;
        do {
            given = draw(tradition, sex, Choice.of(manyGiven(tradition), chance) ? 2 : 1, chance);
            surnames = draw(tradition, Kind.SURNAME, surnames(tradition), chance);
        } while (lists.isAvoided(given.getFirst().form(), surnames.getFirst().form()));
        List<Identifier> phones = new ArrayList<>();
        phones.add(numbering.phone(phoneCountry(nationality, country, chance)));
        if (Choice.of(0.25, chance)) {
            phones.add(numbering.phone(country));
        }
        return new Figure(
                id,
                tradition,
                sex,
                given,
                surnames,
                FIRST_BIRTH.plusDays(chance.nextInt(BIRTH_DAYS)),
                nationality,
                documents(nationality, chance),
                phones,
                role,
                town(country, chance));
    }

    /** Somebody else of the same name: another birth date, other papers, another phone. */
    Figure namesake(String id, Figure of, String country, RandomGenerator chance) {
        Figure other = figure(id, country, Role.DRIVER, chance);
        return new Figure(
                id,
                of.tradition(),
                of.sex(),
                of.given(),
                of.surnames(),
                other.born(),
                of.nationality(),
                documents(of.nationality(), chance),
                other.phones(),
                other.role(),
                other.town());
    }

    String town(String country, RandomGenerator chance) {
        return Choice.any(TOWNS.getOrDefault(country, List.of("")), chance);
    }

    private List<Part> draw(Tradition tradition, Kind kind, int count, RandomGenerator chance) {
        Choice<Part> list = Objects.requireNonNull(parts.get(tradition + " " + kind));
        List<Part> drawn = new ArrayList<>(count);
        while (drawn.size() < count) {
            Part part = list.draw(chance);
            if (!drawn.contains(part) || kind == Kind.SURNAME) {
                drawn.add(part);
            }
        }
        return drawn;
    }

    private List<Identifier> documents(String nationality, RandomGenerator chance) {
        List<Identifier> documents = new ArrayList<>();
        if (!nationality.equals("US")) {
            documents.add(numbering.nationalId(nationality));
        }
        if (documents.isEmpty() || Choice.of(0.6, chance)) {
            documents.add(numbering.passport(nationality));
        }
        return documents;
    }

    private static Tradition tradition(String country, RandomGenerator chance) {
        int point = chance.nextInt(100);
        if (country.equals("US") && point < 40) {
            return Tradition.ENGLISH;
        }
        return switch (point) {
            case 99, 98, 97 -> Tradition.CHINESE;
            case 96, 95, 94 -> Tradition.ARABIC;
            case 93, 92, 91 -> Tradition.BANGLA;
            case 90, 89, 88, 87 -> Tradition.HAITIAN;
            case 86, 85 -> Tradition.PORTUGUESE;
            default -> Tradition.SPANISH;
        };
    }

    private static String nationality(Tradition tradition, String country, RandomGenerator chance) {
        List<String> foreign = FOREIGN.get(tradition);
        if (foreign != null) {
            return Choice.any(foreign, chance);
        }
        if (country.equals("US") && tradition == Tradition.SPANISH) {
            return Choice.any(List.of("US", "GT", "CO", "VE"), chance);
        }
        return Choice.of(0.85, chance) ? country : Choice.any(List.of("CO", "VE", "EC", "PA", "CR", "GT"), chance);
    }

    private static String phoneCountry(String nationality, String country, RandomGenerator chance) {
        return switch (nationality) {
            case "VE", "EC", "HT" -> Choice.of(0.3, chance) ? nationality : country;
            default -> country;
        };
    }

    private static double manyGiven(Tradition tradition) {
        return switch (tradition) {
            case SPANISH, PORTUGUESE -> 0.62;
            case ARABIC, BANGLA, ENGLISH -> 0.35;
            case HAITIAN -> 0.25;
            case CHINESE -> 0;
        };
    }

    private static int surnames(Tradition tradition) {
        return switch (tradition) {
            case SPANISH, PORTUGUESE -> 2;
            case HAITIAN, ARABIC, CHINESE, BANGLA, ENGLISH -> 1;
        };
    }
}
