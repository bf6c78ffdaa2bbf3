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
 * Two made-up registers of persons, {@code a.csv} and {@code b.csv}, of {@code N} rows each: half of the second are rows of the
 * first with slips, dropped surnames, exchanged dates and missing values, under the same id; the rest are other persons.
 *
 * <p>{@code PersonRegisters N DIR [NAMES]}: NAMES is a folder with INE's {@code apellidos.csv}, {@code hombres.csv} and
 * {@code mujeres.csv}.
 */
public final class PersonRegisters {
    private static final List<String> CITIES = List.of(
            "PANAMA",
            "SAN JOSE",
            "BOGOTA",
            "MEDELLIN",
            "TEGUCIGALPA",
            "SAN SALVADOR",
            "GUATEMALA",
            "MANAGUA",
            "QUITO",
            "GUAYAQUIL",
            "CALI",
            "TURBO",
            "NECOCLI",
            "CAPURGANA",
            "COLON",
            "DAVID",
            "PASO CANOAS",
            "TAPACHULA",
            "SAN PEDRO SULA",
            "CUCUTA",
            "BUENAVENTURA",
            "ESMERALDAS",
            "LIMON",
            "LIBERIA",
            "CHOLUTECA",
            "MASAYA",
            "LEON",
            "ESTELI",
            "PUNTARENAS",
            "METETI");
    private static final String[][] SOUNDS = {
        {"Z", "S"}, {"V", "B"}, {"LL", "Y"}, {"J", "G"}, {"H", ""}, {"QU", "K"}, {"CE", "SE"}, {"X", "J"}, {"I", "Y"}
    };
    private static final String HEADER = "id,g,s1,s2,dob,city,doc,phone";
    private static final int GIVEN = 0;
    private static final int PATERNAL = 1;
    private static final int MATERNAL = 2;
    private static final int BORN = 3;
    private static final int CITY = 4;
    private static final int DOCUMENT = 5;
    private static final int PHONE = 6;

    private final SplittableRandom random = new SplittableRandom(20_190_801);
    private final NameFrequencies surnames;
    private final NameFrequencies men;
    private final NameFrequencies women;

    private PersonRegisters(NameFrequencies surnames, NameFrequencies men, NameFrequencies women) {
        this.surnames = surnames;
        this.men = men;
        this.women = women;
    }

    public static void main(String[] arguments) throws IOException {
        PersonRegisters registers = arguments.length > 2
                ? new PersonRegisters(
                        NameFrequencies.of(Path.of(arguments[2], "apellidos.csv")),
                        NameFrequencies.of(Path.of(arguments[2], "hombres.csv")),
                        NameFrequencies.of(Path.of(arguments[2], "mujeres.csv")))
                : new PersonRegisters(
                        NameFrequencies.bundled(Kind.SURNAME),
                        NameFrequencies.bundled(Kind.MALE),
                        NameFrequencies.bundled(Kind.FEMALE));
        registers.write(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
    }

    private void write(int count, Path folder) throws IOException {
        Files.createDirectories(folder);
        String[][] people = new String[count][];
        try (BufferedWriter left = Files.newBufferedWriter(folder.resolve("a.csv"));
                BufferedWriter right = Files.newBufferedWriter(folder.resolve("b.csv"))) {
            left.write(HEADER + "\n");
            right.write(HEADER + "\n");
            for (int at = 0; at < count; at++) {
                people[at] = person();
                left.write(at + "," + String.join(",", people[at]) + "\n");
            }
            for (int at = 0; at < count; at++) {
                boolean same = at % 2 == 0;
                String[] person = same ? slipped(people[at].clone()) : person();
                right.write((same ? at : 10L * count + at) + "," + String.join(",", person) + "\n");
            }
        }
    }

    private String[] person() {
        return new String[] {
            (random.nextBoolean() ? men : women).draw(random),
            surnames.draw(random),
            surnames.draw(random),
            "%04d-%02d-%02d".formatted(1950 + random.nextInt(56), 1 + random.nextInt(12), 1 + random.nextInt(28)),
            CITIES.get((int) (Math.pow(random.nextDouble(), 2) * CITIES.size())),
            chance(60) ? "%09d".formatted(random.nextInt(1_000_000_000)) : "",
            chance(50) ? "5%010d".formatted(random.nextLong(10_000_000_000L)) : ""
        };
    }

    private String[] slipped(String[] person) {
        if (chance(15)) {
            person[GIVEN] = random.nextBoolean() ? slip(person[GIVEN]) : asHeard(person[GIVEN]);
        }
        if (chance(10) && person[GIVEN].indexOf(' ') > 0) {
            person[GIVEN] = person[GIVEN].substring(0, person[GIVEN].indexOf(' '));
        }
        if (chance(15)) {
            person[PATERNAL] = random.nextBoolean() ? slip(person[PATERNAL]) : asHeard(person[PATERNAL]);
        }
        if (chance(15)) {
            person[MATERNAL] = slip(person[MATERNAL]);
        }
        if (chance(25)) {
            person[MATERNAL] = "";
        }
        if (chance(3)) {
            String paternal = person[PATERNAL];
            person[PATERNAL] = person[MATERNAL];
            person[MATERNAL] = paternal;
        }
        person[BORN] = slippedDate(person[BORN]);
        if (chance(40)) {
            person[CITY] = CITIES.get(random.nextInt(CITIES.size()));
        }
        if (chance(50)) {
            person[DOCUMENT] = "";
        } else if (chance(5) && !person[DOCUMENT].isEmpty()) {
            person[DOCUMENT] = person[DOCUMENT].substring(0, 8) + random.nextInt(10);
        }
        if (chance(70)) {
            person[PHONE] = "";
        }
        return person;
    }

    /** Day and month exchanged, a digit off, or no date. */
    private String slippedDate(String date) {
        int drawn = random.nextInt(100);
        if (drawn < 6) {
            return date.substring(0, 5) + date.substring(8) + "-" + date.substring(5, 7);
        }
        if (drawn < 12) {
            return date.substring(0, 9) + random.nextInt(10);
        }
        return drawn < 20 ? "" : date;
    }

    private String slip(String word) {
        return Slips.of(word, 0, random);
    }

    private String asHeard(String word) {
        int first = random.nextInt(SOUNDS.length);
        for (int at = 0; at < SOUNDS.length; at++) {
            String[] sound = SOUNDS[(first + at) % SOUNDS.length];
            if (word.contains(sound[0])) {
                return word.replaceFirst(sound[0], sound[1]);
            }
        }
        return word;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
