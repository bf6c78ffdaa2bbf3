// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enlace.intake.ColumnMapping.Column;
import org.enlace.intake.ColumnMapping.Target;
import org.enlace.text.DateColumn;
import org.enlace.text.HeadingReader;

/**
 * Guesses a mapping from a header and sample rows: the header's words, and whether the values agree with them. A target
 * is given to one column only, the surest; a guess that is not sure is told, but the column is left out. What may
 * protect somebody (birth date, age, status, role, grade, end of keeping) is never left out because of its values.
 */
final class MappingGuess {
    private static final double EXACT = 0.95;
    private static final double CONTAINED_AND_FITS = 0.85;
    private static final double CONTAINED = 0.7;
    private static final double DISAGREES = 0.6;
    private static final double CONTENT = 0.5;
    private static final double MOST = 0.8;
    /** Enough where a header names a kind of number: what does not fit among them is kept as it is written. */
    private static final double MORE_THAN_HALF = 0.6;

    private static final Target COMPANY = new Target(RowPart.ORGANISATION, "name");
    private static final Target REGISTERED = new Target(RowPart.ORGANISATION, "registrationNumber");
    private static final Target ID_NUMBER = new Target(RowPart.PERSON, "idNumber");
    private static final Set<String> NAMED_BY =
            Set.of("name", "firstName", "lastName", "fatherName", "birthDate", "passportNumber", "gender");
    private static final Pattern PLATE = Pattern.compile("(?=.*\\d)[A-Z]{1,3}[- ]?\\d{2,4}[- ]?[A-Z]{0,3}");
    private static final Set<String> PROTECTING = Set.of(
            "birthDate", "age", "status", "role", "position", "grade", "handling", "firstSeen", "lastSeen", "expires");
    private static final Set<String> NUMBERED = Set.of("idNumber", "passportNumber");
    private static final Set<String> REPEATABLE = Set.of("phone", "alias", "notes", "email", "address");

    private final List<String> header;
    private final List<List<String>> rows;

    MappingGuess(List<String> header, List<List<String>> rows) {
        this.header = header;
        this.rows = rows;
    }

    ColumnMapping mapping() {
        List<Column> columns = new ArrayList<>();
        for (int index = 0; index < header.size(); index++) {
            columns.add(guess(index));
        }
        return new ColumnMapping(unique(new RowInterpretation(ofCompanies(columns))
                .settled().stream().map(MappingGuess::leftOutWhereUnsure).toList()));
    }

    private Column guess(int index) {
        String name = header.get(index);
        List<String> values = rows.stream()
                .filter(row -> index < row.size())
                .map(row -> row.get(index).strip())
                .filter(value -> !value.isEmpty())
                .toList();
        Optional<Target> exact = HeaderProperties.exact(name);
        Optional<Target> word = exact.or(() -> HeaderProperties.contained(name))
                .map(target -> ofBirths(ofCompanies(target, values), values));
        Optional<Target> content = content(values);
        DateColumn dates = DateColumn.of(values);
        Target target = word.or(() -> content).orElse(Target.NOTHING);
        double confidence = word.isPresent()
                ? confidence(target, exact.isPresent(), ColumnFit.share(target, values))
                : content.isPresent() ? CONTENT : 0;
        List<Target> alternatives =
                Stream.concat(word.stream(), content.stream()).distinct().toList();
        return new Column(index, name, target, dates, confidence, alternatives);
    }

    private static double confidence(Target target, boolean exact, OptionalDouble fit) {
        if (PROTECTING.contains(target.property())) {
            return exact ? EXACT : CONTAINED_AND_FITS;
        }
        boolean plain = exact && ColumnFit.isOfIdentifiers(target);
        if (fit.isPresent() && fit.getAsDouble() < (plain ? MORE_THAN_HALF : MOST)) {
            return DISAGREES;
        }
        return exact ? EXACT : fit.isPresent() ? CONTAINED_AND_FITS : CONTAINED;
    }

