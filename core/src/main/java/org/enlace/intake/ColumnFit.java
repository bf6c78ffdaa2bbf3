// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.identifiers.IdentifierReader;
import org.enlace.intake.ColumnMapping.Target;
import org.enlace.intake.record.NormalValue;
import org.enlace.text.CountryNames;
import org.enlace.text.DateReader;
import org.enlace.text.DateReading;

/** How well the values of a column agree with what its header says, where that can be seen from a value. */
final class ColumnFit {
    private static final Set<String> ROW_DATES = Set.of("firstSeen", "lastSeen", "expires");
    private static final Set<String> IDENTIFIERS = Set.of(
            "phone",
            "email",
            "iban",
            "accountNumber",
            "passportNumber",
            "idNumber",
            "number",
            "registrationNumber",
            "imoNumber",
            "imei");
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d\\s().-]{7,22}");
    private static final Pattern NUMBERED = Pattern.compile("(?=.*\\d)[\\p{L}\\d][\\p{L}\\d\\s./-]{2,24}");
    private static final Pattern PLATE = Pattern.compile("(?=.*\\d)[\\p{L}\\d][\\p{L}\\d\\s-]{3,9}");
    private static final Pattern ACCOUNT = Pattern.compile("(?=(?:.*\\d){4})[\\p{L}\\d\\s./-]{4,40}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,3}(?:[.,]\\d+)?");
    private static final Pattern GRADE = Pattern.compile("[A-Xa-x][1-6]");
    private static final Pattern TIME = Pattern.compile(".*\\d{1,2}:\\d{2}.*");
    private static final int SHORTEST_DATE = 6;
    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 15;
    private static final double ALMOST_ALL_DIFFER = 0.95;

    private ColumnFit() {}

    /**
     * The share of the values that agree, each of several in a cell by itself, fillers apart; empty where there are none or a
     * value does not show it.
     */
    static OptionalDouble share(Target target, List<String> cells) {
        List<String> values = isOfIdentifiers(target)
                ? cells.stream().flatMap(cell -> pieces(target, cell).stream()).toList()
                : cells;
        if (values.isEmpty()) {
            return OptionalDouble.empty();
        }
        String property = target.property();
        if (property.equals("id") && target.part() == RowPart.ROW) {
            double different = (double) new HashSet<>(values).size() / values.size();
            return OptionalDouble.of(different >= ALMOST_ALL_DIFFER ? 1 : 0);
        }
        if (isOfDates(target)) {
            return OptionalDouble.of(share(values, ColumnFit::isDated));
        }
        return switch (property) {
            case "name" -> OptionalDouble.of(share(values, value -> isName(target.part(), value)));
            case "firstName", "lastName", "secondName", "fatherName", "motherName" ->
                OptionalDouble.of(share(values, value -> isName(RowPart.PERSON, value)));
            case "phone" -> OptionalDouble.of(share(values, ColumnFit::isPhone));
            case "email" -> OptionalDouble.of(share(values, ColumnFit::isEmail));
            case "iban" -> OptionalDouble.of(share(values, ColumnFit::isIban));
            case "accountNumber" -> OptionalDouble.of(share(values, value -> matches(ACCOUNT, value)));
            case "passportNumber", "idNumber" -> OptionalDouble.of(share(values, value -> matches(NUMBERED, value)));
            case "number" ->
                OptionalDouble.of(share(
                        values, value -> target.part() == RowPart.PHONE ? isPhone(value) : matches(NUMBERED, value)));
            case "registrationNumber" ->
                OptionalDouble.of(share(
                        values,
                        value -> target.part() == RowPart.VEHICLE ? matches(PLATE, value) : matches(NUMBERED, value)));
            case "imoNumber" ->
                OptionalDouble.of(share(
                        values,
                        value -> IdentifierReader.text(IdentifierClass.VESSEL, value, "")
                                .isPresent()));
            case "latitude", "longitude" -> OptionalDouble.of(share(values, value -> matches(DECIMAL, value)));
            case "grade" -> OptionalDouble.of(share(values, value -> matches(GRADE, value)));
            case "country", "nationality", "jurisdiction" ->
                OptionalDouble.of(
                        share(values, value -> CountryNames.code(value).isPresent()));
            default -> OptionalDouble.empty();
        };
    }

    static boolean isOfDates(Target target) {
        return NormalValue.DATES.contains(target.property()) || ROW_DATES.contains(target.property());
    }

    /** Whether a column holds numbers or addresses of which a cell may hold several. */
    static boolean isOfIdentifiers(Target target) {
        return target.part().kind().isPresent() && IDENTIFIERS.contains(target.property());
    }

    /** The values of such a cell, without fillers. */
    static List<String> pieces(Target target, String cell) {
        boolean phone = target.property().equals("phone") || target.part() == RowPart.PHONE;
        return IdentifierReader.pieces(phone ? IdentifierClass.PHONE : IdentifierClass.DOCUMENT, cell);
    }

    static double share(List<String> values, Predicate<String> test) {
        return (double) values.stream().filter(test).count() / values.size();
    }

    private static boolean matches(Pattern pattern, String value) {
        return pattern.matcher(value).matches();
    }

    /** A number that can be a telephone's: enough digits, and neither a date nor an amount. */
    static boolean isPhone(String value) {
        long digits = value.chars().filter(Character::isDigit).count();
        return matches(PHONE, value)
                && digits >= FEWEST_DIGITS
                && digits <= MOST_DIGITS
                && !value.matches(".*[.,]\\d{1,2}")
                && (value.startsWith("+") || !isDay(value));
    }

    static boolean isEmail(String value) {
        return IdentifierReader.text(IdentifierClass.EMAIL, value, "").isPresent();
    }

    static boolean isIban(String value) {
        return IdentifierReader.text(IdentifierClass.ACCOUNT, value, "").isPresent();
    }

    /** What may stand in a column of dates: a date, however much of one is known, or a word that says that none is. */
    private static boolean isDated(String value) {
        return switch (DateReader.OF_SHAPES.read(value)) {
            case DateReading.Known _, DateReading.Rough _, DateReading.Between _, DateReading.Absent _ -> true;
            case DateReading.Impossible _, DateReading.Unreadable _ -> false;
        };
    }

    /** A whole date with marks or a month's name, or in eight digits. */
    static boolean isDay(String value) {
        return value.length() >= SHORTEST_DATE
                && DateReader.OF_SHAPES.read(value) instanceof DateReading.Known(int _, int _, int day)
                && day > 0;
    }

    /** A day with the time of day, or the time of day alone. */
    static boolean isTime(String value) {
        return matches(TIME, value);
    }

    private static boolean isName(RowPart part, String value) {
        boolean letters = value.chars().anyMatch(Character::isLetter);
        boolean person = part == RowPart.PERSON;
        return letters && !(person && value.chars().anyMatch(Character::isDigit));
    }
}
