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
final class Network {
    private static final List<Role> ROLES = List.of(
            Role.RECRUITER,
            Role.DRIVER,
            Role.SAFE_HOUSE,
            Role.FORGER,
            Role.COLLECTOR,
            Role.GUIDE,
            Role.DRIVER,
            Role.RECRUITER);

    private final String id;
    private final Workshop workshop;
    private final Scene scene;
    private final RandomGenerator chance;
    private final List<Figure> heads = new ArrayList<>();

    Network(String id, Workshop workshop, Scene scene, RandomGenerator chance) {
        this.id = id;
        this.workshop = workshop;
        this.scene = scene;
        this.chance = chance;
    }

    /** Makes the network in these countries; the first two are bridged. */
    void make(List<Seat> seats) throws IOException {
        Thing group = workshop.group(id + "-group", seats.getFirst());
        scene.isCase(group.properties().getOrDefault("name", ""), workshop.day(chance));
        for (Seat seat : seats) {
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
        if (Choice.of(0.5, chance)) {
            reuse(heads.getFirst(), seats.getFirst(), seats.get(1));
        }
    }

    /** The heads of the cells, once the network is made. */
    List<Figure> heads() {
        return List.copyOf(heads);
    }

    private void cell(Seat seat, List<Seat> seats, Thing group) throws IOException {
        String cell = id + "-" + seat.country();
        List<Figure> members = new ArrayList<>();
        int size = 3 + chance.nextInt(3);
        for (int at = 0; at < size; at++) {
            Role role = at == 0 ? Role.COORDINATOR : coastal(seat, Choice.any(ROLES, chance));
            Figure figure = workshop.casting().figure(cell + "-p" + at, seat.country(), role, chance);
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
        for (Thing thing : workshop.belongings(cell, seat, members, chance)) {
            scene.belongs(thing.id(), cell);
            reveal(thing, seat, seats);
        }
    }

    private void reveal(Figure figure, Seat home, List<Seat> seats) throws IOException {
        for (Seat seat : seats) {
            if (Choice.of(seat == home ? 0.9 : 0.22, chance)) {
                scene.see(figure, seat, workshop.known(figure, chance));
                if (Choice.of(0.06, chance)) {
                    scene.watch(figure, seat, workshop.known(figure, chance));
                }
            }
        }
    }

    private void reveal(Thing thing, Seat home, List<Seat> seats) throws IOException {
        for (Seat seat : seats) {
            if (Choice.of(seat == home ? 0.9 : 0.18, chance)) {
                scene.see(thing, seat);
            }
        }
    }

    /** Two authorities hold the same phone and document of a member, the plate of a car and an account. */
    private void bridge(Seat one, Seat other) throws IOException {
        String cell = id + "-" + one.country();
        Figure figure = workshop.casting().figure(cell + "-bridge", one.country(), Role.DRIVER, chance);
        List<Identifier> known = new ArrayList<>(figure.documents());
        known.addAll(figure.phones());
        List<Thing> things = List.of(
                workshop.vehicle(cell + "-bridge-v", figure.id(), one, chance),
                workshop.account(cell + "-bridge-a", figure.id(), one));
        scene.belongs(figure.id(), cell);
        for (Seat seat : List.of(one, other)) {
            scene.see(figure, seat, known);
            for (Thing thing : things) {
                scene.belongs(thing.id(), cell);
                scene.see(thing, seat);
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
    private void reuse(Figure former, Seat one, Seat other) throws IOException {
        Identifier phone = former.phones().getFirst();
        if (!scene.knows(one, former.id())) {
            scene.see(former, one, List.of(phone));
        }
        Figure stranger = workshop.casting().figure(id + "-stranger", other.country(), Role.DRIVER, chance);
        scene.see(stranger, other, List.of(phone, stranger.documents().getFirst()));
    }

    private Role coastal(Seat seat, Role role) {
        boolean coast = seat == Seat.CO || seat == Seat.PA;
        return coast && role == Role.GUIDE ? Role.BOAT_OWNER : role;
    }
}
