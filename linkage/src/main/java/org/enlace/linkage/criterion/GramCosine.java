// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import java.util.Arrays;
import org.enlace.linkage.column.ValueCache;
import org.enlace.linkage.column.ValueDictionary;

/**
 * Cosine of two values as bags of the three-letter pieces of their words, a space before and after each word, each piece weighing
 * its inverse document frequency among the values of the dictionary: slips, words run together and numbers written apart cost
 * little, and what is rare counts most.
 */
final class GramCosine implements ValueLikeness {
    /** Letters and digits and the space, other characters folded onto them. */
    private static final int SYMBOL_BITS = 6;

    private static final int PIECES = 1 << (3 * SYMBOL_BITS);

    private final ValueDictionary dictionary;
    private final float[] rarity;
    private final ValueCache<Bag> bags;

    /** Pieces in order, and what each weighs so that all squares sum to one. */
    private static final class Bag {
        private final int[] pieces;
        private final float[] weights;

        Bag(int[] pieces, float[] weights) {
            this.pieces = pieces;
            this.weights = weights;
        }
    }

    private GramCosine(ValueDictionary dictionary, float[] rarity) {
        this.dictionary = dictionary;
        this.rarity = rarity;
        bags = new ValueCache<>(dictionary, Bag[]::new, this::bag);
    }

    /** Cost: two passes over the texts of the dictionary. */
    static GramCosine of(ValueDictionary dictionary) {
        int[] counts = new int[PIECES];
        for (int id = 1; id < dictionary.size(); id++) {
            int[] pieces = pieces(dictionary.text(id));
            for (int at = 0; at < pieces.length; at++) {
                counts[pieces[at]] += at == 0 || pieces[at] != pieces[at - 1] ? 1 : 0;
            }
        }
        float[] rarity = new float[PIECES];
        double values = Math.max(1, dictionary.size() - 1);
        for (int piece = 0; piece < PIECES; piece++) {
            rarity[piece] = (float) (1 + Math.log((1 + values) / (1 + counts[piece])));
        }
        return new GramCosine(dictionary, rarity);
    }

    /** With repetitions, in order. */
    private static int[] pieces(String text) {
        int[] pieces = new int[text.length() + 2];
        int size = 0;
        int held = 0;
        int letters = 0;
        for (int at = 0; at <= text.length(); at++) {
            char letter = at < text.length() ? text.charAt(at) : ' ';
            if (letter == ' ') {
                if (letters > 0) {
                    pieces = room(pieces, size);
                    pieces[size++] = piece(held, 0);
                }
                held = 0;
                letters = 0;
            } else {
                held = piece(held, symbol(letter));
                letters++;
                if (letters >= 2) {
                    pieces = room(pieces, size);
                    pieces[size++] = held;
                }
            }
        }
        int[] all = Arrays.copyOf(pieces, size);
        Arrays.sort(all);
        return all;
    }

    private static int[] room(int[] pieces, int size) {
        return size < pieces.length ? pieces : Arrays.copyOf(pieces, size * 2);
    }

    private static int piece(int held, int symbol) {
        return ((held << SYMBOL_BITS) | symbol) & (PIECES - 1);
    }

    private static int symbol(char letter) {
        if (letter >= 'a' && letter <= 'z') {
            return 1 + letter - 'a';
        }
        return letter >= '0' && letter <= '9' ? 27 + letter - '0' : 37 + letter % 27;
    }

    private Bag bag(int id) {
        int[] all = pieces(dictionary.text(id));
        int[] pieces = new int[all.length];
        float[] weights = new float[all.length];
        int size = 0;
        double squares = 0;
        for (int at = 0; at < all.length; ) {
            int end = at;
            while (end < all.length && all[end] == all[at]) {
                end++;
            }
            pieces[size] = all[at];
            weights[size] = (float) ((1 + Math.log(end - at)) * rarity[all[at]]);
            squares += weights[size] * weights[size];
            size++;
            at = end;
        }
        double norm = Math.sqrt(squares);
        float[] normed = new float[size];
        for (int at = 0; at < size; at++) {
            normed[at] = (float) (weights[at] / norm);
        }
        return new Bag(Arrays.copyOf(pieces, size), normed);
    }

    @Override
    public double of(int a, int b) {
        Bag one = bags.of(a);
        Bag other = bags.of(b);
        int[] ones = one.pieces;
        int[] others = other.pieces;
        float sum = 0;
        int i = 0;
        int j = 0;
        while (i < ones.length && j < others.length) {
            int order = ones[i] - others[j];
            if (order == 0) {
                sum += one.weights[i] * other.weights[j];
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return sum;
    }
}
