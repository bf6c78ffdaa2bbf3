// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import static org.enlace.names.NameParts.Kind.FEMALE;
import static org.enlace.names.NameParts.Kind.MALE;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.enlace.model.SubjectKind;
import org.enlace.names.NameParts.Kind;
import org.enlace.names.NameParts.Part;
import org.enlace.names.Tradition;

/**
 * The network that the demonstration tells: a boat owner in Necoclí, a document forger in David, a money collector in Ciudad
 * Neily, and those between them. Every name is invented and the same for every seed; numbers differ. No country sees the
 * whole: Colombia the boat, Panama the papers, Costa Rica the money, and none of them the other two.
 */
final class Story {
    private static final String ID = "story";

    private final Workshop workshop;
    private final Scene scene;
    private final RandomGenerator chance;

    Story(Workshop workshop, Scene scene, RandomGenerator chance) {
        this.workshop = workshop;
        this.scene = scene;
        this.chance = chance;
    }

    void tell() throws IOException {
        scene.isCase("Necoclí–Paso Canoas", "2026-01-12");
        Figure boatOwner = figure(
                "boat-owner", MALE, "Edelmiro", "Bastidas Cuesta", "1974-05-09", "CO", Role.BOAT_OWNER, "Necoclí");
        Figure recruiter =
                figure("recruiter", MALE, "Yesid", "Rentería Angulo", "1986-11-23", "CO", Role.RECRUITER, "Turbo");
        Figure coordinator = figure(
                "coordinator", MALE, "Aquilino", "Samudio Pitti", "1969-02-17", "PA", Role.COORDINATOR, "Metetí");
        Figure forger = figure("forger", MALE, "Nilo", "Tejeira Camarena", "1979-08-30", "PA", Role.FORGER, "David");
        Figure driver =
                figure("driver", MALE, "Wilmer", "Caicedo Preciado", "1991-03-12", "CO", Role.DRIVER, "Paso Canoas");
        Figure collector = figure(
                "collector",
                FEMALE,
                "Rosalba",
                "Villalobos Ugalde",
                "1982-06-04",
                "CR",
                Role.COLLECTOR,
                "Ciudad Neily");
        Figure guide = figure("guide", MALE, "Heriberto", "Chub Caal", "1988-09-19", "GT", Role.GUIDE, "Esquipulas");
        Figure receiver =
                figure("receiver", FEMALE, "Zenaida", "Orellana Cuxil", "1984-12-01", "GT", Role.SAFE_HOUSE, "Houston");

        Thing boat = workshop.boat(ID + "-boat", boatOwner.id(), Seat.CO, chance);
        Thing pickup = workshop.vehicle(ID + "-pickup", boatOwner.id(), Seat.PA, chance);
        Thing minibus = workshop.vehicle(ID + "-minibus", driver.id(), Seat.CR, chance);
        Thing till = workshop.account(ID + "-till", collector.id(), Seat.CR);
        Thing purse = workshop.account(ID + "-purse", receiver.id(), Seat.US);
        Thing passport = workshop.paper(ID + "-passport", forger.id(), chance);
        Thing second = workshop.paper(ID + "-second-passport", forger.id(), chance);
        Thing company = workshop.company(ID + "-company", collector.id(), Seat.CR, chance);
        Thing house = workshop.house(ID + "-house", coordinator.id(), Seat.PA, chance);
        Thing people = load("people", boatOwner, "persons", 34, "Necoclí–Acandí", "2026-02-11");
        Thing arms = load("arms", driver, "arms", 12, "Lajas Blancas–Paso Canoas", "2026-02-19");
        Thing drugs = load("drugs", driver, "drugs", 80, "Paso Canoas–Peñas Blancas", "2026-02-20");

        cell("CO", boatOwner, recruiter);
        cell("PA", coordinator, forger);
        cell("CR", driver, collector);
        cell("GT", guide);
        cell("US", receiver);

        colombia(boatOwner, recruiter, List.of(boat, passport, people));
        panama(boatOwner, coordinator, forger, driver, List.of(pickup, passport, second, house, till, purse, arms));
        costaRica(coordinator, forger, driver, collector, List.of(minibus, pickup, second, till, company, drugs));
        guatemala(guide, collector, till);
        unitedStates(receiver, recruiter, purse);
        ties(boatOwner, recruiter, coordinator, forger, driver, collector, guide);
        scene.tie(
                "Payment",
                "payer",
                till.id(),
                "beneficiary",
                purse.id(),
                Map.of("amount", "4200", "currency", "USD", "date", "2026-02-24"));
        scene.tie("UnknownLink", "subject", forger.id(), "object", passport.id(), Map.of("role", "elabora"));
        scene.tie("UnknownLink", "subject", forger.id(), "object", second.id(), Map.of("role", "elabora"));
        scene.tie("UnknownLink", "subject", driver.id(), "object", pickup.id(), Map.of("role", "conduce"));
    }

