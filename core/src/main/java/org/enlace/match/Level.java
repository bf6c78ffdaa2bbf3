// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import static org.enlace.match.Comparison.ACCOUNT;
import static org.enlace.match.Comparison.ADDRESS;
import static org.enlace.match.Comparison.BIRTH_DATE;
import static org.enlace.match.Comparison.COMPANY_NAME;
import static org.enlace.match.Comparison.COMPANY_NUMBER;
import static org.enlace.match.Comparison.DOCUMENT;
import static org.enlace.match.Comparison.GIVEN_NAMES;
import static org.enlace.match.Comparison.NATIONALITY;
import static org.enlace.match.Comparison.NUMBER;
import static org.enlace.match.Comparison.PHONE;
import static org.enlace.match.Comparison.PLATE;
import static org.enlace.match.Comparison.SURNAMES;
import static org.enlace.match.Comparison.VESSEL;

/** What a comparison can come to. The levels of one comparison exclude each other; missing values give none. */
public enum Level {
    /** Paternal and maternal surname are the same. */
    SURNAMES_EQUAL(SURNAMES, "equal"),
    /** Both sound or look alike. */
    SURNAMES_ALIKE(SURNAMES, "alike"),
    /** The same two surnames the other way round. */
    SURNAMES_SWAPPED(SURNAMES, "swapped"),
    /** The only surname of one is the first of the other, or of both. */
    SURNAMES_FIRST_EQUAL(SURNAMES, "firstEqual"),
    /** The same, but only alike. */
    SURNAMES_FIRST_ALIKE(SURNAMES, "firstAlike"),
    /** The only surname of one is the second of the other. */
    SURNAMES_SECOND_ONLY(SURNAMES, "secondOnly"),
    /** One surname is the same, the other is known to both and differs: no omission. */
    SURNAMES_CONFLICT(SURNAMES, "conflict"),
    SURNAMES_DIFFERENT(SURNAMES, "different"),

    /** All given names are the same. */
    GIVEN_EQUAL(GIVEN_NAMES, "equal"),
    /** The first is the same; a further one is missing or an initial. */
    GIVEN_FIRST_EQUAL(GIVEN_NAMES, "firstEqual"),
    /** The first is another spelling, a familiar form, or nearly the same. */
    GIVEN_ALIKE(GIVEN_NAMES, "alike"),
    /** An initial that fits. */
    GIVEN_INITIAL(GIVEN_NAMES, "initial"),
    /** One of several is the same, not the first of both. */
    GIVEN_OTHER(GIVEN_NAMES, "other"),
    /** The first is the same, the second differs. */
    GIVEN_CONFLICT(GIVEN_NAMES, "conflict"),
    GIVEN_DIFFERENT(GIVEN_NAMES, "different"),

    BIRTH_SAME(BIRTH_DATE, "same"),
    /** Day and month are exchanged. */
    BIRTH_SWAPPED(BIRTH_DATE, "swapped"),
    /** One side knows only the year or month, which agrees. */
    BIRTH_AGREES(BIRTH_DATE, "agrees"),
    /** One part is off. */
    BIRTH_NEAR(BIRTH_DATE, "near"),
    BIRTH_DIFFERENT(BIRTH_DATE, "different"),

    PHONE_SAME(PHONE, "same"),
    PHONE_DIFFERENT(PHONE, "different"),

    DOCUMENT_SAME(DOCUMENT, "same"),
    /** Another number of the same type from the same issuer. */
    DOCUMENT_CONFLICT(DOCUMENT, "conflict"),

    NATIONALITY_SAME(NATIONALITY, "same"),
    NATIONALITY_DIFFERENT(NATIONALITY, "different"),

    ADDRESS_SAME(ADDRESS, "same"),
    ADDRESS_DIFFERENT(ADDRESS, "different"),

    COMPANY_NAME_EQUAL(COMPANY_NAME, "equal"),
    COMPANY_NAME_ALIKE(COMPANY_NAME, "alike"),
    /** Some words are the same. */
    COMPANY_NAME_PARTLY(COMPANY_NAME, "partly"),
    COMPANY_NAME_DIFFERENT(COMPANY_NAME, "different"),

    COMPANY_NUMBER_SAME(COMPANY_NUMBER, "same"),
    COMPANY_NUMBER_CONFLICT(COMPANY_NUMBER, "conflict"),

    PLATE_SAME(PLATE, "same"),
    PLATE_CONFLICT(PLATE, "conflict"),

    ACCOUNT_SAME(ACCOUNT, "same"),
    ACCOUNT_DIFFERENT(ACCOUNT, "different"),

    VESSEL_SAME(VESSEL, "same"),
    VESSEL_CONFLICT(VESSEL, "conflict"),

    NUMBER_SAME(NUMBER, "same"),
    NUMBER_DIFFERENT(NUMBER, "different");

    private final Comparison comparison;
    private final String code;

    Level(Comparison comparison, String label) {
        this.comparison = comparison;
        this.code = comparison.label() + "." + label;
    }

    public Comparison comparison() {
        return comparison;
    }

    /** Whether this is no omission or slip but a reason to think of two: such a pair is never called certain. */
    public boolean contradicts() {
        return switch (this) {
            case SURNAMES_CONFLICT, SURNAMES_DIFFERENT, GIVEN_CONFLICT, GIVEN_DIFFERENT, BIRTH_DIFFERENT -> true;
            case DOCUMENT_CONFLICT, COMPANY_NUMBER_CONFLICT, PLATE_CONFLICT, VESSEL_CONFLICT, NUMBER_DIFFERENT -> true;
            default -> false;
        };
    }

    /** Whether this supports a pair beyond what namesakes share. */
    public boolean supports() {
        return switch (this) {
            case BIRTH_SAME, BIRTH_SWAPPED, BIRTH_AGREES, BIRTH_NEAR, PHONE_SAME, DOCUMENT_SAME -> true;
            case COMPANY_NUMBER_SAME, PLATE_SAME, ACCOUNT_SAME, VESSEL_SAME, NUMBER_SAME -> true;
            default -> false;
        };
    }

    /** Stable code such as {@code birthDate.swapped}, for translation. */
    public String code() {
        return code;
    }
}
