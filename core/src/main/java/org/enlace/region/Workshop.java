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
final class Workshop {
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

    private final Casting casting;
    private final Numbering numbering;

    Workshop(Casting casting, Numbering numbering) {
        this.casting = casting;
        this.numbering = numbering;
    }

    Casting casting() {
        return casting;
    }

    Numbering numbering() {
        return numbering;
    }

    /** Which identifiers of a figure an authority happens to know. */
    List<Identifier> known(Figure figure, RandomGenerator chance) {
        List<Identifier> known = new ArrayList<>();
        figure.phones().stream().filter(each -> Choice.of(0.4, chance)).forEach(known::add);
        figure.documents().stream().filter(each -> Choice.of(0.3, chance)).forEach(known::add);
        return known;
    }

    /** A day within the time that the files cover, ISO 8601. */
    String day(RandomGenerator chance) {
        return FIRST_DAY.plusDays(chance.nextInt(DAYS)).toString();
    }

    /** The things of one cell, each with a member who owns or uses it. */
    List<Thing> belongings(String cell, Seat seat, List<Figure> members, RandomGenerator chance) {
        List<Thing> things = new ArrayList<>();
        things.add(vehicle(cell + "-v0", any(members, chance), seat, chance));
        if (Choice.of(0.4, chance)) {
            things.add(vehicle(cell + "-v1", any(members, chance), seat, chance));
        }
        Figure caller = Choice.any(members, chance);
        things.add(phone(cell + "-t0", caller.id(), Choice.any(caller.phones(), chance)));
        if (Choice.of(0.5, chance)) {
            things.add(account(cell + "-a0", any(members, chance), seat));
        }
        if (Choice.of(0.4, chance)) {
            things.add(company(cell + "-c0", any(members, chance), seat, chance));
        }
        if (Choice.of(0.4, chance)) {
            things.add(house(cell + "-h0", any(members, chance), seat, chance));
        }
        if ((seat == Seat.CO || seat == Seat.PA) && Choice.of(0.5, chance)) {
            things.add(boat(cell + "-b0", any(members, chance), seat, chance));
        }
        if (Choice.of(0.4, chance)) {
            things.add(paper(cell + "-d0", any(members, chance), chance));
        }
        things.add(load(cell + "-l0", any(members, chance), chance));
        return things;
    }

    Thing vehicle(String id, String owner, Seat seat, RandomGenerator chance) {
        Identifier plate = numbering.plate(seat.country());
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
                Choice.any(MODELS, chance),
                "color",
                Choice.any(COLORS, chance));
    }

    Thing phone(String id, String owner, Identifier phone) {
        return thing(id, SubjectKind.PHONE, "Phone", owner, List.of(phone), "number", phone.written());
    }

    Thing account(String id, String owner, Seat seat) {
        Identifier account = numbering.account(seat.country());
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

    Thing company(String id, String owner, Seat seat, RandomGenerator chance) {
        Identifier number = numbering.company(seat.country());
        String name = Choice.any(FIRST, chance) + " " + Choice.any(SECOND, chance) + " " + Choice.any(THIRD, chance)
                + " " + FORMS.get(seat.country());
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
    Thing group(String id, Seat seat) {
        int word = Math.floorMod(id.hashCode(), SECOND.size() * GROUPS.size() * THIRD.size());
        String name = GROUPS.get(word % GROUPS.size()) + " " + SECOND.get(word / GROUPS.size() % SECOND.size()) + " "
                + THIRD.get(word / GROUPS.size() / SECOND.size());
        return thing(id, SubjectKind.ORGANISATION, "Organization", id, List.of(), "name", name, "country", lower(seat));
    }

    Thing boat(String id, String owner, Seat seat, RandomGenerator chance) {
        Identifier imo = numbering.vessel();
        return thing(
                id,
                SubjectKind.VESSEL,
                "Vessel",
                owner,
                List.of(imo),
                "name",
                Choice.any(SECOND, chance) + " " + (1 + chance.nextInt(9)),
                "imoNumber",
                imo.written(),
                "flag",
                lower(seat));
    }

    /** A forged or altered passport that turned up. */
    Thing paper(String id, String owner, RandomGenerator chance) {
        String country = Choice.any(List.of("CO", "VE", "EC", "PA"), chance);
        Identifier number = numbering.passport(country);
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

    Thing house(String id, String owner, Seat seat, RandomGenerator chance) {
        String town = casting.town(seat.country(), chance);
        return thing(
                id,
                SubjectKind.PLACE,
                "Address",
                owner,
                List.of(),
                "full",
                "Barrio " + Choice.any(SECOND, chance) + ", casa " + (1 + chance.nextInt(240)) + ", " + town,
                "city",
                town,
                "country",
                lower(seat));
    }

    Thing load(String id, String carrier, RandomGenerator chance) {
        String goods = Choice.any(List.of("persons", "persons", "persons", "arms", "drugs"), chance);
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
                Choice.any(SEGMENTS, chance),
                "date",
                day(chance));
    }

    Thing thing(
            String id, SubjectKind kind, String schema, String owner, List<Identifier> identifiers, String... pairs) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (int at = 0; at < pairs.length; at += 2) {
            properties.put(pairs[at], pairs[at + 1]);
        }
        return new Thing(id, kind, schema, owner, properties, identifiers);
    }

    private static String any(List<Figure> members, RandomGenerator chance) {
        return Choice.any(members, chance).id();
    }

    private static String lower(Seat seat) {
        return seat.country().toLowerCase(Locale.ROOT);
    }
}
