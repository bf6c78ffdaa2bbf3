// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import java.util.Arrays;
import org.enlace.linkage.column.ValueCache;
import org.enlace.linkage.column.ValueDictionary;
import org.enlace.names.words.WordSimilarity;

/**
 * Cosine of two values as bags of words, each word weighing its inverse document frequency among the values of the dictionary;
 * a word without its equal counts by the word most like it, so that slips of the pen cost little.
 */
final class WordCosine implements ValueLikeness {
    private static final double ALIKE = 0.9;
    private static final int FEW = 16;

    private final ValueDictionary words;
    private final ValueCache<int[]> bags;
    private final double[] weights;
    private final ValueCache<Double> norms;

    private WordCosine(ValueDictionary dictionary, ValueDictionary words, ValueCache<int[]> bags) {
        this.words = words;
        this.bags = bags;
        weights = weights(bags, dictionary.size(), words.size());
        norms = new ValueCache<>(dictionary, Double[]::new, id -> norm(bags.of(id)));
    }

    static WordCosine of(ValueDictionary dictionary) {
        ValueDictionary words = new ValueDictionary();
        ValueCache<int[]> bags = new ValueCache<>(dictionary, int[][]::new, id -> bag(dictionary.text(id), words));
        return new WordCosine(dictionary, words, bags);
    }

    private static int[] bag(String text, ValueDictionary words) {
        return Arrays.stream(text.split(" ", -1))
                .mapToInt(words::add)
                .filter(word -> word != 0)
                .sorted()
                .distinct()
                .toArray();
    }

    private static double[] weights(ValueCache<int[]> bags, int values, int words) {
        double[] counts = new double[words];
        for (int id = 1; id < values; id++) {
            for (int word : bags.of(id)) {
                counts[word]++;
            }
        }
        // The empty word's place holds the weight of words that no value had when this was made.
        return Arrays.stream(counts)
                .map(count -> Math.log(1 + (values - 1) / Math.max(1, count)))
                .toArray();
    }

    private double weight(int word) {
        return weights[word < weights.length ? word : 0];
    }

    private double norm(int[] bag) {
        double sum = 0;
        for (int word : bag) {
            sum += weight(word) * weight(word);
        }
        return Math.sqrt(sum);
    }

    @Override
    public double of(int a, int b) {
        if (norms.of(a) == 0 || norms.of(b) == 0) {
            return 0;
        }
        int[] one = bags.of(a);
        int[] other = bags.of(b);
        int[] loneOne = new int[one.length];
        int[] loneOther = new int[other.length];
        int ones = 0;
        int others = 0;
        double common = 0;
        int i = 0;
        int j = 0;
        while (i < one.length || j < other.length) {
            if (j == other.length || (i < one.length && one[i] < other[j])) {
                loneOne[ones++] = one[i++];
            } else if (i == one.length || other[j] < one[i]) {
                loneOther[others++] = other[j++];
            } else {
                common += weight(one[i]) * weight(one[i]);
                i++;
                j++;
            }
        }
        if (ones > 0 && others > 0 && ones <= FEW && others <= FEW) {
            common += alike(loneOne, ones, loneOther, others);
        }
        return common / (norms.of(a) * norms.of(b));
    }

    private double alike(int[] one, int ones, int[] other, int others) {
        double sum = 0;
        for (int i = 0; i < ones; i++) {
            double best = 0;
            for (int j = 0; j < others; j++) {
                double alike = WordSimilarity.jaroWinkler(words.value(one[i]), words.value(other[j]));
                best = alike >= ALIKE ? Math.max(best, alike * weight(one[i]) * weight(other[j])) : best;
            }
            sum += best;
        }
        return sum;
    }
}
