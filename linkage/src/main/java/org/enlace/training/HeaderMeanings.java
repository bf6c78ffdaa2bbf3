// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.Optional;
import org.enlace.text.ColumnHeading;
import org.enlace.text.HeadingReader;

/**
 * What a header says to linkage. Where the meanings of {@link ColumnHeading} are finer they fall together here; an owner is a name like any
 * other, "estado" is a part of a country, and what names the row or the file is never compared, so that only a whole header says it.
 * Where linkage has no meaning for a heading (an alias, a bank, goods), the values decide.
 */
final class HeaderMeanings {
    private HeaderMeanings() {}

    /** Whether a header says that the whole names of persons stand below, other than a bare "name". */
    static boolean isWholeName(String header) {
        return HeadingReader.of(header).filter(ColumnHeading.FULL_NAME::equals).isPresent();
    }

    static Optional<ColumnMeaning> meaning(String header) {
        return HeadingReader.of(header)
                .flatMap(HeaderMeanings::meaning)
                .filter(meaning -> meaning != ColumnMeaning.ID
                        || HeadingReader.whole(header).isPresent());
    }

    private static Optional<ColumnMeaning> meaning(ColumnHeading heading) {
        return switch (heading) {
            case RECORD_ID, FILE_OR_CLUSTER -> Optional.of(ColumnMeaning.ID);
            case FULL_NAME, NAME, OWNER -> Optional.of(ColumnMeaning.FULL_NAME);
            case GIVEN_NAME -> Optional.of(ColumnMeaning.GIVEN_NAME);
            case MIDDLE_NAME -> Optional.of(ColumnMeaning.MIDDLE_NAME);
            case SURNAME, FIRST_SURNAME -> Optional.of(ColumnMeaning.SURNAME);
            case SECOND_SURNAME -> Optional.of(ColumnMeaning.SECOND_SURNAME);
            case COMPANY, INSTITUTION -> Optional.of(ColumnMeaning.COMPANY);
            case BIRTH_DATE, BIRTH_OR_NATIONALITY -> Optional.of(ColumnMeaning.BIRTH_DATE);
            case BIRTH_YEAR -> Optional.of(ColumnMeaning.BIRTH_YEAR);
            case BIRTH_MONTH -> Optional.of(ColumnMeaning.BIRTH_MONTH);
            case BIRTH_DAY -> Optional.of(ColumnMeaning.BIRTH_DAY);
            case DATE, SHIPMENT_DATE, FIRST_SEEN, LAST_SEEN, EXPIRES -> Optional.of(ColumnMeaning.DATE);
            case AGE -> Optional.of(ColumnMeaning.AGE);
            case PHONE, PHONE_LINE -> Optional.of(ColumnMeaning.PHONE);
            case EMAIL -> Optional.of(ColumnMeaning.EMAIL);
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
                    CASE -> Optional.of(ColumnMeaning.DOCUMENT);
            case PLATE -> Optional.of(ColumnMeaning.PLATE);
            case ADDRESS -> Optional.of(ColumnMeaning.ADDRESS);
            case HOUSE_NUMBER -> Optional.of(ColumnMeaning.HOUSE_NUMBER);
            case CITY, BIRTH_PLACE, PLACE -> Optional.of(ColumnMeaning.CITY);
            case POSTCODE -> Optional.of(ColumnMeaning.POSTCODE);
            case STATE, STATE_OR_STATUS -> Optional.of(ColumnMeaning.STATE);
            case COUNTRY, NATIONALITY, JURISDICTION, DOCUMENT_COUNTRY, VEHICLE_COUNTRY ->
                Optional.of(ColumnMeaning.COUNTRY);
            case GENDER -> Optional.of(ColumnMeaning.GENDER);
            case KIND, DOCUMENT_TYPE, ROLE, POSITION, STATUS, TRAIT, COLOUR, BIC, GRADE, HANDLING ->
                Optional.of(ColumnMeaning.CATEGORY);
            case VESSEL, TITLE -> Optional.of(ColumnMeaning.TITLE);
            case NOTES, DESCRIPTION -> Optional.of(ColumnMeaning.TEXT);
            case LATITUDE, LONGITUDE, QUANTITY, MEASURE, NUMBER -> Optional.of(ColumnMeaning.NUMBER);
            case YEAR -> Optional.of(ColumnMeaning.YEAR);
            case ALIAS, BANK, VEHICLE_MODEL, GOODS, SEGMENT, LEGAL_BASIS, OTHER -> Optional.empty();
        };
    }
}
