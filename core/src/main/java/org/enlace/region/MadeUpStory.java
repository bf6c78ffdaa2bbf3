// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import static org.enlace.names.NamePartFrequencies.Kind.FEMALE;
import static org.enlace.names.NamePartFrequencies.Kind.MALE;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.enlace.model.SubjectKind;
import org.enlace.names.NamePartFrequencies.Kind;
import org.enlace.names.NamePartFrequencies.Part;
import org.enlace.names.NameTradition;

/**
 * The network that the demonstration tells: a boat owner in Necoclí, a document forger in David, a money collector in Ciudad
 * Neily, and those between them. Every name is invented and the same for every seed; numbers differ. No country sees the
 * whole: Colombia the boat, Panama the papers, Costa Rica the money, and none of them the other two.
 */
final class MadeUpStory {
    private static final String ID = "story";

    private final ThingMaker workshop;
    private final NetworkScene scene;
    private final RandomGenerator chance;

    MadeUpStory(ThingMaker workshop, NetworkScene scene, RandomGenerator chance) {
        this.workshop = workshop;
        this.scene = scene;
        this.chance = chance;
    }

    void tell() throws IOException {
        scene.isCase("Necoclí–Paso Canoas", "2026-01-12");
        MadeUpPerson boatOwner = figure(
                "boat-owner",
                name("Edelmiro", "Bastidas Cuesta"),
                civil(MALE, "1974-05-09", "CO"),
                NetworkRole.BOAT_OWNER,
                "Necoclí");
        MadeUpPerson recruiter = figure(
                "recruiter",
                name("Yesid", "Rentería Angulo"),
                civil(MALE, "1986-11-23", "CO"),
                NetworkRole.RECRUITER,
                "Turbo");
        MadeUpPerson coordinator = figure(
                "coordinator",
                name("Aquilino", "Samudio Pitti"),
                civil(MALE, "1969-02-17", "PA"),
                NetworkRole.COORDINATOR,
                "Metetí");
        MadeUpPerson forger = figure(
                "forger",
                name("Nilo", "Tejeira Camarena"),
                civil(MALE, "1979-08-30", "PA"),
                NetworkRole.FORGER,
                "David");
        MadeUpPerson driver = figure(
                "driver",
                name("Wilmer", "Caicedo Preciado"),
                civil(MALE, "1991-03-12", "CO"),
                NetworkRole.DRIVER,
                "Paso Canoas");
        MadeUpPerson collector = figure(
                "collector",
                name("Rosalba", "Villalobos Ugalde"),
                civil(FEMALE, "1982-06-04", "CR"),
                NetworkRole.COLLECTOR,
                "Ciudad Neily");
        MadeUpPerson guide = figure(
                "guide",
                name("Heriberto", "Chub Caal"),
                civil(MALE, "1988-09-19", "GT"),
                NetworkRole.GUIDE,
                "Esquipulas");
        MadeUpPerson receiver = figure(
                "receiver",
                name("Zenaida", "Orellana Cuxil"),
                civil(FEMALE, "1984-12-01", "GT"),
                NetworkRole.SAFE_HOUSE,
                "Houston");

        MadeUpThing boat = workshop.boat(ID + "-boat", boatOwner.id(), RegionSeat.CO, chance);
        MadeUpThing pickup = workshop.vehicle(ID + "-pickup", boatOwner.id(), RegionSeat.PA, chance);
        MadeUpThing minibus = workshop.vehicle(ID + "-minibus", driver.id(), RegionSeat.CR, chance);
        MadeUpThing till = workshop.account(ID + "-till", collector.id(), RegionSeat.CR);
        MadeUpThing purse = workshop.account(ID + "-purse", receiver.id(), RegionSeat.US);
        MadeUpThing passport = workshop.paper(ID + "-passport", forger.id(), chance);
        MadeUpThing second = workshop.paper(ID + "-second-passport", forger.id(), chance);
        MadeUpThing company = workshop.company(ID + "-company", collector.id(), RegionSeat.CR, chance);
        MadeUpThing house = workshop.house(ID + "-house", coordinator.id(), RegionSeat.PA, chance);
        MadeUpThing people = load("people", boatOwner, "persons", 34, "Necoclí–Acandí", "2026-02-11");
        MadeUpThing arms = load("arms", driver, "arms", 12, "Lajas Blancas–Paso Canoas", "2026-02-19");
        MadeUpThing drugs = load("drugs", driver, "drugs", 80, "Paso Canoas–Peñas Blancas", "2026-02-20");

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

    private void colombia(MadeUpPerson boatOwner, MadeUpPerson recruiter, List<MadeUpThing> madeUpThings)
            throws IOException {
        see(
                boatOwner,
                RegionSeat.CO,
                "BASTIDAS CUESTA EDELMIRO",
                0,
                boatOwner.documents().getFirst());
        see(
                recruiter,
                RegionSeat.CO,
                "RENTERIA ANGULO YESID",
                0,
                recruiter.documents().getFirst());
        all(madeUpThings, RegionSeat.CO);
    }

    private void panama(
            MadeUpPerson boatOwner,
            MadeUpPerson coordinator,
            MadeUpPerson forger,
            MadeUpPerson driver,
            List<MadeUpThing> madeUpThings)
            throws IOException {
        see(boatOwner, RegionSeat.PA, "Edelmiro Bastidas", 0);
        see(coordinator, RegionSeat.PA, "Aquilino Samudio Pitti", 0);
        see(
                forger,
                RegionSeat.PA,
                "Nilo Tejeira Camarena",
                0,
                forger.documents().getFirst());
        see(driver, RegionSeat.PA, "Wilmer Caicedo", 0);
        all(madeUpThings, RegionSeat.PA);
    }

    private void costaRica(
            MadeUpPerson coordinator,
            MadeUpPerson forger,
            MadeUpPerson driver,
            MadeUpPerson collector,
            List<MadeUpThing> madeUpThings)
            throws IOException {
        see(coordinator, RegionSeat.CR, "ZAMUDIO PITTI AQUILINO", -1);
        see(forger, RegionSeat.CR, "NILO TEJEIRA", 0);
        see(
                driver,
                RegionSeat.CR,
                "CAICEDO PRECIADO WILMAR",
                -1,
                driver.documents().getFirst());
        see(
                collector,
                RegionSeat.CR,
                "VILLALOBOS UGALDE ROSALBA",
                0,
                collector.documents().getFirst());
        all(madeUpThings, RegionSeat.CR);
    }

    private void guatemala(MadeUpPerson guide, MadeUpPerson collector, MadeUpThing till) throws IOException {
        see(guide, RegionSeat.GT, "Chub Caal, Heriberto", 0);
        see(collector, RegionSeat.GT, "Villalobos, Rosalba", -1);
        scene.see(till, RegionSeat.GT);
        see(guide, RegionSeat.CR, "HERIBERTO CHUB", 0);
    }

    private void unitedStates(MadeUpPerson receiver, MadeUpPerson recruiter, MadeUpThing purse) throws IOException {
        see(receiver, RegionSeat.US, "Zenaida Orellana", 0);
        see(receiver, RegionSeat.PA, "Zenaida Orellana Cuxil", 0);
        see(recruiter, RegionSeat.US, "Yesid Renteria", 0);
        scene.see(purse, RegionSeat.US);
    }

    private void ties(
            MadeUpPerson boatOwner,
            MadeUpPerson recruiter,
            MadeUpPerson coordinator,
            MadeUpPerson forger,
            MadeUpPerson driver,
            MadeUpPerson collector,
            MadeUpPerson guide) {
        associate(boatOwner, recruiter);
        associate(boatOwner, coordinator);
        associate(coordinator, forger);
        associate(coordinator, driver);
        associate(forger, driver);
        associate(driver, collector);
        associate(collector, guide);
    }

    private void associate(MadeUpPerson one, MadeUpPerson other) {
        scene.tie("Associate", "person", one.id(), "associate", other.id(), Map.of("relationship", "contacto"));
    }

    private void see(MadeUpPerson figure, RegionSeat seat, String name, int phone, MadeUpIdentifier... documents)
            throws IOException {
        List<MadeUpIdentifier> known = new ArrayList<>(Arrays.asList(documents));
        if (phone >= 0) {
            known.add(figure.phones().get(phone));
        }
        scene.see(
                figure,
                seat,
                known,
                new NameWriter.Written(name, "", ""),
                figure.civil().born().toString());
    }

    private void all(List<MadeUpThing> madeUpThings, RegionSeat seat) throws IOException {
        for (MadeUpThing madeUpThing : madeUpThings) {
            scene.see(madeUpThing, seat);
        }
    }

    private void cell(String country, MadeUpPerson... members) {
        for (MadeUpPerson member : members) {
            scene.belongs(member.id(), ID + "-" + country);
        }
    }

    private MadeUpThing load(String id, MadeUpPerson carrier, String goods, int quantity, String segment, String date) {
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

    private MadeUpPerson figure(
            String id, MadeUpPerson.FullName name, MadeUpPerson.CivilRecord civil, NetworkRole role, String town) {
        NumberIssuer numbering = workshop.numbering();
        String nationality = civil.nationality();
        return new MadeUpPerson(
                ID + "-" + id,
                name,
                civil,
                List.of(numbering.nationalId(nationality), numbering.passport(nationality)),
                List.of(numbering.phone(role == NetworkRole.SAFE_HOUSE ? "US" : nationality)),
                role,
                town);
    }

    private static MadeUpPerson.FullName name(String given, String surnames) {
        return new MadeUpPerson.FullName(NameTradition.SPANISH, parts(given), parts(surnames));
    }

    private static MadeUpPerson.CivilRecord civil(Kind sex, String born, String nationality) {
        return new MadeUpPerson.CivilRecord(sex, LocalDate.parse(born), nationality);
    }

    private static List<Part> parts(String words) {
        return Arrays.stream(words.split(" ", -1))
                .map(word -> new Part(word, List.of(word), 1))
                .toList();
    }
}
