// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.enlace.model.ProtectionGround;

/**
 * What else lies in case files: people, cars and phones of no network, known to one authority only, some of them namesakes
 * of somebody abroad; and people whom no authority may hold as subjects, marked as such.
 */
final class BystanderScenes {
    private static final List<Marked> MARKS = List.of(
            new Marked(ProtectionGround.SMUGGLED, "migrante", "smuggled migrant"),
            new Marked(ProtectionGround.VICTIM, "víctima", "victim"),
            new Marked(ProtectionGround.WITNESS, "testigo", "witness"),
            new Marked(ProtectionGround.MINOR, "menor de edad", "minor"));
    private static final int MOST_AT_ONCE = 60;

    private final ThingMaker workshop;

    /** How a protected person is marked. */
    private record Marked(ProtectionGround reason, String spanish, String english) {}

    BystanderScenes(ThingMaker workshop) {
        this.workshop = workshop;
    }

    void add(
            RegionCaseFiles files,
            RegionSeat seat,
            String id,
            int count,
            List<MadeUpPerson> abroad,
            RandomGenerator chance,
            RegionTruthWriter truth)
            throws IOException {
        NetworkScene scene = new NetworkScene(files, chance);
        for (int at = 0; at < Math.min(count, MOST_AT_ONCE); at++) {
            one(scene, seat, id + "-" + at, abroad, chance);
            if (WeightedChoice.of(0.05, chance)) {
                marked(files.of(seat), seat, id + "-m" + at, chance, truth);
            }
        }
        scene.close(truth);
    }

    private void one(NetworkScene scene, RegionSeat seat, String id, List<MadeUpPerson> abroad, RandomGenerator chance)
            throws IOException {
        int point = chance.nextInt(100);
        if (point < 12) {
            scene.see(workshop.vehicle(id, id, seat, chance), seat);
        } else if (point < 24) {
            scene.see(workshop.phone(id, id, workshop.numbering().phone(seat.country())), seat);
        } else {
            PersonMaker casting = workshop.casting();
            MadeUpPerson figure = point < 28
                    ? casting.namesake(id, WeightedChoice.any(abroad, chance), seat.country(), chance)
                    : casting.figure(id, seat.country(), NetworkRole.DRIVER, chance);
            if (WeightedChoice.of(0.5, chance)) {
                scene.watch(figure, seat, workshop.known(figure, chance));
            } else {
                scene.see(figure, seat, workshop.known(figure, chance));
            }
        }
    }

    private void marked(SeatFiles file, RegionSeat seat, String id, RandomGenerator chance, RegionTruthWriter truth)
            throws IOException {
        Marked mark = WeightedChoice.any(MARKS, chance);
        String word = seat.writesEnglish() ? mark.english() : mark.spanish();
        MadeUpPerson figure = workshop.casting().figure(id, seat.country(), NetworkRole.GUIDE, chance);
        NameWriter.Written written = NameWriter.write(figure, seat, chance);
        String record;
        if (WeightedChoice.of(0.5, chance)) {
            record = file.nextRow();
            file.row(List.of(
                    record,
                    written.given(),
                    written.surnames(),
                    "",
                    "",
                    figure.civil().nationality(),
                    "",
                    "",
                    "",
                    word,
                    "",
                    ""));
        } else {
            Map<String, String> properties = new LinkedHashMap<>();
            properties.put("name", written.name());
            properties.put("nationality", figure.civil().nationality().toLowerCase(Locale.ROOT));
            properties.put("role", word);
            record = file.entity("Person", properties);
        }
        truth.protectedPerson(file.ref(record), mark.reason());
    }
}