    /**
     * A list of companies under the header of a list of persons: the number is the company's too. Where it says what only a person
     * has, each row is looked at by itself.
     */
    private List<Column> ofCompanies(List<Column> columns) {
        boolean companies = columns.stream()
                .anyMatch(column -> column.target().equals(COMPANY) && isOfPersons(header.get(column.index())));
        boolean persons = columns.stream()
                .filter(column -> column.confidence() >= ColumnMapping.SURE)
                .map(Column::target)
                .anyMatch(target -> target.part() == RowPart.PERSON && NAMED_BY.contains(target.property()));
        return companies && !persons
                ? columns.stream()
                        .map(column -> column.target().equals(ID_NUMBER)
                                ? aimed(column, REGISTERED, column.confidence())
                                : column)
                        .toList()
                : columns;
    }

    private static boolean isOfPersons(String header) {
        return HeaderProperties.exact(header)
                .or(() -> HeaderProperties.contained(header))
                .filter(target -> target.part() == RowPart.PERSON)
                .isPresent();
    }

    /** A column of names in which companies stand is one of companies. */
    private static Target ofCompanies(Target target, List<String> values) {
        boolean companies = target.equals(new Target(RowPart.PERSON, "name"))
                && !values.isEmpty()
                && ColumnFit.share(values, CompanyNameWords::isCompany) >= MOST;
        return companies ? new Target(RowPart.ORGANISATION, "name") : target;
    }

    /** Days of birth under a header that may as well be short for a nationality ("Nac."). */
    private static Target ofBirths(Target target, List<String> values) {
        boolean days = target.equals(new Target(RowPart.PERSON, "nationality"))
                && !values.isEmpty()
                && ColumnFit.share(values, ColumnFit::isDay) >= MOST;
        return days ? new Target(RowPart.PERSON, "birthDate") : target;
    }

    private static Optional<Target> content(List<String> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (ColumnFit.share(values, ColumnFit::isEmail) >= MOST) {
            return Optional.of(new Target(RowPart.PERSON, "email"));
        }
        if (ColumnFit.share(values, ColumnFit::isIban) >= MOST) {
            return Optional.of(new Target(RowPart.ACCOUNT, "iban"));
        }
        if (ColumnFit.share(values, ColumnFit::isDay) >= MOST) {
            return Optional.empty();
        }
        if (ColumnFit.share(values, v -> v.startsWith("+") && ColumnFit.isPhone(v)) >= MOST) {
            return Optional.of(new Target(RowPart.PERSON, "phone"));
        }
        return ColumnFit.share(values, v -> PLATE.matcher(v).matches()) >= MOST
                ? Optional.of(new Target(RowPart.VEHICLE, "registrationNumber"))
                : Optional.empty();
    }

    /** The surest column keeps its target; the others of the same target are left out, phones and aliases are not. */
    private static List<Column> unique(List<Column> columns) {
        Set<Target> taken = new HashSet<>();
        List<Column> kept = new ArrayList<>(columns);
        columns.stream()
                .sorted((one, other) -> Double.compare(other.confidence(), one.confidence()))
                .filter(column -> column.target().part() != RowPart.NONE)
                .filter(column -> !taken.add(column.target()) && !mayRepeat(column))
                .forEach(column -> kept.set(column.index(), aimed(column, Target.NOTHING, 0)));
        return kept;
    }

    /** Phones and the like; papers where the header counts them, since the paper of somebody else may stand in another column. */
    private static boolean mayRepeat(Column column) {
        String property = column.target().property();
        return REPEATABLE.contains(property)
                || (NUMBERED.contains(property) && HeadingReader.isNumbered(column.header()));
    }

    private static Column leftOutWhereUnsure(Column column) {
        return column.confidence() < ColumnMapping.SURE && column.target().part() != RowPart.NONE
                ? aimed(column, Target.NOTHING, column.confidence())
                : column;
    }

    private static Column aimed(Column column, Target target, double confidence) {
        return new Column(column.index(), column.header(), target, column.dates(), confidence, column.alternatives());
    }
}
