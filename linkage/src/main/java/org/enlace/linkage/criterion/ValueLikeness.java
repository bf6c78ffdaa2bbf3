// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.enlace.linkage.column.DateDictionary;
import org.enlace.linkage.column.PartedValues;
import org.enlace.linkage.column.ValueCache;
import org.enlace.linkage.column.ValueDictionary;
import org.enlace.names.NamePartFrequencies;
import org.enlace.names.NameSchema;
import org.enlace.names.words.SpanishSoundKey;
import org.enlace.names.words.WordSimilarity;

/**
 * How alike two different values of one dictionary are, for criteria that have no bound: what can be read of one value alone is
 * read once, when this is made. The same for all threads.
 */
@FunctionalInterface
interface ValueLikeness {
    /** At least the criterion's {@link #limit} where it holds; the same either way round. */
    double of(int a, int b);

    /** What {@link #of} must reach. */
    static double limit(Criterion criterion) {
        return switch (criterion) {
            case Criterion.JaroWinkler(double least) -> least;
            case Criterion.Levenshtein(int most) -> most;
            case Criterion.Edits(int most) -> -most;
            case Criterion.Prefix(int least) -> least;
            case Criterion.DateParts(int most) -> -most;
            case Criterion.DateWithin(int days) -> -days;
            case Criterion.Words(double least) -> least;
            case Criterion.Grams(double least) -> least;
            case Criterion.Near(double most) -> -most;
            case Criterion.PersonNames(double least) -> least;
            case Criterion.CompanyNames(double least) -> least;
            case Criterion.Exchanged(double least) -> least;
            case Criterion.PartsAlike(double least) -> least;
            case Criterion.FirstPart _ -> 1;
            case Criterion.Equivalent _, Criterion.SameSound _, Criterion.BeiderMorse _, Criterion.Initial _ -> 1;
            case Criterion.SwappedDate _, Criterion.PartialDate _ -> 1;
            case Criterion.SharedValue _, Criterion.SharedIssuer _ -> 1;
            case Criterion.Exact _, Criterion.Else _ -> 0;
        };
    }

    /** Reads a dictionary for a criterion; two criteria that differ in their limit alone can share the result. */
    static ValueLikeness of(Criterion criterion, ValueDictionary dictionary) {
        return switch (criterion) {
            case Criterion.Edits _ -> edits(dictionary);
            case Criterion.Equivalent _ -> equivalent(dictionary);
            case Criterion.SameSound _ -> sound(dictionary);
            case Criterion.BeiderMorse _ -> new SoundLikeness(dictionary);
            case Criterion.Initial _ -> initial(dictionary);
            case Criterion.Prefix _ -> prefix(dictionary);
            case Criterion.SwappedDate _ -> DateDictionary.of(dictionary)::swapped;
            case Criterion.PartialDate _ -> DateDictionary.of(dictionary)::partial;
            case Criterion.DateParts _ -> DateDictionary.of(dictionary)::sameParts;
            case Criterion.DateWithin _ -> DateDictionary.of(dictionary)::nearness;
            case Criterion.Words _ -> WordCosine.of(dictionary);
            case Criterion.Grams _ -> GramCosine.of(dictionary);
            case Criterion.Near _ -> near(dictionary);
            case Criterion.PersonNames _ -> NameLikeness.of(dictionary, NameSchema.PERSON);
            case Criterion.CompanyNames _ -> NameLikeness.of(dictionary, NameSchema.COMPANY);
            case Criterion.Exchanged _ -> SwappedNameParts.of(dictionary);
            case Criterion.SharedValue _ -> shared(dictionary, value -> value);
            case Criterion.SharedIssuer _ ->
                shared(dictionary, value -> value.substring(0, value.lastIndexOf(':') + 1));
            case Criterion.PartsAlike _ -> PartedValues.of(dictionary)::alike;
            case Criterion.FirstPart _ -> PartedValues.of(dictionary)::sameFirst;
            case Criterion.Exact _, Criterion.JaroWinkler _, Criterion.Levenshtein _, Criterion.Else _ -> (a, b) -> 0;
        };
    }

    /** 1 where lists have in common what is read of each of their lines, if it is not empty. */
    private static ValueLikeness shared(ValueDictionary dictionary, UnaryOperator<String> read) {
        ValueCache<String[]> lists = new ValueCache<>(
                dictionary,
                String[][]::new,
                id -> dictionary
                        .text(id)
                        .lines()
                        .map(read)
                        .filter(line -> !line.isEmpty())
                        .toArray(String[]::new));
        return (a, b) -> Collections.disjoint(List.of(lists.of(a)), List.of(lists.of(b))) ? 0 : 1;
    }

    private static ValueLikeness edits(ValueDictionary dictionary) {
        return (a, b) -> -WordSimilarity.osa(dictionary.value(a), dictionary.value(b));
    }

    private static ValueLikeness equivalent(ValueDictionary dictionary) {
        NamePartFrequencies names = NamePartFrequencies.bundled();
        ValueCache<String> texts = new ValueCache<>(dictionary, String[]::new, dictionary::text);
        return (a, b) -> names.areEquivalent(texts.of(a), texts.of(b)) ? 1 : 0;
    }

    private static ValueLikeness sound(ValueDictionary dictionary) {
        ValueDictionary keys = new ValueDictionary();
        ValueCache<Integer> sounds =
                new ValueCache<>(dictionary, Integer[]::new, id -> keys.add(SpanishSoundKey.of(dictionary.text(id))));
        return (a, b) -> (int) sounds.of(a) == sounds.of(b) && sounds.of(a) != 0 ? 1 : 0;
    }

    private static ValueLikeness initial(ValueDictionary dictionary) {
        return (a, b) -> Math.min(dictionary.length(a), dictionary.length(b)) == 1
                        && dictionary.bytes()[dictionary.start(a)] == dictionary.bytes()[dictionary.start(b)]
                ? 1
                : 0;
    }

    /** The length of the shorter where it begins the longer. */
    private static ValueLikeness prefix(ValueDictionary dictionary) {
        return (a, b) -> {
            byte[] bytes = dictionary.bytes();
            int length = Math.min(dictionary.length(a), dictionary.length(b));
            int one = dictionary.start(a);
            int other = dictionary.start(b);
            return Arrays.equals(bytes, one, one + length, bytes, other, other + length) ? length : 0;
        };
    }

    private static ValueLikeness near(ValueDictionary dictionary) {
        ValueCache<Double> numbers = new ValueCache<>(dictionary, Double[]::new, id -> number(dictionary.text(id)));
        return (a, b) -> {
            double one = numbers.of(a);
            double other = numbers.of(b);
            double most = Math.max(Math.abs(one), Math.abs(other));
            double apart = Math.abs(one - other);
            return Double.isNaN(apart) ? -2 : most == 0 ? 0 : -apart / most;
        };
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
