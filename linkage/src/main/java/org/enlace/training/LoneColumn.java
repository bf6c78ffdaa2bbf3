// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.linkage.column.ColumnValues;
import org.enlace.linkage.column.Table;
import org.enlace.text.ColumnHeading;
import org.enlace.text.DateReader;
import org.enlace.text.HeadingReader;
import org.enlace.text.PlainWords;

/** A column whose name only one of two tables has, and what shows which column of the other it goes with. */
final class LoneColumn {
    /** Their values show what they are, so that headers need not say it. */
    private static final Set<ColumnMeaning> TELLING = EnumSet.of(
            ColumnMeaning.FULL_NAME,
            ColumnMeaning.GIVEN_NAME,
            ColumnMeaning.SURNAME,
            ColumnMeaning.COMPANY,
            ColumnMeaning.PHONE,
            ColumnMeaning.EMAIL,
            ColumnMeaning.ADDRESS,
            ColumnMeaning.GENDER);

    /** Under them fall different things: a cédula and a passport, where somebody lives and was born. */
    private static final Set<ColumnMeaning> WIDE = EnumSet.of(
            ColumnMeaning.DOCUMENT, ColumnMeaning.CITY, ColumnMeaning.COUNTRY, ColumnMeaning.TITLE, ColumnMeaning.TEXT);

    /** Two of them have little to do with each other but that they are dates, numbers or kinds. */
    private static final Set<ColumnMeaning> LOOSE = EnumSet.of(
            ColumnMeaning.DATE, ColumnMeaning.YEAR, ColumnMeaning.NUMBER, ColumnMeaning.CATEGORY, ColumnMeaning.WORD);

    private static final double DIFFERENT_SHARE = 0.6;
    private static final double DIFFERENT_LENGTH = 3;
    private static final double MOSTLY = 0.5;
    private static final double ENOUGH_OF_MANY = 0.05;
    private static final double ENOUGH_OF_FEW = 0.3;
    private static final int MANY = 200;
    private static final int LONG = 6;
    private static final int LAST_OF_A_PHONE = 7;
    private static final int YEAR = 4;

    private final MeaningFound decision;
    private final ColumnProfile profile;
    private final Optional<ColumnHeading> heading;
    private final ValueSample sample;

    LoneColumn(Table table, String name) {
        ColumnValues values = ColumnValues.of(List.of(table), name);
        profile = ColumnProfile.of(values);
        // A list of one person has one value in each column; the other table has more.
        MeaningFound own = profile.fill().filled() == 1
                ? ColumnMeaningFinder.ofValues(name, profile)
                : ColumnMeaningFinder.of(name, profile);
        decision = ColumnMeaningFinder.beside(table.columnNames(), own);
        heading = HeadingReader.of(name);
        sample = ValueSample.of(values, this::folded, this::group);
    }

    String name() {
        return decision.column();
    }

    ColumnMeaning meaning() {
        return decision.meaning();
    }

    private boolean isDated() {
        return profile.dates().read() > MOSTLY;
    }

    /** A date's digits, the last of a telephone number, the letters and digits of a code, else the words in alphabetical order. */
    private String folded(String text) {
        if (isDated()) {
            return DateReader.OF_SHAPES
                    .in(profile.dates().column().style())
                    .read(text)
                    .digits();
        }
        String words = PlainWords.of(text);
        if (profile.words().letters() > MOSTLY) {
            List<String> sorted =
                    List.of(words.split(" ", -1)).stream().sorted().toList();
            return String.join(" ", sorted);
        }
        String code = words.replace(" ", "");
        return meaning() == ColumnMeaning.PHONE && code.length() > LAST_OF_A_PHONE
                ? code.substring(code.length() - LAST_OF_A_PHONE)
                : code;
    }

    private String group(String folded) {
        return isDated() ? folded.substring(0, Math.min(YEAR, folded.length())) : folded;
    }

