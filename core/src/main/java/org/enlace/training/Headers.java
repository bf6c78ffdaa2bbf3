// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.Optional;
import org.enlace.text.Heading;
import org.enlace.text.Headings;

/**
 * What a header says to linkage. Where the meanings of {@link Heading} are finer they fall together here; an owner is a name like any
 * other, "estado" is a part of a country, and what names the row or the file is never compared, so that only a whole header says it.
 * Where linkage has no meaning for a heading (an alias, a bank, goods), the values decide.
 */
final class Headers {
    private Headers() {}

    /** Whether a header says that the whole names of persons stand below, other than a bare "name". */
    static boolean isWholeName(String header) {
        return Headings.of(header).filter(Heading.FULL_NAME::equals).isPresent();
    }

    static Optional<Meaning> meaning(String header) {
        return Headings.of(header)
                .flatMap(Headers::meaning)
                .filter(meaning ->
                        meaning != Meaning.ID || Headings.whole(header).isPresent());
    }

    private static Optional<Meaning> meaning(Heading heading) {
        return switch (heading) {
            case RECORD_ID, FILE_OR_CLUSTER -> Optional.of(Meaning.ID);
            case FULL_NAME, NAME, OWNER -> Optional.of(Meaning.FULL_NAME);
            case GIVEN_NAME -> Optional.of(Meaning.GIVEN_NAME);
            case MIDDLE_NAME -> Optional.of(Meaning.MIDDLE_NAME);
            case SURNAME, FIRST_SURNAME -> Optional.of(Meaning.SURNAME);
            case SECOND_SURNAME -> Optional.of(Meaning.SECOND_SURNAME);
            case COMPANY, INSTITUTION -> Optional.of(Meaning.COMPANY);
            case BIRTH_DATE, BIRTH_OR_NATIONALITY -> Optional.of(Meaning.BIRTH_DATE);
            case BIRTH_YEAR -> Optional.of(Meaning.BIRTH_YEAR);
            case BIRTH_MONTH -> Optional.of(Meaning.BIRTH_MONTH);
            case BIRTH_DAY -> Optional.of(Meaning.BIRTH_DAY);
            case DATE, SHIPMENT_DATE, FIRST_SEEN, LAST_SEEN, EXPIRES -> Optional.of(Meaning.DATE);
            case AGE -> Optional.of(Meaning.AGE);
            case PHONE, PHONE_LINE -> Optional.of(Meaning.PHONE);
            case EMAIL -> Optional.of(Meaning.EMAIL);
            case CODE,
                    PASSPORT,
                    IDENTITY_NUMBER,
                    DOCUMENT,
                    REGISTER_NUMBER,
                    COMPANY_NUMBER,
                    IMO_NUMBER,
                    MMSI,
                    ACCOUNT,
                    IBAN,
                    CASE -> Optional.of(Meaning.DOCUMENT);
            case PLATE -> Optional.of(Meaning.PLATE);
            case ADDRESS -> Optional.of(Meaning.ADDRESS);
            case HOUSE_NUMBER -> Optional.of(Meaning.HOUSE_NUMBER);
            case CITY, BIRTH_PLACE, PLACE -> Optional.of(Meaning.CITY);
            case POSTCODE -> Optional.of(Meaning.POSTCODE);
            case STATE, STATE_OR_STATUS -> Optional.of(Meaning.STATE);
            case COUNTRY, NATIONALITY, JURISDICTION, DOCUMENT_COUNTRY, VEHICLE_COUNTRY -> Optional.of(Meaning.COUNTRY);
            case GENDER -> Optional.of(Meaning.GENDER);
            case KIND, DOCUMENT_TYPE, ROLE, POSITION, STATUS, TRAIT, COLOUR, BIC, GRADE, HANDLING ->
                Optional.of(Meaning.CATEGORY);
            case VESSEL, TITLE -> Optional.of(Meaning.TITLE);
            case NOTES, DESCRIPTION -> Optional.of(Meaning.TEXT);
            case LATITUDE, LONGITUDE, QUANTITY, MEASURE, NUMBER -> Optional.of(Meaning.NUMBER);
            case YEAR -> Optional.of(Meaning.YEAR);
            case ALIAS, BANK, VEHICLE_MODEL, GOODS, SEGMENT, LEGAL_BASIS, OTHER -> Optional.empty();
        };
    }
}
