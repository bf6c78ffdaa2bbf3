// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.enlace.linkage.column.ColumnValues;
import org.enlace.linkage.column.ValueForm;
import org.enlace.names.NamePartFrequencies;
import org.enlace.names.NameSchema;
import org.enlace.names.ParsedName;
import org.enlace.names.words.PlainSpelling;
import org.enlace.text.DateColumn;
import org.enlace.text.DateReader;

/**
 * What a column's content looks like: shares of rows with a value whose value has a shape, read from its first {@value #READ}
 * distinct values.
 */
record ColumnProfile(
        ColumnFill fill, double email, DateShares dates, NumberShares numbers, WordShares words, double length) {
    /**
     * Values with dates.
     *
     * @param column how its dates are written
     * @param written values that look like a date and are one
     * @param read values in which more than a year can be read
     * @param year values that are a year
     */
    record DateShares(DateColumn column, double written, double read, double year) {}

    /**
     * Values with digits.
     *
     * @param digits values that are digits alone
     * @param sameLength values that are as long as most
     */
    record NumberShares(double digits, double numeric, double phone, double code, double sameLength) {}

    /**
     * Values with words.
     *
     * @param letters values without a digit
     * @param each how many words a value has
     */
    record WordShares(
            double street,
            double company,
            double gender,
            double givenName,
            double surname,
            double letters,
            double each) {}

    private static final int READ = 3000;
    private static final int YEAR_ALONE = 4;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.?[^@\\s]*");
    private static final Pattern DATE =
            Pattern.compile("\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}([T ].*)?|\\d{1,2}[-/. ]\\d{1,2}[-/."
                    + " ]\\d{2,4}|(1[89]|20)\\d{2}[01]\\d[0-3]\\d|\\d{1,2}[- ]\\p{L}{3,10}[- ]\\d{2,4}|\\p{L}{3,10}"
                    + " \\d{1,2},? \\d{4}");
    private static final Pattern NUMBER = Pattern.compile("[-$€£]?\\s?\\d[\\d.,]*\\s?[$€£%]?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern PHONE = Pattern.compile("\\+?\\(?\\d[\\d\\s().-]{5,18}\\d");
    private static final Pattern PHONE_MARKS = Pattern.compile("^\\+|[()]|\\d[ -]\\d");
    private static final Pattern CODE = Pattern.compile("(?=[^ ]*\\d)(?=[^ ]*[A-Za-z])[A-Za-z0-9./-]{4,20}");
    private static final Pattern YEAR = Pattern.compile("(1[5-9]|20)\\d{2}");
    private static final Set<String> GENDERS = Set.of(
            "m",
            "f",
            "h",
            "male",
            "female",
            "masculino",
            "femenino",
            "feminino",
            "hombre",
            "mujer",
            "homem",
            "mulher",
            "masc",
            "fem",
            "u",
            "x",
            "unknown",
            "varon",
            "man",
            "woman");
    private static final Set<String> STREETS = Set.of(
            "street",
            "st",
            "road",
            "rd",
            "avenue",
            "ave",
            "av",
            "avenida",
            "calle",
            "rua",
            "lane",
            "ln",
            "drive",
            "dr",
            "carrera",
            "cra",
            "cl",
            "place",
            "pl",
            "court",
            "ct",
            "crescent",
            "close",
            "way",
            "boulevard",
            "blvd",
            "plaza",
            "paseo",
            "camino",
            "travessa",
            "barrio",
            "circuit",
            "terrace",
            "highway",
            "hwy",
            "apt",
            "suite",
            "rd.",
            "via",
            "jalan",
            "strasse",
            "rue",
            "diagonal",
            "transversal",
            "manzana",
            "piso",
            "po box");

    static ColumnProfile of(ColumnValues values) {
        Reader reader = new Reader(values);
        return reader.profile();
    }

    private static final class Reader {
        private final ColumnValues values;
        private final int read;
        private double sum;

        Reader(ColumnValues values) {
            this.values = values;
            read = Math.min(READ, values.size());
            for (int at = 0; at < read; at++) {
                sum += values.rows(at);
            }
        }

        ColumnProfile profile() {
            long filled = 0;
            long most = 0;
            for (int at = 0; at < values.size(); at++) {
                filled += values.rows(at);
                most = Math.max(most, values.rows(at));
            }
            NamePartFrequencies names = NamePartFrequencies.bundled();
            int usual = usualLength();
            DateColumn dates = dates();
            DateReader reader = DateReader.OF_SHAPES.in(dates.style());
            return new ColumnProfile(
                    new ColumnFill(
                            filled + values.missing(), filled, values.size(), filled == 0 ? 0 : (double) most / filled),
                    share(EMAIL),
                    new DateShares(
                            dates,
                            share(text -> DATE.matcher(text).matches()
                                    && !ValueForm.DATE.of(text).isEmpty()),
                            share(text -> reader.read(text).digits().length() > YEAR_ALONE),
                            share(YEAR)),
                    new NumberShares(
                            share(DIGITS),
                            share(NUMBER),
                            share(text -> PHONE.matcher(text).matches()
                                    && PHONE_MARKS.matcher(text).find()
                                    && !DATE.matcher(text).matches()),
                            share(CODE),
                            share(text -> text.length() == usual)),
                    new WordShares(
                            share(text -> anyWord(text, STREETS::contains)),
                            share(text ->
                                    ParsedName.of(text, NameSchema.COMPANY).hasLegalForm()),
                            share(text -> GENDERS.contains(PlainSpelling.of(text))),
                            share(text -> anyWord(text, word -> names.givenShare(word) > 0)),
                            share(text -> anyWord(text, word -> names.surnameShare(word) > 0)),
                            share(text -> text.chars().noneMatch(Character::isDigit)),
                            mean(text -> PlainSpelling.of(text).split(" ", -1).length)),
                    mean(String::length));
        }

        private int usualLength() {
            double[] lengths = new double[64];
            for (int at = 0; at < read; at++) {
                lengths[Math.min(63, values.text(at).strip().length())] += values.rows(at);
            }
            int usual = 0;
            for (int length = 1; length < lengths.length; length++) {
                usual = lengths[length] > lengths[usual] ? length : usual;
            }
            return usual;
        }

        private DateColumn dates() {
            DateColumn.Tally tally = new DateColumn.Tally();
            for (int at = 0; at < read; at++) {
                tally.add(values.text(at), values.rows(at));
            }
            return tally.decided();
        }

        private static boolean anyWord(String text, Predicate<String> wanted) {
            for (String word : PlainSpelling.of(text).split(" ", -1)) {
                if (wanted.test(word)) {
                    return true;
                }
            }
            return false;
        }

        private double share(Pattern pattern) {
            return share(text -> pattern.matcher(text).matches());
        }

        private double share(Predicate<String> shape) {
            return mean(text -> shape.test(text) ? 1 : 0);
        }

        private double mean(java.util.function.ToDoubleFunction<String> of) {
            double total = 0;
            for (int at = 0; at < read; at++) {
                total += of.applyAsDouble(values.text(at).strip()) * values.rows(at);
            }
            return sum == 0 ? 0 : total / sum;
        }
    }
}
