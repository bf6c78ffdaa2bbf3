// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enlace.intake.ColumnMapping.Target;
import org.enlace.model.ProtectionGround;
import org.enlace.model.ProtectionReader;
import org.enlace.text.ColumnHeading;
import org.enlace.text.HeadingReader;

/**
 * What a header says to intake: the property of a part of the row. What intake has no property for is left out and stays with its row
 * as it is written: postcodes, traits, titles, measures, dates of nothing that it keeps. So do the file or the cluster of a row, an
 * institution (which may be the one that wrote the row), a description (which may be of goods or of a deed) and a number of a register
 * that no class of identifiers knows.
 */
final class HeaderProperties {
    /** Headers that fit a person as well as whatever else the table is about. */
    static final Set<String> GENERAL = Set.of("name", "phone", "email", "address", "country", "alias", "notes", "city");

    /** A number in a column beside the year, or the whole date: too little to be sure of. */
    private static final Set<ColumnHeading> PARTS_OF_BIRTH = Set.of(ColumnHeading.BIRTH_DAY, ColumnHeading.BIRTH_MONTH);

    private static final Set<String> SHORT_AGE = Set.of(
            "dia", "dias", "day", "days", "semana", "semanas", "week", "weeks", "mes", "meses", "month", "months");
    private static final Set<String> BESIDE_AGE = Set.of(
            ("en em in de del da do of the la el anos ano years year persona pessoa person sujeto sospechoso suspect"
                + " suspeito actual atual current cumplida cumplidos completos aprox aproximada estimada approx"
                + " approximate estimated real verificada verified verificado declarada declared declarado registrada"
                + " segun documento legal cierta confirmada confirmed")
                    .split(" "));

    private static final Pattern NAME_OF =
            Pattern.compile("(?:full |first |last )?(?:nombres?|apellidos?|nomes?|sobrenomes?|names?)"
                    + "(?: y apellidos?| completos?)? (?:de la|del|de los|de las|de|da|do|das|dos|of the|of) (.+)");

    private HeaderProperties() {}

    /** The target whose word a header is. */
    static Optional<Target> exact(String header) {
        return HeadingReader.whole(header)
                .filter(heading -> !PARTS_OF_BIRTH.contains(heading))
                .flatMap(HeaderProperties::target)
                .or(() -> isAge(HeadingReader.words(header)) ? Optional.of(of(RowPart.ROW, "age")) : Optional.empty());
    }

    /** The target that a header names, whatever else it says. */
    static Optional<Target> contained(String header) {
        return HeadingReader.of(header).flatMap(HeaderProperties::target);
    }

    /** Such as "edad (meses)" or "age in years": an age, its unit and whose it is, and nothing else. */
    private static boolean isAge(String words) {
        List<String> all = List.of(words.split(" "));
        return all.stream().anyMatch(HeaderProperties::saysAge)
                && all.stream()
                        .allMatch(word -> saysAge(word) || SHORT_AGE.contains(word) || BESIDE_AGE.contains(word));
    }

    private static boolean saysAge(String word) {
        return HeadingReader.whole(word).filter(ColumnHeading.AGE::equals).isPresent();
    }

    /** The days, weeks or months in which a column counts an age; empty where it counts years or is none. */
    static String unitOfAge(String header) {
        String words = HeadingReader.words(header);
        return isAge(words)
                ? Stream.of(words.split(" "))
                        .filter(SHORT_AGE::contains)
                        .findFirst()
                        .orElse("")
                : "";
    }

    /**
     * The property of a column that says what somebody is, when somebody was born or how old, taken in or not. What stands under
     * any other header that is not taken in is read as a remark.
     */
    static Optional<String> ofPerson(String header) {
        Set<String> marks = Set.of("status", "role", "position");
        Optional<String> exact = exact(header).map(Target::property);
        if (exact.isPresent()) {
            return exact.filter(
                    property -> marks.contains(property) || property.equals("birthDate") || property.equals("age"));
        }
        Optional<String> found = HeadingReader.of(header)
                .filter(heading -> !PARTS_OF_BIRTH.contains(heading))
                .flatMap(HeaderProperties::target)
                .map(Target::property);
        return found.filter(property -> marks.contains(property) || property.equals("birthDate"))
                .or(() -> Optional.of("notes"));
    }

    /** Whom a header names that may not be held, such as "¿Es menor?" or "NNA": a yes below says that somebody is one. */
    static Optional<ProtectionGround> asks(String header) {
        return ProtectionReader.ofPhrase(header.replace('_', ' '));
    }

