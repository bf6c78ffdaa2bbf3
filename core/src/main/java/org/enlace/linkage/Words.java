// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.Arrays;
import org.enlace.names.Similarity;

/**
 * Cosine of two values as bags of words, each word weighing its inverse document frequency among the values of the dictionary;
 * a word without its equal counts by the word most like it, so that slips of the pen cost little.
 */
final class Words implements Likeness {
    private static final double ALIKE = 0.9;
    private static final int FEW = 16;

    private final Dictionary words;
    private final int[][] bags;
    private final double[] weights;
    private final double[] norms;

    private Words(Dictionary words, int[][] bags, double[] weights) {
        this.words = words;
        this.bags = bags;
        this.weights = weights;
        norms = new double[bags.length];
        for (int id = 1; id < bags.length; id++) {
            norms[id] = norm(bags[id]);
        }
    }

    static Words of(Dictionary dictionary) {
        Dictionary words = new Dictionary();
        int[][] bags = new int[dictionary.size()][];
        for (int id = 1; id < bags.length; id++) {
            bags[id] = Arrays.stream(dictionary.text(id).split(" ", -1))
                    .mapToInt(words::add)
                    .filter(word -> word != 0)
                    .sorted()
                    .distinct()
                    .toArray();
        }
        return new Words(words, bags, weights(bags, words.size()));
    }

    private static double[] weights(int[][] bags, int words) {
        double[] counts = new double[words];
        for (int id = 1; id < bags.length; id++) {
            for (int word : bags[id]) {
                counts[word]++;
            }
        }
        return Arrays.stream(counts)
                .map(count -> Math.log(1 + (bags.length - 1) / Math.max(1, count)))
                .toArray();
    }

    private double norm(int[] bag) {
        double sum = 0;
        for (int word : bag) {
            sum += weights[word] * weights[word];
        }
        return Math.sqrt(sum);
    }

    @Override
    public double of(int a, int b) {
        if (norms[a] == 0 || norms[b] == 0) {
            return 0;
        }
        int[] one = bags[a];
        int[] other = bags[b];
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
                common += weights[one[i]] * weights[one[i]];
                i++;
                j++;
            }
        }
        if (ones > 0 && others > 0 && ones <= FEW && others <= FEW) {
            common += alike(loneOne, ones, loneOther, others);
        }
        return common / (norms[a] * norms[b]);
    }

    private double alike(int[] one, int ones, int[] other, int others) {
        double sum = 0;
        for (int i = 0; i < ones; i++) {
            double best = 0;
            for (int j = 0; j < others; j++) {
                double alike = Similarity.jaroWinkler(words.value(one[i]), words.value(other[j]));
                best = alike >= ALIKE ? Math.max(best, alike * weights[one[i]] * weights[other[j]]) : best;
            }
            sum += best;
        }
        return sum;
    }
}
