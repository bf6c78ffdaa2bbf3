// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.enlace.model.SubjectKind;

/** Makes what networks own and use: cars, boats, phones, accounts, companies, forged papers, houses, loads. */
final class ThingMaker {
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 6);
    private static final int DAYS = 520;
    private static final List<String> MODELS = List.of(
            "Toyota Hilux",
            "Toyota Hiace",
            "Nissan Frontier",
            "Hyundai H1",
            "Kia Pregio",
            "Isuzu NPR",
            "Mitsubishi L200",
            "Chevrolet N300",
            "Suzuki Jimny",
            "Ford Transit");
    private static final List<String> COLORS = List.of("blanco", "gris", "negro", "rojo", "azul", "verde");
    private static final List<String> FIRST = List.of(
            "Transportes",
            "Importadora",
            "Comercializadora",
            "Turismo",
            "Inversiones",
            "Servicios",
            "Distribuidora",
            "Agencia");
    private static final List<String> SECOND = List.of(
            "Ceiba",
            "Tamarindo",
            "Guayacán",
            "Colibrí",
            "Jaguarete",
            "Manglar",
            "Quetzalito",
            "Tucán",
            "Bahía",
            "Arrecife",
            "Cordillera",
            "Pacayal",
            "Golondrina",
            "Cocotal",
            "Tamandúa",
            "Caoba");
    private static final List<String> THIRD =
            List.of("Azul", "del Golfo", "del Sur", "Real", "del Istmo", "Dorada", "Nueva", "del Valle");
    private static final List<String> GROUPS = List.of("Red", "Grupo", "Los de", "Banda");
    private static final Map<String, String> FORMS =
            Map.of("CO", "S.A.S.", "PA", "S.A.", "CR", "S.R.L.", "GT", "Ltda.", "US", "LLC");
    private static final List<String> SEGMENTS = List.of(
            "Necoclí–Acandí",
            "Acandí–Bajo Chiquito",
            "Lajas Blancas–Paso Canoas",
            "Paso Canoas–Peñas Blancas",
            "Peñas Blancas–Agua Caliente",
            "Agua Caliente–Tecún Umán",
            "Tecún Umán–Tapachula");

    private final PersonMaker casting;
    private final NumberIssuer numbering;

    ThingMaker(PersonMaker casting, NumberIssuer numbering) {
        this.casting = casting;
        this.numbering = numbering;
    }

    PersonMaker casting() {
        return casting;
    }

    NumberIssuer numbering() {
        return numbering;
    }

    /** Which identifiers of a figure an authority happens to know. */
    List<MadeUpIdentifier> known(MadeUpPerson figure, RandomGenerator chance) {
        List<MadeUpIdentifier> known = new ArrayList<>();
        figure.phones().stream().filter(each -> WeightedChoice.of(0.4, chance)).forEach(known::add);
        figure.documents().stream()
                .filter(each -> WeightedChoice.of(0.3, chance))
                .forEach(known::add);
        return known;
    }

    /** A day within the time that the files cover, ISO 8601. */
    String day(RandomGenerator chance) {
        return FIRST_DAY.plusDays(chance.nextInt(DAYS)).toString();
    }

    /** The things of one cell, each with a member who owns or uses it. */
    List<MadeUpThing> belongings(String cell, RegionSeat seat, List<MadeUpPerson> members, RandomGenerator chance) {
        List<MadeUpThing> madeUpThings = new ArrayList<>();
        madeUpThings.add(vehicle(cell + "-v0", any(members, chance), seat, chance));
        if (WeightedChoice.of(0.4, chance)) {
            madeUpThings.add(vehicle(cell + "-v1", any(members, chance), seat, chance));
        }
        MadeUpPerson caller = WeightedChoice.any(members, chance);
        madeUpThings.add(phone(cell + "-t0", caller.id(), WeightedChoice.any(caller.phones(), chance)));
        if (WeightedChoice.of(0.5, chance)) {
            madeUpThings.add(account(cell + "-a0", any(members, chance), seat));
        }
        if (WeightedChoice.of(0.4, chance)) {
            madeUpThings.add(company(cell + "-c0", any(members, chance), seat, chance));
        }
        if (WeightedChoice.of(0.4, chance)) {
            madeUpThings.add(house(cell + "-h0", any(members, chance), seat, chance));
        }
        if ((seat == RegionSeat.CO || seat == RegionSeat.PA) && WeightedChoice.of(0.5, chance)) {
            madeUpThings.add(boat(cell + "-b0", any(members, chance), seat, chance));
        }
        if (WeightedChoice.of(0.4, chance)) {
            madeUpThings.add(paper(cell + "-d0", any(members, chance), chance));
        }
        madeUpThings.add(load(cell + "-l0", any(members, chance), chance));
        return madeUpThings;
    }

    MadeUpThing vehicle(String id, String owner, RegionSeat seat, RandomGenerator chance) {
        MadeUpIdentifier plate = numbering.plate(seat.country());
        return thing(
                id,
                SubjectKind.VEHICLE,
                "Vehicle",
                owner,
                List.of(plate),
                "registrationNumber",
                plate.written(),
                "country",
                lower(seat),
                "model",
                WeightedChoice.any(MODELS, chance),
                "color",
                WeightedChoice.any(COLORS, chance));
    }

    MadeUpThing phone(String id, String owner, MadeUpIdentifier phone) {
        return thing(id, SubjectKind.PHONE, "Phone", owner, List.of(phone), "number", phone.written());
    }

    MadeUpThing account(String id, String owner, RegionSeat seat) {
        MadeUpIdentifier account = numbering.account(seat.country());
        int colon = account.written().indexOf(':');
        return colon < 0
                ? thing(
                        id,
                        SubjectKind.ACCOUNT,
                        "BankAccount",
                        owner,
                        List.of(account),
                        "iban",
                        account.written(),
                        "country",
                        lower(seat))
                : thing(
                        id,
                        SubjectKind.ACCOUNT,
                        "BankAccount",
                        owner,
                        List.of(account),
                        "accountNumber",
                        account.written().substring(colon + 1),
                        "bankName",
                        account.written().substring(0, colon),
                        "country",
                        lower(seat));
    }

    MadeUpThing company(String id, String owner, RegionSeat seat, RandomGenerator chance) {
        MadeUpIdentifier number = numbering.company(seat.country());
        String name = WeightedChoice.any(FIRST, chance) + " " + WeightedChoice.any(SECOND, chance) + " "
                + WeightedChoice.any(THIRD, chance) + " " + FORMS.get(seat.country());
        return thing(
                id,
                SubjectKind.ORGANISATION,
                "Company",
                owner,
                List.of(number),
                "name",
                name,
                "registrationNumber",
                number.written(),
                "jurisdiction",
                lower(seat),
                "country",
                lower(seat));
    }

    /** The network itself as an organisation, under the name that the files use. */
    MadeUpThing group(String id, RegionSeat seat) {
        int word = Math.floorMod(id.hashCode(), SECOND.size() * GROUPS.size() * THIRD.size());
        String name = GROUPS.get(word % GROUPS.size()) + " " + SECOND.get(word / GROUPS.size() % SECOND.size()) + " "
                + THIRD.get(word / GROUPS.size() / SECOND.size());
        return thing(id, SubjectKind.ORGANISATION, "Organization", id, List.of(), "name", name, "country", lower(seat));
    }

    MadeUpThing boat(String id, String owner, RegionSeat seat, RandomGenerator chance) {
        MadeUpIdentifier imo = numbering.vessel();
        return thing(
                id,
                SubjectKind.VESSEL,
                "Vessel",
                owner,
                List.of(imo),
                "name",
                WeightedChoice.any(SECOND, chance) + " " + (1 + chance.nextInt(9)),
                "imoNumber",
                imo.written(),
                "flag",
                lower(seat));
    }

    /** A forged or altered passport that turned up. */
    MadeUpThing paper(String id, String owner, RandomGenerator chance) {
        String country = WeightedChoice.any(List.of("CO", "VE", "EC", "PA"), chance);
        MadeUpIdentifier number = numbering.passport(country);
        return thing(
                id,
                SubjectKind.DOCUMENT,
                "Passport",
                id,
                List.of(number),
                "number",
                number.written(),
                "type",
                "passport",
                "country",
                country.toLowerCase(Locale.ROOT),
                "summary",
                "documento falso");
    }

    MadeUpThing house(String id, String owner, RegionSeat seat, RandomGenerator chance) {
        String town = casting.town(seat.country(), chance);
        return thing(
                id,
                SubjectKind.PLACE,
                "Address",
                owner,
                List.of(),
                "full",
                "Barrio " + WeightedChoice.any(SECOND, chance) + ", casa " + (1 + chance.nextInt(240)) + ", " + town,
                "city",
                town,
                "country",
                lower(seat));
    }

    MadeUpThing load(String id, String carrier, RandomGenerator chance) {
        String goods = WeightedChoice.any(List.of("persons", "persons", "persons", "arms", "drugs"), chance);
        return thing(
                id,
                SubjectKind.CONSIGNMENT,
                "Consignment",
                carrier,
                List.of(),
                "goods",
                goods,
                "quantity",
                "" + (2 + chance.nextInt(60)),
                "segment",
                WeightedChoice.any(SEGMENTS, chance),
                "date",
                day(chance));
    }

    MadeUpThing thing(
            String id,
            SubjectKind kind,
            String schema,
            String owner,
            List<MadeUpIdentifier> identifiers,
            String... pairs) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (int at = 0; at < pairs.length; at += 2) {
            properties.put(pairs[at], pairs[at + 1]);
        }
        return new MadeUpThing(id, kind, schema, owner, properties, identifiers);
    }

    private static String any(List<MadeUpPerson> members, RandomGenerator chance) {
        return WeightedChoice.any(members, chance).id();
    }

    private static String lower(RegionSeat seat) {
        return seat.country().toLowerCase(Locale.ROOT);
    }
}