    /** Whose names stand below, where they may not be held: "Nombre de la víctima". */
    static Optional<ProtectionGround> namesOf(String header) {
        Matcher named = NAME_OF.matcher(HeadingReader.words(header));
        return named.matches() ? ProtectionReader.ofPhrase(named.group(1)) : Optional.empty();
    }

    private static Optional<Target> target(ColumnHeading heading) {
        Target target = switch (heading) {
            case FULL_NAME, NAME -> person("name");
            case GIVEN_NAME -> person("firstName");
            case MIDDLE_NAME -> person("secondName");
            case SURNAME -> person("lastName");
            case FIRST_SURNAME -> person("fatherName");
            case SECOND_SURNAME -> person("motherName");
            case ALIAS -> person("alias");
            case BIRTH_DATE, BIRTH_YEAR, BIRTH_MONTH, BIRTH_DAY -> person("birthDate");
            case BIRTH_PLACE -> person("birthPlace");
            case NATIONALITY, BIRTH_OR_NATIONALITY -> person("nationality");
            case GENDER -> person("gender");
            case PHONE -> person("phone");
            case EMAIL -> person("email");
            case PASSPORT -> person("passportNumber");
            case IDENTITY_NUMBER -> person("idNumber");
            case ADDRESS -> person("address");
            case CITY -> person("city");
            case COUNTRY -> person("country");
            case ROLE -> person("role");
            case POSITION -> person("position");
            case STATUS, STATE_OR_STATUS -> person("status");
            case NOTES -> person("notes");
            case OWNER -> of(RowPart.OWNER, "name");
            case COMPANY -> of(RowPart.ORGANISATION, "name");
            case COMPANY_NUMBER -> of(RowPart.ORGANISATION, "registrationNumber");
            case JURISDICTION -> of(RowPart.ORGANISATION, "jurisdiction");
            case PLATE -> of(RowPart.VEHICLE, "registrationNumber");
            case VEHICLE_MODEL -> of(RowPart.VEHICLE, "model");
            case COLOUR -> of(RowPart.VEHICLE, "color");
            case VEHICLE_COUNTRY -> of(RowPart.VEHICLE, "country");
            case VESSEL -> of(RowPart.VESSEL, "name");
            case IMO_NUMBER -> of(RowPart.VESSEL, "imoNumber");
            case MMSI -> of(RowPart.VESSEL, "mmsi");
            case ACCOUNT -> of(RowPart.ACCOUNT, "accountNumber");
            case IBAN -> of(RowPart.ACCOUNT, "iban");
            case BANK -> of(RowPart.ACCOUNT, "bankName");
            case BIC -> of(RowPart.ACCOUNT, "bic");
            case DOCUMENT -> of(RowPart.DOCUMENT, "number");
            case DOCUMENT_TYPE -> of(RowPart.DOCUMENT, "type");
            case DOCUMENT_COUNTRY -> of(RowPart.DOCUMENT, "country");
            case PHONE_LINE -> of(RowPart.PHONE, "number");
            case PLACE -> of(RowPart.PLACE, "name");
            case LATITUDE -> of(RowPart.PLACE, "latitude");
            case LONGITUDE -> of(RowPart.PLACE, "longitude");
            case GOODS -> of(RowPart.CONSIGNMENT, "goods");
            case QUANTITY -> of(RowPart.CONSIGNMENT, "quantity");
            case SEGMENT -> of(RowPart.CONSIGNMENT, "segment");
            case SHIPMENT_DATE -> of(RowPart.CONSIGNMENT, "date");
            case RECORD_ID, CODE -> of(RowPart.ROW, "id");
            case GRADE -> of(RowPart.ROW, "grade");
            case HANDLING -> of(RowPart.ROW, "handling");
            case LEGAL_BASIS -> of(RowPart.ROW, "legalBasis");
            case FIRST_SEEN -> of(RowPart.ROW, "firstSeen");
            case LAST_SEEN -> of(RowPart.ROW, "lastSeen");
            case EXPIRES -> of(RowPart.ROW, "expires");
            case CASE -> of(RowPart.ROW, "case");
            case AGE -> of(RowPart.ROW, "age");
            case FILE_OR_CLUSTER,
                    KIND,
                    INSTITUTION,
                    REGISTER_NUMBER,
                    HOUSE_NUMBER,
                    POSTCODE,
                    STATE,
                    TRAIT,
                    DESCRIPTION,
                    TITLE,
                    MEASURE,
                    NUMBER,
                    YEAR,
                    DATE,
                    OTHER -> Target.NOTHING;
        };
        return Optional.of(target).filter(found -> found.part() != RowPart.NONE);
    }

    private static Target person(String property) {
        return of(RowPart.PERSON, property);
    }

    private static Target of(RowPart part, String property) {
        return new Target(part, property);
    }
}
