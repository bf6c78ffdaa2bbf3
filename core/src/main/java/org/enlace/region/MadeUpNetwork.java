// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * One organisation with a cell in each of several countries. Each authority sees most of the cell at home and some of the
 * others; a bridge makes sure that two chosen authorities hold one phone, document, plate and account in common.
 */
final class MadeUpNetwork {
    private static final List<NetworkRole> ROLES = List.of(
            NetworkRole.RECRUITER,
            NetworkRole.DRIVER,
            NetworkRole.SAFE_HOUSE,
            NetworkRole.FORGER,
            NetworkRole.COLLECTOR,
            NetworkRole.GUIDE,
            NetworkRole.DRIVER,
            NetworkRole.RECRUITER);

    private final String id;
    private final ThingMaker workshop;
    private final NetworkScene scene;
    private final RandomGenerator chance;
    private final List<MadeUpPerson> heads = new ArrayList<>();

    MadeUpNetwork(String id, ThingMaker workshop, NetworkScene scene, RandomGenerator chance) {
        this.id = id;
        this.workshop = workshop;
        this.scene = scene;
        this.chance = chance;
    }

    /** Makes the network in these countries; the first two are bridged. */
    void make(List<RegionSeat> seats) throws IOException {
        MadeUpThing group = workshop.group(id + "-group", seats.getFirst());
        scene.isCase(group.properties().getOrDefault("name", ""), workshop.day(chance));
        for (RegionSeat seat : seats) {
            cell(seat, seats, group);
            scene.see(group, seat);
        }
        for (int at = 1; at < heads.size(); at++) {
            scene.tie(
                    "Associate",
                    "person",
                    heads.get(at - 1).id(),
                    "associate",
                    heads.get(at).id(),
                    Map.of("relationship", "contacto"));
        }
        bridge(seats.get(0), seats.get(1));
        if (WeightedChoice.of(0.5, chance)) {
            reuse(heads.getFirst(), seats.getFirst(), seats.get(1));
        }
    }

    /** The heads of the cells, once the network is made. */
    List<MadeUpPerson> heads() {
        return List.copyOf(heads);
    }

    private void cell(RegionSeat seat, List<RegionSeat> seats, MadeUpThing group) throws IOException {
        String cell = id + "-" + seat.country();
        List<MadeUpPerson> members = new ArrayList<>();
        int size = 3 + chance.nextInt(3);
        for (int at = 0; at < size; at++) {
            NetworkRole role = at == 0 ? NetworkRole.COORDINATOR : coastal(seat, WeightedChoice.any(ROLES, chance));
            MadeUpPerson figure = workshop.casting().figure(cell + "-p" + at, seat.country(), role, chance);
            members.add(figure);
            scene.belongs(figure.id(), cell);
            reveal(figure, seat, seats);
            scene.tie("Membership", "member", figure.id(), "organization", group.id(), Map.of("role", role.in(seat)));
            if (at > 0) {
                scene.tie(
                        "Associate",
                        "person",
                        members.getFirst().id(),
                        "associate",
                        figure.id(),
                        Map.of("relationship", "cómplice"));
            }
        }
        heads.add(members.getFirst());
        for (MadeUpThing madeUpThing : workshop.belongings(cell, seat, members, chance)) {
            scene.belongs(madeUpThing.id(), cell);
            reveal(madeUpThing, seat, seats);
        }
    }

    private void reveal(MadeUpPerson figure, RegionSeat home, List<RegionSeat> seats) throws IOException {
        for (RegionSeat seat : seats) {
            if (WeightedChoice.of(seat == home ? 0.9 : 0.22, chance)) {
                scene.see(figure, seat, workshop.known(figure, chance));
                if (WeightedChoice.of(0.06, chance)) {
                    scene.watch(figure, seat, workshop.known(figure, chance));
                }
            }
        }
    }

    private void reveal(MadeUpThing madeUpThing, RegionSeat home, List<RegionSeat> seats) throws IOException {
        for (RegionSeat seat : seats) {
            if (WeightedChoice.of(seat == home ? 0.9 : 0.18, chance)) {
                scene.see(madeUpThing, seat);
            }
        }
    }

    /** Two authorities hold the same phone and document of a member, the plate of a car and an account. */
    private void bridge(RegionSeat one, RegionSeat other) throws IOException {
        String cell = id + "-" + one.country();
        MadeUpPerson figure = workshop.casting().figure(cell + "-bridge", one.country(), NetworkRole.DRIVER, chance);
        List<MadeUpIdentifier> known = new ArrayList<>(figure.documents());
        known.addAll(figure.phones());
        List<MadeUpThing> madeUpThings = List.of(
                workshop.vehicle(cell + "-bridge-v", figure.id(), one, chance),
                workshop.account(cell + "-bridge-a", figure.id(), one));
        scene.belongs(figure.id(), cell);
        for (RegionSeat seat : List.of(one, other)) {
            scene.see(figure, seat, known);
            for (MadeUpThing madeUpThing : madeUpThings) {
                scene.belongs(madeUpThing.id(), cell);
                scene.see(madeUpThing, seat);
            }
        }
        scene.tie(
                "Payment",
                "payer",
                heads.getFirst().id(),
                "beneficiary",
                figure.id(),
                Map.of("amount", "" + 50 * (1 + chance.nextInt(60)), "currency", "USD", "date", workshop.day(chance)));
    }

    /** The phone of a member, given up, comes to somebody who has nothing to do with the network. */
    private void reuse(MadeUpPerson former, RegionSeat one, RegionSeat other) throws IOException {
        MadeUpIdentifier phone = former.phones().getFirst();
        if (!scene.knows(one, former.id())) {
            scene.see(former, one, List.of(phone));
        }
        MadeUpPerson stranger =
                workshop.casting().figure(id + "-stranger", other.country(), NetworkRole.DRIVER, chance);
        scene.see(stranger, other, List.of(phone, stranger.documents().getFirst()));
    }

    private NetworkRole coastal(RegionSeat seat, NetworkRole role) {
        boolean coast = seat == RegionSeat.CO || seat == RegionSeat.PA;
        return coast && role == NetworkRole.GUIDE ? NetworkRole.BOAT_OWNER : role;
    }
}