    private void colombia(Figure boatOwner, Figure recruiter, List<Thing> things) throws IOException {
        see(
                boatOwner,
                Seat.CO,
                "BASTIDAS CUESTA EDELMIRO",
                0,
                boatOwner.documents().getFirst());
        see(
                recruiter,
                Seat.CO,
                "RENTERIA ANGULO YESID",
                0,
                recruiter.documents().getFirst());
        all(things, Seat.CO);
    }

    private void panama(Figure boatOwner, Figure coordinator, Figure forger, Figure driver, List<Thing> things)
            throws IOException {
        see(boatOwner, Seat.PA, "Edelmiro Bastidas", 0);
        see(coordinator, Seat.PA, "Aquilino Samudio Pitti", 0);
        see(forger, Seat.PA, "Nilo Tejeira Camarena", 0, forger.documents().getFirst());
        see(driver, Seat.PA, "Wilmer Caicedo", 0);
        all(things, Seat.PA);
    }

    private void costaRica(Figure coordinator, Figure forger, Figure driver, Figure collector, List<Thing> things)
            throws IOException {
        see(coordinator, Seat.CR, "ZAMUDIO PITTI AQUILINO", -1);
        see(forger, Seat.CR, "NILO TEJEIRA", 0);
        see(driver, Seat.CR, "CAICEDO PRECIADO WILMAR", -1, driver.documents().getFirst());
        see(
                collector,
                Seat.CR,
                "VILLALOBOS UGALDE ROSALBA",
                0,
                collector.documents().getFirst());
        all(things, Seat.CR);
    }

    private void guatemala(Figure guide, Figure collector, Thing till) throws IOException {
        see(guide, Seat.GT, "Chub Caal, Heriberto", 0);
        see(collector, Seat.GT, "Villalobos, Rosalba", -1);
        scene.see(till, Seat.GT);
        see(guide, Seat.CR, "HERIBERTO CHUB", 0);
    }

    private void unitedStates(Figure receiver, Figure recruiter, Thing purse) throws IOException {
        see(receiver, Seat.US, "Zenaida Orellana", 0);
        see(receiver, Seat.PA, "Zenaida Orellana Cuxil", 0);
        see(recruiter, Seat.US, "Yesid Renteria", 0);
        scene.see(purse, Seat.US);
    }

    private void ties(
            Figure boatOwner,
            Figure recruiter,
            Figure coordinator,
            Figure forger,
            Figure driver,
            Figure collector,
            Figure guide) {
        associate(boatOwner, recruiter);
        associate(boatOwner, coordinator);
        associate(coordinator, forger);
        associate(coordinator, driver);
        associate(forger, driver);
        associate(driver, collector);
        associate(collector, guide);
    }

    private void associate(Figure one, Figure other) {
        scene.tie("Associate", "person", one.id(), "associate", other.id(), Map.of("relationship", "contacto"));
    }

    private void see(Figure figure, Seat seat, String name, int phone, Identifier... documents) throws IOException {
        List<Identifier> known = new ArrayList<>(Arrays.asList(documents));
        if (phone >= 0) {
            known.add(figure.phones().get(phone));
        }
        scene.see(
                figure,
                seat,
                known,
                new Scribe.Written(name, "", ""),
                figure.born().toString());
    }

    private void all(List<Thing> things, Seat seat) throws IOException {
        for (Thing thing : things) {
            scene.see(thing, seat);
        }
    }

    private void cell(String country, Figure... members) {
        for (Figure member : members) {
            scene.belongs(member.id(), ID + "-" + country);
        }
    }

    private Thing load(String id, Figure carrier, String goods, int quantity, String segment, String date) {
        return workshop.thing(
                ID + "-load-" + id,
                SubjectKind.CONSIGNMENT,
                "Consignment",
                carrier.id(),
                List.of(),
                "goods",
                goods,
                "quantity",
                "" + quantity,
                "segment",
                segment,
                "date",
                date);
    }

    private Figure figure(
            String id,
            Kind sex,
            String given,
            String surnames,
            String born,
            String nationality,
            Role role,
            String town) {
        Numbering numbering = workshop.numbering();
        return new Figure(
                ID + "-" + id,
                Tradition.SPANISH,
                sex,
                parts(given),
                parts(surnames),
                LocalDate.parse(born),
                nationality,
                List.of(numbering.nationalId(nationality), numbering.passport(nationality)),
                List.of(numbering.phone(role == Role.SAFE_HOUSE ? "US" : nationality)),
                role,
                town);
    }

    private static List<Part> parts(String words) {
        return Arrays.stream(words.split(" ", -1))
                .map(word -> new Part(word, List.of(word), 1))
                .toList();
    }
}
