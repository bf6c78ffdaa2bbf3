// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.text.ColumnHeading;
import org.enlace.text.HeadingReader;

/** What a column is taken for: by its header where its content does not contradict, else by its content. */
final class ColumnMeaningFinder {
    private static final double MOSTLY = 0.8;
    /** Of names of persons, those that have a part that we know. */
    private static final double KNOWN = 0.3;

    private static final double ONE_VALUE = 0.97;
    private static final double FEW_FILLED = 0.002;

    private ColumnMeaningFinder() {}

    /** Headers that only tables of persons have: beside them a bare "name" is a person's. */
    private static final Set<ColumnHeading> OF_PERSONS = EnumSet.of(
            ColumnHeading.BIRTH_DATE,
            ColumnHeading.BIRTH_YEAR,
            ColumnHeading.AGE,
            ColumnHeading.GENDER,
            ColumnHeading.NATIONALITY,
            ColumnHeading.PASSPORT,
            ColumnHeading.SURNAME,
            ColumnHeading.FIRST_SURNAME,
            ColumnHeading.SECOND_SURNAME);

    /** The decision for a column that stands beside others, whose headers may say that the rows are persons. */
    static MeaningFound beside(List<String> columns, MeaningFound decision) {
        boolean bare = decision.meaning() == ColumnMeaning.TITLE
                && HeadingReader.whole(decision.column())
                        .filter(ColumnHeading.NAME::equals)
                        .isPresent();
        return bare && columns.stream().anyMatch(ColumnMeaningFinder::isOfPersons)
                ? new MeaningFound(decision.column(), ColumnMeaning.FULL_NAME, MeaningFound.Reason.PERSONS)
                : decision;
    }

    private static boolean isOfPersons(String column) {
        return HeadingReader.of(column).filter(OF_PERSONS::contains).isPresent();
    }

    static MeaningFound of(String column, ColumnProfile profile) {
        if (profile.fill().filled() == 0) {
            return new MeaningFound(column, ColumnMeaning.CONSTANT, MeaningFound.Reason.EMPTY);
        }
        if (profile.fill().distinct() == 1
                || profile.fill().mostCommon() > ONE_VALUE
                || profile.fill().filledShare() < FEW_FILLED) {
            return new MeaningFound(column, ColumnMeaning.CONSTANT, MeaningFound.Reason.ONE_VALUE);
        }
        return ofValues(column, profile);
    }

    /** What a column is taken for, even where it holds one value only. */
    static MeaningFound ofValues(String column, ColumnProfile profile) {
        Optional<ColumnMeaning> header = HeaderMeanings.meaning(column);
        if (header.isPresent() && agrees(header.get(), profile)) {
            ColumnMeaning refined = refined(header.get(), HeaderMeanings.isWholeName(column), profile);
            boolean said = refined == header.get();
            return new MeaningFound(column, refined, said ? MeaningFound.Reason.HEADER : MeaningFound.Reason.CONTENT);
        }
        return new MeaningFound(column, byContent(profile), MeaningFound.Reason.CONTENT);
    }

    /** Whether content may be what a header says. */
    private static boolean agrees(ColumnMeaning meaning, ColumnProfile profile) {
        return switch (meaning) {
            case ID -> !isText(profile);
            case EMAIL -> profile.email() > 0.3;
            case BIRTH_DATE, DATE ->
                profile.dates().read() > 0.3 || profile.dates().year() > 0.5;
            case PHONE -> profile.words().letters() < 0.5;
            case BIRTH_YEAR, YEAR ->
                profile.dates().year() > 0.3 || profile.numbers().digits() > 0.5;
            case BIRTH_MONTH, BIRTH_DAY -> profile.fill().distinct() < 200;
            case NUMBER, AGE -> profile.numbers().numeric() > 0.5;
            case GENDER, CATEGORY ->
                profile.fill().distinct() < 1000 && profile.fill().distinctShare() < 0.5;
            case GIVEN_NAME, SURNAME, MIDDLE_NAME, SECOND_SURNAME, FULL_NAME ->
                profile.words().letters() > 0.3;
            case HOUSE_NUMBER -> profile.length() < 12;
            case TITLE -> profile.fill().distinctShare() > 0.02;
            default -> true;
        };
    }

    /** Many different texts of several words: a label that says what a thing is called, not a number that names its row. */
    private static boolean isText(ColumnProfile profile) {
        return profile.words().each() > 1.2
                && profile.words().letters() > 0.7
                && profile.fill().distinctShare() > 0.2;
    }

