// SPDX-License-Identifier: Apache-2.0
package org.enlace.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.enlace.names.NamePartFrequencies.Kind;

/**
 * A made-up register, {@code copies.csv}, in which each person stands 1 to {@code MOST} times, and which says the name four
 * times: whole, as first name and surname, and in parts. Copies have slips, short forms, titles, dates of which only the year is
 * known, other postcodes nearby and missing values. Column {@code cluster} holds the truth.
 *
 * <p>{@code PersonCopies N MOST DIR [NAMES]}: NAMES as for {@link PersonRegisters}.
 */
public final class PersonCopies {
    private static final String HEADER =
            "id,cluster,full_name,first_and_surname,first_name,surname,birth_date,birth_place,postcode,gender,occupation";
    private static final List<String> TITLES = List.of("Don", "Doctor", "Licenciado", "General", "Ingeniero");
    private static final List<String> WORK = List.of(
            "merchant",
            "farmer",
            "sailor",
            "politician",
            "painter",
            "lawyer",
            "teacher",
            "soldier",
            "priest",
            "writer",
            "builder",
            "doctor",
            "engineer",
            "musician",
            "banker",
            "judge",
            "diplomat",
            "printer",
            "miner",
            "baker");
    private static final int PLACES = 400;

    private final SplittableRandom random = new SplittableRandom(20_240_311);
    private final NameFrequencies surnames;
    private final NameFrequencies men;
    private final NameFrequencies women;
    private final String[] places = new String[PLACES];

    private PersonCopies(NameFrequencies surnames, NameFrequencies men, NameFrequencies women) {
        this.surnames = surnames;
        this.men = men;
        this.women = women;
        for (int at = 0; at < PLACES; at++) {
            places[at] = "San " + surnames.draw(random);
        }
    }

    public static void main(String[] arguments) throws IOException {
        PersonCopies copies = arguments.length > 3
                ? new PersonCopies(
                        NameFrequencies.of(Path.of(arguments[3], "apellidos.csv")),
                        NameFrequencies.of(Path.of(arguments[3], "hombres.csv")),
                        NameFrequencies.of(Path.of(arguments[3], "mujeres.csv")))
                : new PersonCopies(
                        NameFrequencies.bundled(Kind.SURNAME),
                        NameFrequencies.bundled(Kind.MALE),
                        NameFrequencies.bundled(Kind.FEMALE));
        copies.write(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Path.of(arguments[2]));
    }

    private void write(int records, int most, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("copies.csv"))) {
            out.write(HEADER + "\n");
            int row = 0;
            for (int cluster = 0; row < records; cluster++) {
                Person person = person();
                int copies = 1 + (int) (Math.pow(random.nextDouble(), 3) * most);
                for (int copy = 0; copy < copies && row < records; copy++) {
                    out.write(row++ + "," + cluster + "," + copy(person) + "\n");
                }
            }
        }
    }

    private record Person(
            String given,
            String second,
            String surname,
            int year,
            int month,
            int day,
            int place,
            boolean man,
            int work) {}

    private Person person() {
        boolean man = chance(70);
        NameFrequencies givenNames = man ? men : women;
        return new Person(
                givenNames.draw(random),
                chance(40) ? givenNames.draw(random) : "",
                surnames.draw(random),
                1800 + random.nextInt(150),
                1 + random.nextInt(12),
                1 + random.nextInt(28),
                random.nextInt(PLACES),
                man,
                (int) (Math.pow(random.nextDouble(), 2) * WORK.size()));
    }

    private String copy(Person person) {
        String given = given(person.given());
        String surname = chance(10) ? slip(person.surname()) : person.surname();
        String whole = (chance(8) ? TITLES.get(random.nextInt(TITLES.size())) + " " : "")
                + given
                + (person.second().isEmpty() || chance(30) ? "" : " " + person.second())
                + " "
                + surname;
        return String.join(
                ",",
                chance(3) ? "" : whole,
                given + " " + surname,
                given,
                surname,
                birthDate(person),
                chance(20) ? "" : places[chance(10) ? random.nextInt(PLACES) : person.place()],
                chance(20) ? "" : postcode(person.place()),
                chance(8) ? "" : person.man() ? "male" : "female",
                chance(25) ? "" : WORK.get(chance(15) ? random.nextInt(WORK.size()) : person.work()));
    }

    /** As it is, with a slip, shortened, or another first name by which people know the person. */
    private String given(String name) {
        int drawn = random.nextInt(100);
        if (drawn < 8) {
            return slip(name);
        }
        if (drawn < 14) {
            return name.substring(0, Math.min(name.length(), 4));
        }
        return drawn < 16 ? name.substring(0, 1) : name;
    }

    private String birthDate(Person person) {
        int drawn = random.nextInt(100);
        if (drawn < 12) {
            return "";
        }
        if (drawn < 24) {
            return person.year() + "-01-01";
        }
        int year = drawn < 30 ? person.year() + random.nextInt(-2, 3) : person.year();
        int day = drawn > 94 ? 1 + random.nextInt(28) : person.day();
        return "%04d-%02d-%02d".formatted(year, person.month(), day);
    }

    /** One of five of a place. */
    private String postcode(int place) {
        return "%02d%02d-%d".formatted(place / 100, place % 100, chance(60) ? 0 : random.nextInt(5));
    }

    private String slip(String word) {
        return Slips.of(word, 1, random);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
