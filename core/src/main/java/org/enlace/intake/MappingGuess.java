// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.identifiers.Identifiers;
import org.enlace.intake.Mapping.Column;
import org.enlace.intake.Mapping.DateOrder;
import org.enlace.intake.Mapping.Target;

/** Guesses a mapping from a header and sample rows; a target is given to one column only, the surest. */
final class MappingGuess {
    private static final double EXACT = 0.95;
    private static final double CONTAINED = 0.75;
    private static final double CONTENT = 0.5;
    private static final double AGREEMENT = 0.2;
    private static final double MOST = 0.8;
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d\\s().-]{7,20}");
    private static final Pattern PLATE = Pattern.compile("(?=.*\\d)[A-Z]{1,3}[- ]?\\d{2,4}[- ]?[A-Z]{0,3}");
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
    private static final Set<String> REPEATABLE = Set.of("phone", "alias", "notes", "email", "address");

    private final List<String> header;
    private final List<List<String>> rows;

    MappingGuess(List<String> header, List<List<String>> rows) {
        this.header = header;
        this.rows = rows;
    }

    Mapping mapping() {
        List<Column> columns = new ArrayList<>();
        for (int index = 0; index < header.size(); index++) {
            columns.add(guess(index));
        }
        Part about = about(columns);
        List<Column> settled =
                columns.stream().map(column -> rebased(column, about)).toList();
        return new Mapping(unique(settled));
    }

    private Column guess(int index) {
        String name = header.get(index);
        List<String> values = rows.stream()
                .filter(row -> index < row.size())
                .map(row -> row.get(index).strip())
                .filter(value -> !value.isEmpty())
                .toList();
        Optional<Target> exact = HeaderWords.exact(name);
        Optional<Target> word = exact.or(() -> HeaderWords.contained(name));
        Optional<Target> content = content(values);
        DateOrder order = dateOrder(values);
        Target target = word.or(() -> content).orElse(Target.NOTHING);
        double confidence =
                exact.isPresent() ? EXACT : word.isPresent() ? CONTAINED : content.isPresent() ? CONTENT : 0;
        if (word.isPresent() && isDate(target) && !values.isEmpty() && share(values, v -> date(v, order)) < MOST) {
            confidence -= AGREEMENT;
        }
        List<Target> alternatives =
                Stream.concat(word.stream(), content.stream()).distinct().toList();
        return new Column(index, name, target, order, Math.max(0, confidence), alternatives);
    }

    private static boolean isDate(Target target) {
        return NormalForm.DATES.contains(target.property())
                || Set.of("firstSeen", "lastSeen", "expires").contains(target.property());
    }

    private static boolean date(String value, DateOrder order) {
        return DateText.iso(value, order).isPresent();
    }

    private static Optional<Target> content(List<String> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (share(values, v -> Identifiers.text(IdentifierClass.EMAIL, v, "").isPresent()) >= MOST) {
            return Optional.of(new Target(Part.PERSON, "email"));
        }
        if (share(values, v -> Identifiers.text(IdentifierClass.ACCOUNT, v, "").isPresent()) >= MOST) {
            return Optional.of(new Target(Part.ACCOUNT, "iban"));
        }
        if (share(values, v -> date(v, DateOrder.DAY_FIRST) && v.length() > 4) >= MOST) {
            return Optional.empty();
        }
        if (share(values, v -> v.startsWith("+") && PHONE.matcher(v).matches()) >= MOST) {
            return Optional.of(new Target(Part.PERSON, "phone"));
        }
        return share(values, v -> PLATE.matcher(v).matches()) >= MOST
                ? Optional.of(new Target(Part.VEHICLE, "registrationNumber"))
                : Optional.empty();
    }

    /** Month first only where some value cannot be day first and none cannot be month first. */
    private static DateOrder dateOrder(List<String> values) {
        boolean dayFails =
                values.stream().anyMatch(v -> date(v, DateOrder.MONTH_FIRST) && !date(v, DateOrder.DAY_FIRST));
        boolean monthFails =
                values.stream().anyMatch(v -> date(v, DateOrder.DAY_FIRST) && !date(v, DateOrder.MONTH_FIRST));
        return dayFails && !monthFails ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
    }

    private static double share(List<String> values, java.util.function.Predicate<String> test) {
        return (double) values.stream().filter(test).count() / values.size();
    }

    /** What the general words (name, phone, country ...) speak about: a person where anything says so. */
    private static Part about(List<Column> columns) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        boolean person = false;
        boolean named = false;
        for (Column column : columns) {
            Target target = column.target();
            boolean general = target.part() == Part.PERSON && HeaderWords.GENERAL.contains(target.property());
            person |= target.part() == Part.PERSON && PERSON_ONLY.contains(target.property());
            named |= general && target.property().equals("name");
            if (!general && target.part().kind().isPresent()) {
                parts.add(target.part());
            }
        }
        parts.remove(Part.PERSON);
        boolean register =
                columns.stream().anyMatch(c -> c.target().equals(new Target(Part.ORGANISATION, "registrationNumber")));
        boolean company = columns.stream().anyMatch(c -> c.target().equals(new Target(Part.ORGANISATION, "name")));
        if (person || (named && (company || !register))) {
            return Part.PERSON;
        }
        return parts.stream().min(Part::compareTo).orElse(named ? Part.PERSON : Part.PHONE);
    }

    private static Column rebased(Column column, Part about) {
        Target target = column.target();
        boolean general = target.part() == Part.PERSON && HeaderWords.GENERAL.contains(target.property());
        if (about == Part.PERSON || !general) {
            return column;
        }
        String property = about == Part.PHONE && target.property().equals("phone") ? "number" : target.property();
        List<Target> alternatives = Stream.concat(
                        Stream.of(new Target(about, property)), column.alternatives().stream())
                .toList();
        return new Column(
                column.index(),
                column.header(),
                new Target(about, property),
                column.dates(),
                column.confidence(),
                alternatives);
    }

    /** The surest column keeps its target; the others of the same target are left out, phones and aliases are not. */
    private static List<Column> unique(List<Column> columns) {
        Set<Target> taken = new HashSet<>();
        List<Column> kept = new ArrayList<>(columns);
        columns.stream()
                .sorted((one, other) -> Double.compare(other.confidence(), one.confidence()))
                .filter(column -> column.target().part() != Part.NONE)
                .filter(column -> !taken.add(column.target())
                        && !REPEATABLE.contains(column.target().property()))
                .forEach(column -> kept.set(
                        column.index(),
                        new Column(
                                column.index(),
                                column.header(),
                                Target.NOTHING,
                                column.dates(),
                                0,
                                column.alternatives())));
        return kept;
    }
}
