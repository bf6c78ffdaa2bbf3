// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.text.Heading;
import org.enlace.text.Headings;

/** What a column is taken for: by its header where its content does not contradict, else by its content. */
final class Reading {
    private static final double MOSTLY = 0.8;
    /** Of names of persons, those that have a part that we know. */
    private static final double KNOWN = 0.3;

    private static final double ONE_VALUE = 0.97;
    private static final double FEW_FILLED = 0.002;

    private Reading() {}

    /** Headers that only tables of persons have: beside them a bare "name" is a person's. */
    private static final Set<Heading> OF_PERSONS = EnumSet.of(
            Heading.BIRTH_DATE,
            Heading.BIRTH_YEAR,
            Heading.AGE,
            Heading.GENDER,
            Heading.NATIONALITY,
            Heading.PASSPORT,
            Heading.SURNAME,
            Heading.FIRST_SURNAME,
            Heading.SECOND_SURNAME);

    /** The decision for a column that stands beside others, whose headers may say that the rows are persons. */
    static Decision beside(List<String> columns, Decision decision) {
        boolean bare = decision.meaning() == Meaning.TITLE
                && Headings.whole(decision.column())
                        .filter(Heading.NAME::equals)
                        .isPresent();
        return bare && columns.stream().anyMatch(Reading::isOfPersons)
                ? new Decision(decision.column(), Meaning.FULL_NAME, Decision.Reason.PERSONS)
                : decision;
    }

    private static boolean isOfPersons(String column) {
        return Headings.of(column).filter(OF_PERSONS::contains).isPresent();
    }

    static Decision of(String column, Profile profile) {
        if (profile.filled() == 0) {
            return new Decision(column, Meaning.CONSTANT, Decision.Reason.EMPTY);
        }
        if (profile.distinct() == 1 || profile.mostCommon() > ONE_VALUE || profile.filledShare() < FEW_FILLED) {
            return new Decision(column, Meaning.CONSTANT, Decision.Reason.ONE_VALUE);
        }
        return ofValues(column, profile);
    }

    /** What a column is taken for, even where it holds one value only. */
    static Decision ofValues(String column, Profile profile) {
        Optional<Meaning> header = Headers.meaning(column);
        if (header.isPresent() && agrees(header.get(), profile)) {
            Meaning refined = refined(header.get(), Headers.isWholeName(column), profile);
            boolean said = refined == header.get();
            return new Decision(column, refined, said ? Decision.Reason.HEADER : Decision.Reason.CONTENT);
        }
        return new Decision(column, byContent(profile), Decision.Reason.CONTENT);
    }

    /** Whether content may be what a header says. */
    private static boolean agrees(Meaning meaning, Profile profile) {
        return switch (meaning) {
            case ID -> !isText(profile);
            case EMAIL -> profile.email() > 0.3;
            case BIRTH_DATE, DATE -> profile.dated() > 0.3 || profile.year() > 0.5;
            case PHONE -> profile.letters() < 0.5;
            case BIRTH_YEAR, YEAR -> profile.year() > 0.3 || profile.digits() > 0.5;
            case BIRTH_MONTH, BIRTH_DAY -> profile.distinct() < 200;
            case NUMBER, AGE -> profile.numeric() > 0.5;
            case GENDER, CATEGORY -> profile.distinct() < 1000 && profile.distinctShare() < 0.5;
            case GIVEN_NAME, SURNAME, MIDDLE_NAME, SECOND_SURNAME, FULL_NAME -> profile.letters() > 0.3;
            case HOUSE_NUMBER -> profile.length() < 12;
            case TITLE -> profile.distinctShare() > 0.02;
            default -> true;
        };
    }

    /** Many different texts of several words: a label that says what a thing is called, not a number that names its row. */
    private static boolean isText(Profile profile) {
        return profile.words() > 1.2 && profile.letters() > 0.7 && profile.distinctShare() > 0.2;
    }

