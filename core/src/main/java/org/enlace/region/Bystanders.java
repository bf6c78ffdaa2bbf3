// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.enlace.model.ProtectedPerson;

/**
 * What else lies in case files: people, cars and phones of no network, known to one authority only, some of them namesakes
 * of somebody abroad; and people whom no authority may hold as subjects, marked as such.
 */
final class Bystanders {
    private static final List<Marked> MARKS = List.of(
            new Marked(ProtectedPerson.SMUGGLED, "migrante", "smuggled migrant"),
            new Marked(ProtectedPerson.VICTIM, "víctima", "victim"),
            new Marked(ProtectedPerson.WITNESS, "testigo", "witness"),
            new Marked(ProtectedPerson.MINOR, "menor de edad", "minor"));
    private static final int MOST_AT_ONCE = 60;

    private final Workshop workshop;

    /** How a protected person is marked. */
    private record Marked(ProtectedPerson reason, String spanish, String english) {}

    Bystanders(Workshop workshop) {
        this.workshop = workshop;
    }

    void add(
            CaseFiles files,
            Seat seat,
            String id,
            int count,
            List<Figure> abroad,
            RandomGenerator chance,
            TruthWriter truth)
            throws IOException {
        Scene scene = new Scene(files, chance);
        for (int at = 0; at < Math.min(count, MOST_AT_ONCE); at++) {
            one(scene, seat, id + "-" + at, abroad, chance);
            if (Choice.of(0.05, chance)) {
                marked(files.of(seat), seat, id + "-m" + at, chance, truth);
            }
        }
        scene.close(truth);
    }

    private void one(Scene scene, Seat seat, String id, List<Figure> abroad, RandomGenerator chance)
            throws IOException {
        int point = chance.nextInt(100);
        if (point < 12) {
            scene.see(workshop.vehicle(id, id, seat, chance), seat);
        } else if (point < 24) {
            scene.see(workshop.phone(id, id, workshop.numbering().phone(seat.country())), seat);
        } else {
            Casting casting = workshop.casting();
            Figure figure = point < 28
                    ? casting.namesake(id, Choice.any(abroad, chance), seat.country(), chance)
                    : casting.figure(id, seat.country(), Role.DRIVER, chance);
            if (Choice.of(0.5, chance)) {
                scene.watch(figure, seat, workshop.known(figure, chance));
            } else {
                scene.see(figure, seat, workshop.known(figure, chance));
            }
        }
    }

    private void marked(SeatFiles file, Seat seat, String id, RandomGenerator chance, TruthWriter truth)
            throws IOException {
        Marked mark = Choice.any(MARKS, chance);
        String word = seat.writesEnglish() ? mark.english() : mark.spanish();
        Figure figure = workshop.casting().figure(id, seat.country(), Role.GUIDE, chance);
        Scribe.Written written = Scribe.write(figure, seat, chance);
        String record;
        if (Choice.of(0.5, chance)) {
            record = file.nextRow();
            file.row(List.of(
                    record,
                    written.given(),
                    written.surnames(),
                    "",
                    "",
                    figure.nationality(),
                    "",
                    "",
                    "",
                    word,
                    "",
                    ""));
        } else {
            Map<String, String> properties = new LinkedHashMap<>();
            properties.put("name", written.name());
            properties.put("nationality", figure.nationality().toLowerCase(Locale.ROOT));
            properties.put("role", word);
            record = file.entity("Person", properties);
        }
        truth.protectedPerson(file.ref(record), mark.reason());
    }
}
