// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.intake.Mapping.Column;
import org.enlace.intake.Mapping.Target;

/**
 * What the guessed columns mean together: whom the general words (name, phone, country ...) speak of, and who is the
 * owner of what. A word that would make no sense there (the phone of a car) is left out.
 */
final class RowSense {
    private static final Target PHONE = new Target(Part.PERSON, "phone");
    private static final Target NUMBER = new Target(Part.PHONE, "number");
    private static final Target OWNER = new Target(Part.OWNER, "name");
    private static final Set<Part> OWNED = EnumSet.of(Part.VEHICLE, Part.VESSEL, Part.ACCOUNT, Part.PHONE);
    private static final Set<String> NAMES = Set.of("name", "firstName", "lastName", "alias");
    private static final Set<String> PERSON_ONLY = Set.of(
            "firstName",
            "lastName",
            "fatherName",
            "motherName",
            "birthDate",
            "nationality",
            "gender",
            "passportNumber",
            "idNumber",
            "role",
            "position",
            "birthPlace",
            "secondName");
    private static final Map<Part, Set<String>> HAS = Map.of(
            Part.ORGANISATION, HeaderWords.GENERAL,
            Part.VEHICLE, Set.of("country", "notes"),
            Part.VESSEL, Set.of("name", "country", "notes"),
            Part.ACCOUNT, Set.of("country", "notes"),
            Part.DOCUMENT, Set.of("country", "notes"),
            Part.PHONE, Set.of("country", "notes"),
            Part.PLACE, Set.of("name", "address", "country", "city", "notes"),
            Part.CONSIGNMENT, Set.of("notes"));

    private final List<Column> columns;

    RowSense(List<Column> columns) {
        this.columns = columns;
    }

    List<Column> settled() {
        boolean owner = has(OWNER);
        boolean named = columns.stream()
                .anyMatch(column -> sure(column)
                        && column.target().part() == Part.PERSON
                        && NAMES.contains(column.target().property()));
        Set<Part> things = things();
        long phones = columns.stream()
                .filter(c -> sure(c) && c.target().equals(PHONE))
                .count();
        if (owner && !named && things.isEmpty() && phones == 1) {
            return columns.stream().map(RowSense::ofPhone).toList();
        }
        if (owner && !named && things.isEmpty()) {
            return columns.stream()
                    .map(column -> moved(column, Part.OWNER, Part.PERSON))
                    .toList();
        }
        if (owner && !named) {
            return columns.stream()
                    .map(column -> moved(column, Part.PERSON, Part.OWNER))
                    .toList();
        }
        Part about = about();
        return about == Part.PERSON
                ? columns
                : columns.stream().map(column -> about(column, about)).toList();
    }

    private static boolean sure(Column column) {
        return column.confidence() >= Mapping.SURE;
    }

    private boolean has(Target target) {
        return columns.stream()
                .anyMatch(column -> sure(column) && column.target().equals(target));
    }

    private Set<Part> things() {
        Set<Part> things = EnumSet.noneOf(Part.class);
        columns.stream()
                .filter(RowSense::sure)
                .map(column -> column.target().part())
                .filter(OWNED::contains)
                .forEach(things::add);
        return things;
    }

    /** A list of numbers and whose they are: the rest speaks of the holder. */
    private static Column ofPhone(Column column) {
        return column.target().equals(PHONE) ? aimed(column, NUMBER) : moved(column, Part.PERSON, Part.OWNER);
    }

    private static Column moved(Column column, Part from, Part to) {
        return column.target().part() == from
                ? aimed(column, new Target(to, column.target().property()))
                : column;
    }

    /** What the general words speak about: a person where anything says so. */
    private Part about() {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        boolean person = false;
        boolean named = false;
        for (Column column : columns) {
            Target target = column.target();
            boolean general = isGeneral(target);
            person |= sure(column) && target.part() == Part.PERSON && PERSON_ONLY.contains(target.property());
            named |= sure(column) && general && target.property().equals("name");
            if (sure(column) && !general && target.part().kind().isPresent()) {
                parts.add(target.part());
            }
        }
        parts.remove(Part.PERSON);
        boolean register = has(new Target(Part.ORGANISATION, "registrationNumber"));
        boolean company = has(new Target(Part.ORGANISATION, "name"));
        if (person || (named && (company || !register))) {
            return Part.PERSON;
        }
        return parts.stream().min(Part::compareTo).orElse(named ? Part.PERSON : Part.PHONE);
    }

    private static boolean isGeneral(Target target) {
        return target.part() == Part.PERSON && HeaderWords.GENERAL.contains(target.property());
    }

    private static Column about(Column column, Part about) {
        Target target = column.target();
        if (!isGeneral(target)) {
            return column;
        }
        if (HAS.getOrDefault(about, Set.of()).contains(target.property())) {
            return aimed(column, new Target(about, target.property()));
        }
        return target.equals(PHONE) ? aimed(column, NUMBER) : aimed(column, Target.NOTHING);
    }

    private static Column aimed(Column column, Target target) {
        List<Target> alternatives = Stream.concat(Stream.of(target), column.alternatives().stream())
                .filter(one -> one.part() != Part.NONE)
                .distinct()
                .toList();
        return new Column(
                column.index(),
                column.header(),
                target,
                column.dates(),
                target.part() == Part.NONE ? 0 : column.confidence(),
                alternatives);
    }
}