    /** @param whole whether the header says that the names are whole ones, as only persons have them */
    private static Meaning refined(Meaning meaning, boolean whole, Profile profile) {
        return switch (meaning) {
            case FULL_NAME ->
                profile.company() > (whole ? 0.4 : 0.2) ? Meaning.COMPANY : whole ? meaning : named(profile);
            case BIRTH_DATE -> profile.dated() < 0.3 ? Meaning.BIRTH_YEAR : meaning;
            case DOCUMENT, PLATE ->
                profile.words() > 3 ? Meaning.TEXT : profile.distinctShare() < 0.02 ? Meaning.CATEGORY : meaning;
            case COMPANY -> profile.distinctShare() < 0.05 ? Meaning.WORD : meaning;
            case ADDRESS -> profile.words() < 1.2 && profile.digits() > MOSTLY ? Meaning.HOUSE_NUMBER : meaning;
            default -> meaning;
        };
    }

    /** What a bare "name" is: it may be a thing's, so a person's name must look like one. */
    private static Meaning named(Profile profile) {
        return profile.words() < 1.3 ? Meaning.WORD : isPersons(profile) ? Meaning.FULL_NAME : Meaning.TITLE;
    }

    private static boolean isPersons(Profile profile) {
        return profile.words() < 5
                && profile.letters() > 0.7
                && Math.max(profile.givenName(), profile.surname()) > KNOWN;
    }

    private static Meaning byContent(Profile profile) {
        if (profile.email() > 0.6) {
            return Meaning.EMAIL;
        }
        if (profile.date() > 0.6) {
            return Meaning.BIRTH_DATE;
        }
        if (profile.gender() > MOSTLY && profile.distinct() < 12) {
            return Meaning.GENDER;
        }
        if (profile.phone() > 0.6) {
            return Meaning.PHONE;
        }
        if (profile.numeric() > MOSTLY) {
            return byNumbers(profile);
        }
        if (profile.code() > 0.6) {
            return profile.distinctShare() > 0.1 ? Meaning.DOCUMENT : Meaning.CATEGORY;
        }
        return byWords(profile);
    }

    private static Meaning byNumbers(Profile profile) {
        if (profile.year() > MOSTLY && profile.distinct() < 200) {
            return Meaning.YEAR;
        }
        if (profile.digits() > MOSTLY) {
            boolean long7 = profile.length() >= 6.5;
            if (profile.distinctShare() > 0.999 && profile.rows() > 50) {
                return Meaning.ID;
            }
            if (long7 && profile.distinctShare() > 0.2) {
                return Meaning.DOCUMENT;
            }
            if (profile.sameLength() > MOSTLY && profile.length() >= 4 && profile.length() <= 6.5) {
                return Meaning.POSTCODE;
            }
            return profile.distinct() < 40 ? Meaning.CATEGORY : Meaning.HOUSE_NUMBER;
        }
        return Meaning.NUMBER;
    }

    private static Meaning byWords(Profile profile) {
        boolean few = profile.distinct() < 60 && profile.distinctShare() < 0.05;
        if (few) {
            return Meaning.CATEGORY;
        }
        if (profile.company() > 0.3) {
            return Meaning.COMPANY;
        }
        if (profile.street() > 0.5) {
            return Meaning.ADDRESS;
        }
        if (profile.words() < 1.5) {
            boolean given = profile.givenName() > 0.4 && profile.givenName() > profile.surname();
            boolean surname = profile.surname() > 0.4 && profile.surname() >= profile.givenName();
            return given ? Meaning.GIVEN_NAME : surname ? Meaning.SURNAME : Meaning.WORD;
        }
        if (profile.words() < 5 && profile.letters() > 0.9 && profile.givenName() > 0.5 && profile.surname() > 0.4) {
            return Meaning.FULL_NAME;
        }
        return profile.words() < 2.5 ? Meaning.WORD : profile.words() < 12 ? Meaning.TITLE : Meaning.TEXT;
    }
}
