// SPDX-License-Identifier: Apache-2.0
package org.enlace.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.enlace.bench.RouteFiles.Row;
import org.enlace.bench.RouteNames.Person;

/** A holder's file and the persons whom another authority asks about, of whom every second one is in the file. */
record RoutePair(long seed, List<Row> held, List<Asked> asked) {
    /**
     * A person who is asked about.
     *
     * @param truth place of the person in the holder's file, or -1
     */
    record Asked(Person person, Row row, int truth) {
        String change() {
            List<RouteFiles.Change> changes = row.changes();
            return changes.isEmpty()
                    ? "NONE"
                    : changes.size() > 1 ? "TWO" : changes.getFirst().name();
        }
    }

    static RoutePair of(RouteNames names, long seed, int held, int asked) {
        SplittableRandom random = new SplittableRandom(seed);
        RouteFiles files = new RouteFiles(names, random);
        List<Person> people = new ArrayList<>(held);
        List<Row> rows = new ArrayList<>(held);
        for (int at = 0; at < held; at++) {
            people.add(names.person(random));
            rows.add(files.held(people.get(at)));
        }
        int[] chosen = random.ints(0, held).distinct().limit(asked / 2).toArray();
        List<Asked> questions = new ArrayList<>(asked);
        for (int at = 0; at < asked; at++) {
            int truth = at % 2 == 0 ? chosen[at / 2] : -1;
            Person person = truth >= 0 ? people.get(truth) : names.person(random);
            questions.add(new Asked(person, files.asked(person), truth));
        }
        return new RoutePair(seed, List.copyOf(rows), List.copyOf(questions));
    }

    @Override
    public String toString() {
        return "seed=" + seed + " held=" + held.size() + " asked=" + asked.size() + " absent=" + asked.size() / 2;
    }
}
