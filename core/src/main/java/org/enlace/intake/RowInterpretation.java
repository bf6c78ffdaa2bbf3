// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.intake.ColumnMapping.Column;
import org.enlace.intake.ColumnMapping.Target;

/**
 * What the guessed columns mean together: whom the general words (name, phone, country ...) speak of, and who is the
 * owner of what. A word that would make no sense there (the phone of a car) is left out.
 */
final class RowInterpretation {
    private static final Target PHONE = new Target(RowPart.PERSON, "phone");
    private static final Target NUMBER = new Target(RowPart.PHONE, "number");
    private static final Target OWNER = new Target(RowPart.OWNER, "name");
    private static final Set<RowPart> OWNED =
            EnumSet.of(RowPart.VEHICLE, RowPart.VESSEL, RowPart.ACCOUNT, RowPart.PHONE);
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
    private static final Map<RowPart, Set<String>> HAS = Map.of(
            RowPart.ORGANISATION, HeaderProperties.GENERAL,
            RowPart.VEHICLE, Set.of("country", "notes"),
            RowPart.VESSEL, Set.of("name", "country", "notes"),
            RowPart.ACCOUNT, Set.of("country", "notes"),
            RowPart.DOCUMENT, Set.of("country", "notes"),
            RowPart.PHONE, Set.of("country", "notes"),
            RowPart.PLACE, Set.of("name", "address", "country", "city", "notes"),
            RowPart.CONSIGNMENT, Set.of("notes"));

    private final List<Column> columns;

    RowInterpretation(List<Column> columns) {
        this.columns = columns;
    }

    List<Column> settled() {
        boolean owner = has(OWNER);
        boolean named = columns.stream()
                .anyMatch(column -> sure(column)
                        && column.target().part() == RowPart.PERSON
                        && NAMES.contains(column.target().property()));
        Set<RowPart> things = things();
        long phones = columns.stream()
                .filter(c -> sure(c) && c.target().equals(PHONE))
                .count();
        if (owner && !named && things.isEmpty() && phones == 1) {
            return columns.stream().map(RowInterpretation::ofPhone).toList();
        }
        if (owner && !named && things.isEmpty()) {
            return columns.stream()
                    .map(column -> moved(column, RowPart.OWNER, RowPart.PERSON))
                    .toList();
        }
        if (owner && !named) {
            return columns.stream()
                    .map(column -> moved(column, RowPart.PERSON, RowPart.OWNER))
                    .toList();
        }
        RowPart about = about();
        return about == RowPart.PERSON
                ? columns
                : columns.stream().map(column -> about(column, about)).toList();
    }

    private static boolean sure(Column column) {
        return column.confidence() >= ColumnMapping.SURE;
    }

    private boolean has(Target target) {
        return columns.stream()
                .anyMatch(column -> sure(column) && column.target().equals(target));
    }

    private Set<RowPart> things() {
        Set<RowPart> things = EnumSet.noneOf(RowPart.class);
        columns.stream()
                .filter(RowInterpretation::sure)
                .map(column -> column.target().part())
                .filter(OWNED::contains)
                .forEach(things::add);
        return things;
    }

    /** A list of numbers and whose they are: the rest speaks of the holder. */
    private static Column ofPhone(Column column) {
        return column.target().equals(PHONE) ? aimed(column, NUMBER) : moved(column, RowPart.PERSON, RowPart.OWNER);
    }

    private static Column moved(Column column, RowPart from, RowPart to) {
        return column.target().part() == from
                ? aimed(column, new Target(to, column.target().property()))
                : column;
    }

    /** What the general words speak about: a person where anything says so. */
    private RowPart about() {
        Set<RowPart> parts = EnumSet.noneOf(RowPart.class);
        boolean person = false;
        boolean named = false;
        for (Column column : columns) {
            Target target = column.target();
            boolean general = isGeneral(target);
            person |= sure(column) && target.part() == RowPart.PERSON && PERSON_ONLY.contains(target.property());
            named |= sure(column) && general && target.property().equals("name");
            if (sure(column) && !general && target.part().kind().isPresent()) {
                parts.add(target.part());
            }
        }
        parts.remove(RowPart.PERSON);
        boolean register = has(new Target(RowPart.ORGANISATION, "registrationNumber"));
        boolean company = has(new Target(RowPart.ORGANISATION, "name"));
        if (person || (named && (company || !register))) {
            return RowPart.PERSON;
        }
        return parts.stream().min(RowPart::compareTo).orElse(named ? RowPart.PERSON : RowPart.PHONE);
    }

    private static boolean isGeneral(Target target) {
        return target.part() == RowPart.PERSON && HeaderProperties.GENERAL.contains(target.property());
    }

    private static Column about(Column column, RowPart about) {
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
                .filter(one -> one.part() != RowPart.NONE)
                .distinct()
                .toList();
        return new Column(
                column.index(),
                column.header(),
                target,
                column.dates(),
                target.part() == RowPart.NONE ? 0 : column.confidence(),
                alternatives);
    }
}
