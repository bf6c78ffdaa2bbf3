// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import static org.enlace.match.SubjectTrait.ACCOUNT;
import static org.enlace.match.SubjectTrait.ADDRESS;
import static org.enlace.match.SubjectTrait.BIRTH_DATE;
import static org.enlace.match.SubjectTrait.COMPANY_NAME;
import static org.enlace.match.SubjectTrait.COMPANY_NUMBER;
import static org.enlace.match.SubjectTrait.DOCUMENT;
import static org.enlace.match.SubjectTrait.NAME;
import static org.enlace.match.SubjectTrait.NATIONALITY;
import static org.enlace.match.SubjectTrait.NUMBER;
import static org.enlace.match.SubjectTrait.PHONE;
import static org.enlace.match.SubjectTrait.PLATE;
import static org.enlace.match.SubjectTrait.VESSEL;

import org.enlace.linkage.criterion.Criterion;

/** What a comparison can find, best first. The findings of one trait exclude each other; missing values give none. */
enum SubjectFinding {
    /** All parts agree, in whatever order and spelling that sounds the same. */
    NAME_EQUAL(NAME, "equal", new Criterion.PersonNames(0.95)),
    /** Another spelling, a familiar form, or a surname or given name that only one side gives. */
    NAME_ALIKE(NAME, "alike", new Criterion.PersonNames(0.85)),
    /** More is missing, or stands elsewhere; nothing that both give differs in earnest. */
    NAME_FITS(NAME, "fits", new Criterion.PersonNames(0.6)),
    /** A part is the same, another is known to both and differs. */
    NAME_CONFLICT(NAME, "conflict", new Criterion.PersonNames(0.3)),
    NAME_DIFFERENT(NAME, "different", new Criterion.Else()),

    BIRTH_SAME(BIRTH_DATE, "same", new Criterion.Exact()),
    /** Day and month are exchanged. */
    BIRTH_SWAPPED(BIRTH_DATE, "swapped", new Criterion.SwappedDate()),
    /** One side knows only the year or month, which agrees. */
    BIRTH_AGREES(BIRTH_DATE, "agrees", new Criterion.PartialDate()),
    /** One part is off. */
    BIRTH_NEAR(BIRTH_DATE, "near", new Criterion.DateParts(1)),
    BIRTH_DIFFERENT(BIRTH_DATE, "different", new Criterion.Else()),

    PHONE_SAME(PHONE, "same", new Criterion.SharedValue()),
    PHONE_DIFFERENT(PHONE, "different", new Criterion.Else()),

    DOCUMENT_SAME(DOCUMENT, "same", new Criterion.SharedValue()),
    /** Another number of the same type from the same issuer. */
    DOCUMENT_CONFLICT(DOCUMENT, "conflict", new Criterion.SharedIssuer()),
    DOCUMENT_OTHER(DOCUMENT, "other", new Criterion.Else()),

    NATIONALITY_SAME(NATIONALITY, "same", new Criterion.SharedValue()),
    NATIONALITY_DIFFERENT(NATIONALITY, "different", new Criterion.Else()),

    ADDRESS_SAME(ADDRESS, "same", new Criterion.SharedValue()),
    ADDRESS_DIFFERENT(ADDRESS, "different", new Criterion.Else()),

    COMPANY_NAME_EQUAL(COMPANY_NAME, "equal", new Criterion.CompanyNames(0.97)),
    COMPANY_NAME_ALIKE(COMPANY_NAME, "alike", new Criterion.CompanyNames(0.7)),
    /** Some words are the same. */
    COMPANY_NAME_PARTLY(COMPANY_NAME, "partly", new Criterion.CompanyNames(0.35)),
    COMPANY_NAME_DIFFERENT(COMPANY_NAME, "different", new Criterion.Else()),

    COMPANY_NUMBER_SAME(COMPANY_NUMBER, "same", new Criterion.SharedValue()),
    COMPANY_NUMBER_CONFLICT(COMPANY_NUMBER, "conflict", new Criterion.SharedIssuer()),
    COMPANY_NUMBER_OTHER(COMPANY_NUMBER, "other", new Criterion.Else()),

    PLATE_SAME(PLATE, "same", new Criterion.SharedValue()),
    PLATE_CONFLICT(PLATE, "conflict", new Criterion.SharedIssuer()),
    PLATE_OTHER(PLATE, "other", new Criterion.Else()),

    ACCOUNT_SAME(ACCOUNT, "same", new Criterion.SharedValue()),
    ACCOUNT_DIFFERENT(ACCOUNT, "different", new Criterion.Else()),

    VESSEL_SAME(VESSEL, "same", new Criterion.SharedValue()),
    VESSEL_CONFLICT(VESSEL, "conflict", new Criterion.Else()),

    NUMBER_SAME(NUMBER, "same", new Criterion.SharedValue()),
    NUMBER_DIFFERENT(NUMBER, "different", new Criterion.Else());

    private final SubjectTrait trait;
    private final String code;
    /** A record of numbers, so as immutable as the rest. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Criterion criterion;

    SubjectFinding(SubjectTrait trait, String label, Criterion criterion) {
        this.trait = trait;
        this.code = trait.label() + "." + label;
        this.criterion = criterion;
    }

    SubjectTrait trait() {
        return trait;
    }

    Criterion criterion() {
        return criterion;
    }

    /** Whether this is no omission or slip but a reason to think of two: such a pair is never called certain. */
    boolean contradicts() {
        return switch (this) {
            case NAME_CONFLICT, NAME_DIFFERENT, BIRTH_DIFFERENT -> true;
            case DOCUMENT_CONFLICT, COMPANY_NUMBER_CONFLICT, PLATE_CONFLICT, VESSEL_CONFLICT, NUMBER_DIFFERENT -> true;
            default -> false;
        };
    }

    /** Whether this supports a pair beyond what namesakes share. */
    boolean supports() {
        return switch (this) {
            case BIRTH_SAME, BIRTH_SWAPPED, BIRTH_AGREES, BIRTH_NEAR, PHONE_SAME, DOCUMENT_SAME -> true;
            case COMPANY_NUMBER_SAME, PLATE_SAME, ACCOUNT_SAME, VESSEL_SAME, NUMBER_SAME -> true;
            default -> false;
        };
    }

    /** Whether this says nothing for or against: numbers of different kinds or issuers can both be right. */
    boolean isSilent() {
        return this == DOCUMENT_OTHER || this == COMPANY_NUMBER_OTHER || this == PLATE_OTHER;
    }

    /** Whether it is agreement on one value, whose being rare or common counts. */
    boolean countsFrequency() {
        return this == BIRTH_SAME;
    }

    /** Stable code such as {@code birthDate.swapped}, for translation. */
    String code() {
        return code;
    }
}