    /** The share of the distinct values of the one that the other has too, 0..1, estimated. */
    double inCommon(LoneColumn other) {
        return sample.contained(other.sample);
    }

    /** Whether both may be one column: shapes that do not contradict, and meanings or values that speak for it. */
    boolean fits(LoneColumn other) {
        return isCompared() && other.isCompared() && !contradicts(other) && (isClear(other) || isShown(other));
    }

    private boolean isCompared() {
        return meaning() != ColumnMeaning.ID && meaning() != ColumnMeaning.CONSTANT;
    }

    private boolean contradicts(LoneColumn other) {
        double longer = Math.max(profile.length(), other.profile.length());
        double shorter = Math.min(profile.length(), other.profile.length());
        return Math.abs(profile.words().letters() - other.profile.words().letters()) > DIFFERENT_SHARE
                || Math.abs(profile.dates().read() - other.profile.dates().read()) > DIFFERENT_SHARE
                || longer > DIFFERENT_LENGTH * shorter;
    }

    private boolean isHeaded() {
        return decision.reason() == MeaningFound.Reason.HEADER;
    }

    private boolean sameHeading(LoneColumn other) {
        return heading.isPresent() && heading.equals(other.heading);
    }

    /** By meaning alone. */
    private boolean isClear(LoneColumn other) {
        if (meaning() != other.meaning() || LOOSE.contains(meaning())) {
            return false;
        }
        return TELLING.contains(meaning())
                || (isHeaded() && other.isHeaded() && (sameHeading(other) || !WIDE.contains(meaning())));
    }

    /** By values: a few of many that are hardly the same by chance, many of those that are common, years spread alike. */
    private boolean isShown(LoneColumn other) {
        if (!meansTheSame(other)) {
            return !(isHeaded() && other.isHeaded()) && isLong() && other.isLong() && inCommon(other) >= MOSTLY;
        }
        return areMany(other) ? inCommon(other) >= ENOUGH_OF_MANY : alike(other) >= ENOUGH_OF_FEW;
    }

    /** The same meaning, and no headers that say something else than what the values look like. */
    private boolean meansTheSame(LoneColumn other) {
        Optional<ColumnMeaning> said = HeaderMeanings.meaning(name());
        Optional<ColumnMeaning> otherSaid = HeaderMeanings.meaning(other.name());
        return meaning() == other.meaning() && (said.isEmpty() || otherSaid.isEmpty() || said.equals(otherSaid));
    }

    private boolean isLong() {
        return profile.length() >= LONG;
    }

    private boolean areMany(LoneColumn other) {
        return isMany() && other.isMany();
    }

    private boolean isMany() {
        return !isDated() && isLong() && profile.fill().distinct() >= MANY;
    }

    private double alike(LoneColumn other) {
        return isDated() ? sample.alike(other.sample) : (sample.alike(other.sample) + inCommon(other)) / 2;
    }

    /** How much speaks for two columns that fit, to choose among several: what headers say, common values, how long they are. */
    double likeness(LoneColumn other) {
        double meant = meaning() == other.meaning() && isHeaded() && other.isHeaded() ? 1 : 0;
        double headed = sameHeading(other) ? 1 : 0;
        double lengths =
                Math.min(profile.length(), other.profile.length()) / Math.max(profile.length(), other.profile.length());
        double spread = areMany(other) ? 0 : alike(other);
        return meant + headed + words(other) + inCommon(other) + spread + lengths / 2;
    }

    /** The share of their headers' words that both have. */
    private double words(LoneColumn other) {
        Set<String> ones = new TreeSet<>(List.of(HeadingReader.words(name()).split(" ", -1)));
        Set<String> all =
                new TreeSet<>(List.of(HeadingReader.words(other.name()).split(" ", -1)));
        long both = ones.stream().filter(all::contains).count();
        all.addAll(ones);
        return (double) both / all.size();
    }
}
