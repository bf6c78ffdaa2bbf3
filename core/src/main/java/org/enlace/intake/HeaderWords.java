// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enlace.intake.Mapping.Target;
import org.enlace.model.ProtectedPerson;
import org.enlace.model.Protection;
import org.enlace.text.Heading;
import org.enlace.text.Headings;

/**
 * What a header says to intake: the property of a part of the row. What intake has no property for is left out and stays with its row
 * as it is written: postcodes, traits, titles, measures, dates of nothing that it keeps. So do the file or the cluster of a row, an
 * institution (which may be the one that wrote the row), a description (which may be of goods or of a deed) and a number of a register
 * that no class of identifiers knows.
 */
final class HeaderWords {
    /** Headers that fit a person as well as whatever else the table is about. */
    static final Set<String> GENERAL = Set.of("name", "phone", "email", "address", "country", "alias", "notes", "city");

    /** A number in a column beside the year, or the whole date: too little to be sure of. */
    private static final Set<Heading> PARTS_OF_BIRTH = Set.of(Heading.BIRTH_DAY, Heading.BIRTH_MONTH);

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

    private HeaderWords() {}

    /** The target whose word a header is. */
    static Optional<Target> exact(String header) {
        return Headings.whole(header)
                .filter(heading -> !PARTS_OF_BIRTH.contains(heading))
                .flatMap(HeaderWords::target)
                .or(() -> isAge(Headings.words(header)) ? Optional.of(of(Part.ROW, "age")) : Optional.empty());
    }

    /** The target that a header names, whatever else it says. */
    static Optional<Target> contained(String header) {
        return Headings.of(header).flatMap(HeaderWords::target);
    }

    /** Such as "edad (meses)" or "age in years": an age, its unit and whose it is, and nothing else. */
    private static boolean isAge(String words) {
        List<String> all = List.of(words.split(" "));
        return all.stream().anyMatch(HeaderWords::saysAge)
                && all.stream()
                        .allMatch(word -> saysAge(word) || SHORT_AGE.contains(word) || BESIDE_AGE.contains(word));
    }

    private static boolean saysAge(String word) {
        return Headings.whole(word).filter(Heading.AGE::equals).isPresent();
    }

    /** The days, weeks or months in which a column counts an age; empty where it counts years or is none. */
    static String unitOfAge(String header) {
        String words = Headings.words(header);
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
        Optional<String> found = Headings.of(header)
                .filter(heading -> !PARTS_OF_BIRTH.contains(heading))
                .flatMap(HeaderWords::target)
                .map(Target::property);
        return found.filter(property -> marks.contains(property) || property.equals("birthDate"))
                .or(() -> Optional.of("notes"));
    }

    /** Whom a header names that may not be held, such as "¿Es menor?" or "NNA": a yes below says that somebody is one. */
    static Optional<ProtectedPerson> asks(String header) {
        return Protection.ofPhrase(header.replace('_', ' '));
    }

    /** Whose names stand below, where they may not be held: "Nombre de la víctima". */
    static Optional<ProtectedPerson> namesOf(String header) {
        Matcher named = NAME_OF.matcher(Headings.words(header));
        return named.matches() ? Protection.ofPhrase(named.group(1)) : Optional.empty();
    }

    private static Optional<Target> target(Heading heading) {
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
            case OWNER -> of(Part.OWNER, "name");
            case COMPANY -> of(Part.ORGANISATION, "name");
            case COMPANY_NUMBER -> of(Part.ORGANISATION, "registrationNumber");
            case JURISDICTION -> of(Part.ORGANISATION, "jurisdiction");
            case PLATE -> of(Part.VEHICLE, "registrationNumber");
            case VEHICLE_MODEL -> of(Part.VEHICLE, "model");
            case COLOUR -> of(Part.VEHICLE, "color");
            case VEHICLE_COUNTRY -> of(Part.VEHICLE, "country");
            case VESSEL -> of(Part.VESSEL, "name");
            case IMO_NUMBER -> of(Part.VESSEL, "imoNumber");
            case MMSI -> of(Part.VESSEL, "mmsi");
            case ACCOUNT -> of(Part.ACCOUNT, "accountNumber");
            case IBAN -> of(Part.ACCOUNT, "iban");
            case BANK -> of(Part.ACCOUNT, "bankName");
            case BIC -> of(Part.ACCOUNT, "bic");
            case DOCUMENT -> of(Part.DOCUMENT, "number");
            case DOCUMENT_TYPE -> of(Part.DOCUMENT, "type");
            case DOCUMENT_COUNTRY -> of(Part.DOCUMENT, "country");
            case PHONE_LINE -> of(Part.PHONE, "number");
            case PLACE -> of(Part.PLACE, "name");
            case LATITUDE -> of(Part.PLACE, "latitude");
            case LONGITUDE -> of(Part.PLACE, "longitude");
            case GOODS -> of(Part.CONSIGNMENT, "goods");
            case QUANTITY -> of(Part.CONSIGNMENT, "quantity");
            case SEGMENT -> of(Part.CONSIGNMENT, "segment");
            case SHIPMENT_DATE -> of(Part.CONSIGNMENT, "date");
            case RECORD_ID, CODE -> of(Part.ROW, "id");
            case GRADE -> of(Part.ROW, "grade");
            case HANDLING -> of(Part.ROW, "handling");
            case LEGAL_BASIS -> of(Part.ROW, "legalBasis");
            case FIRST_SEEN -> of(Part.ROW, "firstSeen");
            case LAST_SEEN -> of(Part.ROW, "lastSeen");
            case EXPIRES -> of(Part.ROW, "expires");
            case CASE -> of(Part.ROW, "case");
            case AGE -> of(Part.ROW, "age");
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
        return Optional.of(target).filter(found -> found.part() != Part.NONE);
    }

    private static Target person(String property) {
        return of(Part.PERSON, property);
    }

    private static Target of(Part part, String property) {
        return new Target(part, property);
    }
}
