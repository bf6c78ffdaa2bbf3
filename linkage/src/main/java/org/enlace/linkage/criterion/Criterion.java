// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import org.enlace.linkage.column.LinkageException;
import org.enlace.linkage.column.ValueForm;

/**
 * What two values of a comparison must fulfil to be at a level. All are symmetric, and equal values fulfil all but {@link Else}
 * and {@link Exchanged}.
 */
public sealed interface Criterion {

    /** A short name with its limit, the same in every language: {@code exact}, {@code jaroWinkler 0.92}. */
    default String label() {
        return switch (this) {
            case Exact _ -> "exact";
            case JaroWinkler(double least) -> "jaroWinkler " + least;
            case Levenshtein(int most) -> "levenshtein " + most;
            case Edits(int most) -> "edits " + most;
            case Equivalent _ -> "equivalent";
            case SameSound _ -> "sameSound";
            case BeiderMorse _ -> "beiderMorse";
            case Initial _ -> "initial";
            case Prefix(int least) -> "prefix " + least;
            case SwappedDate _ -> "swappedDate";
            case PartialDate _ -> "partialDate";
            case DateParts(int most) -> "dateParts " + most;
            case DateWithin(int days) -> "dateWithin " + days;
            case Words(double least) -> "words " + least;
            case Grams(double least) -> "grams " + least;
            case Near(double most) -> "near " + most;
            case PersonNames(double least) -> "personNames " + least;
            case CompanyNames(double least) -> "companyNames " + least;
            case Exchanged(double least) -> "exchanged " + least;
            case SharedValue _ -> "sharedValue";
            case SharedIssuer _ -> "sharedIssuer";
            case PartsAlike(double least) -> "partsAlike " + least;
            case FirstPart _ -> "firstPart";
            case Else _ -> "else";
        };
    }

    /** The same value. */
    record Exact() implements Criterion {}

    /** Jaro-Winkler similarity (prefix scale 0.1, at most four letters) of at least {@code least}, 0..1. */
    record JaroWinkler(double least) implements Criterion {
        public JaroWinkler {
            share("Jaro-Winkler similarity", least);
        }
    }

    /** At most so many insertions, deletions and exchanges of one letter (Levenshtein). */
    record Levenshtein(int most) implements Criterion {
        public Levenshtein {
            count("Levenshtein distance", most);
        }
    }

    /** At most so many slips of the pen: as {@link Levenshtein}, and two neighbours exchanged (optimal string alignment). */
    record Edits(int most) implements Criterion {
        public Edits {
            count("number of edits", most);
        }
    }

    /** Spellings or familiar forms of one given name. */
    record Equivalent() implements Criterion {}

    /** The same sound, after {@link org.enlace.names.words.SpanishSoundKey}. */
    record SameSound() implements Criterion {}

    /**
     * Word for word a sound in common, after {@link org.enlace.names.words.BeiderMorseSounds}. Cost: each word of a column is read once, some 0.3
     * ms; comparing two values then costs little.
     */
    record BeiderMorse() implements Criterion {}

    /** One is the initial of the other. */
    record Initial() implements Criterion {}

    /** The shorter has so many letters at least and begins the longer. */
    record Prefix(int least) implements Criterion {
        public Prefix {
            count("length of a prefix", least);
        }
    }

    /** Day and month exchanged; values in the form {@link ValueForm#DATE}, as for the next three. */
    record SwappedDate() implements Criterion {}

    /** What both dates know is the same, but one knows less. */
    record PartialDate() implements Criterion {}

    /** At most so many of year, month and day differ. */
    record DateParts(int most) implements Criterion {
        public DateParts {
            count("number of parts", most);
        }
    }

    /** At most so many days apart; years alone are 365 days apart. */
    record DateWithin(int days) implements Criterion {
        public DateWithin {
            count("number of days", days);
        }
    }

    /** Words in common, rare words weighing more (cosine over inverse document frequency), of at least {@code least}, 0..1. */
    record Words(double least) implements Criterion {
        public Words {
            share("share of words", least);
        }
    }

    /**
     * Three-letter pieces of words in common, rare pieces weighing more (cosine over inverse document frequency), of at least
     * {@code least}, 0..1.
     */
    record Grams(double least) implements Criterion {
        public Grams {
            share("share of pieces", least);
        }
    }

    /** Numbers whose difference is at most this share of the larger; values in the form {@link ValueForm#NUMBER}. */
    record Near(double most) implements Criterion {
        public Near {
            share("share of a number", most);
        }
    }

    /** Whole names of persons, in any order of their parts, alike by at least {@code least}, 0..1. */
    record PersonNames(double least) implements Criterion {
        public PersonNames {
            share("likeness of names", least);
        }
    }

    /** Names of companies alike by at least {@code least}, 0..1. */
    record CompanyNames(double least) implements Criterion {
        public CompanyNames {
            share("likeness of names", least);
        }
    }

    /**
     * Two parts of a value in the form {@link ValueForm#PARTS} stand crosswise, each alike by Jaro-Winkler of at least {@code least}; one
     * of the four may be missing. Not fulfilled where they are alike as they stand.
     */
    record Exchanged(double least) implements Criterion {
        public Exchanged {
            share("Jaro-Winkler similarity", least);
        }
    }

    /** Lists of values, one to a line, have one in common. */
    record SharedValue() implements Criterion {}

    /**
     * Lists of numbers, one to a line, have each one that begins alike up to its last colon: numbers of one kind by one issuer, so
     * that where none is the same they contradict each other.
     */
    record SharedIssuer() implements Criterion {}

    /**
     * At least this share of the parts of two values in the form {@link ValueForm#PARTS}, of those that both have, are alike
     * (Jaro-Winkler 0.88).
     */
    record PartsAlike(double least) implements Criterion {
        public PartsAlike {
            share("share of parts", least);
        }
    }

    /** The same first part of two values in the form {@link ValueForm#PARTS}. */
    record FirstPart() implements Criterion {}

    /** Whatever was not caught by a level before; stands last. */
    record Else() implements Criterion {}

    private static void share(String what, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new LinkageException(
                    LinkageException.Reason.MODEL, "a " + what + " must be above 0 and at most 1: " + share);
        }
    }

    private static void count(String what, int count) {
        if (count < 1) {
            throw new LinkageException(LinkageException.Reason.MODEL, "a " + what + " must be at least 1: " + count);
        }
    }
}