    /** @param whole whether the header says that the names are whole ones, as only persons have them */
    private static ColumnMeaning refined(ColumnMeaning meaning, boolean whole, ColumnProfile profile) {
        return switch (meaning) {
            case FULL_NAME ->
                profile.words().company() > (whole ? 0.4 : 0.2)
                        ? ColumnMeaning.COMPANY
                        : whole ? meaning : named(profile);
            case BIRTH_DATE -> profile.dates().read() < 0.3 ? ColumnMeaning.BIRTH_YEAR : meaning;
            case DOCUMENT, PLATE ->
                profile.words().each() > 3
                        ? ColumnMeaning.TEXT
                        : profile.fill().distinctShare() < 0.02 ? ColumnMeaning.CATEGORY : meaning;
            case COMPANY -> profile.fill().distinctShare() < 0.05 ? ColumnMeaning.WORD : meaning;
            case ADDRESS ->
                profile.words().each() < 1.2 && profile.numbers().digits() > MOSTLY
                        ? ColumnMeaning.HOUSE_NUMBER
                        : meaning;
            default -> meaning;
        };
    }

    /** What a bare "name" is: it may be a thing's, so a person's name must look like one. */
    private static ColumnMeaning named(ColumnProfile profile) {
        return profile.words().each() < 1.3
                ? ColumnMeaning.WORD
                : isPersons(profile) ? ColumnMeaning.FULL_NAME : ColumnMeaning.TITLE;
    }

    private static boolean isPersons(ColumnProfile profile) {
        return profile.words().each() < 5
                && profile.words().letters() > 0.7
                && Math.max(profile.words().givenName(), profile.words().surname()) > KNOWN;
    }

    private static ColumnMeaning byContent(ColumnProfile profile) {
        if (profile.email() > 0.6) {
            return ColumnMeaning.EMAIL;
        }
        if (profile.dates().written() > 0.6) {
            return ColumnMeaning.BIRTH_DATE;
        }
        if (profile.words().gender() > MOSTLY && profile.fill().distinct() < 12) {
            return ColumnMeaning.GENDER;
        }
        if (profile.numbers().phone() > 0.6) {
            return ColumnMeaning.PHONE;
        }
        if (profile.numbers().numeric() > MOSTLY) {
            return byNumbers(profile);
        }
        if (profile.numbers().code() > 0.6) {
            return profile.fill().distinctShare() > 0.1 ? ColumnMeaning.DOCUMENT : ColumnMeaning.CATEGORY;
        }
        return byWords(profile);
    }

    private static ColumnMeaning byNumbers(ColumnProfile profile) {
        if (profile.dates().year() > MOSTLY && profile.fill().distinct() < 200) {
            return ColumnMeaning.YEAR;
        }
        if (profile.numbers().digits() > MOSTLY) {
            boolean long7 = profile.length() >= 6.5;
            if (profile.fill().distinctShare() > 0.999 && profile.fill().rows() > 50) {
                return ColumnMeaning.ID;
            }
            if (long7 && profile.fill().distinctShare() > 0.2) {
                return ColumnMeaning.DOCUMENT;
            }
            if (profile.numbers().sameLength() > MOSTLY && profile.length() >= 4 && profile.length() <= 6.5) {
                return ColumnMeaning.POSTCODE;
            }
            return profile.fill().distinct() < 40 ? ColumnMeaning.CATEGORY : ColumnMeaning.HOUSE_NUMBER;
        }
        return ColumnMeaning.NUMBER;
    }

    private static ColumnMeaning byWords(ColumnProfile profile) {
        boolean few = profile.fill().distinct() < 60 && profile.fill().distinctShare() < 0.05;
        if (few) {
            return ColumnMeaning.CATEGORY;
        }
        if (profile.words().company() > 0.3) {
            return ColumnMeaning.COMPANY;
        }
        if (profile.words().street() > 0.5) {
            return ColumnMeaning.ADDRESS;
        }
        if (profile.words().each() < 1.5) {
            boolean given = profile.words().givenName() > 0.4
                    && profile.words().givenName() > profile.words().surname();
            boolean surname = profile.words().surname() > 0.4
                    && profile.words().surname() >= profile.words().givenName();
            return given ? ColumnMeaning.GIVEN_NAME : surname ? ColumnMeaning.SURNAME : ColumnMeaning.WORD;
        }
        if (profile.words().each() < 5
                && profile.words().letters() > 0.9
                && profile.words().givenName() > 0.5
                && profile.words().surname() > 0.4) {
            return ColumnMeaning.FULL_NAME;
        }
        return profile.words().each() < 2.5
                ? ColumnMeaning.WORD
                : profile.words().each() < 12 ? ColumnMeaning.TITLE : ColumnMeaning.TEXT;
    }
}
