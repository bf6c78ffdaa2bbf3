// SPDX-License-Identifier: Apache-2.0
package org.enlace.tokens;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tokens of one person: exact texts of a name key and a date key. Two tokens that both persons have are a hit; one is none.
 *
 * <p>So each token leaves out what may differ, and two of them pin down the rest. A whole name goes with dates that lack two
 * neighbours of decade, year, month, tens of the day and day: where one of these is wrong, exactly two tokens agree, and where
 * two are, at most one. With the whole date go pairs of words by sound, and for names of two words each word alone and each
 * pair with one sound left out: where one sound is wrong, the other word and one such pair agree.
 *
 * @param whole the words of the whole name in plain letters and in order of the alphabet; empty where there are no tokens
 * @param tokens at most {@link #MOST}, in a fixed order; none where the name has fewer than two words
 */
public record NameTokens(String whole, List<String> tokens) {
    /** Most tokens of one person. */
    public static final int MOST = 24;

    private static final String NEAR = "near|";

    public NameTokens {
        tokens = List.copyOf(tokens);
    }

    /**
     * The tokens of a name in any usual order and script. Without the whole date of birth there are none to be made: a date is
     * never guessed. Cost: some tens of microseconds.
     */
    public static NameTokens of(String name, LocalDate born) {
        return Words.of(name)
                .map(words -> new Making(words, born).made())
                .orElseGet(() -> new NameTokens("", List.of()));
    }

    /** Whether a token is of a whole name and a date with parts left out. */
    static boolean isNear(String token) {
        return token.startsWith(NEAR);
    }

    @Override
    public String toString() {
        return "NameTokens[" + tokens.size() + "]";
    }

    /** One person's tokens being made. */
    private static final class Making {
        private final Words words;
        private final BirthKeys born;
        private final Set<String> tokens = new LinkedHashSet<>();

        Making(Words words, LocalDate born) {
            this.words = words;
            this.born = new BirthKeys(born);
        }

        NameTokens made() {
            String whole = Words.sorted(words.spelt());
            born.nearly().forEach(date -> add("near", whole, date));
            add("whole", whole, born.swapped());
            add("sound", Words.sorted(words.sounds()), born.swapped());
            if (words.count() == 2) {
                addTwoWords();
            } else {
                addPairs();
            }
            return new NameTokens(whole, new ArrayList<>(tokens));
        }

        /** Two of three or four words: one pair in full sound is enough for a hit, pairs of bones must be two. */
        private void addPairs() {
            for (int one = 0; one < words.count(); one++) {
                for (int other = one + 1; other < words.count(); other++) {
                    add("bones", pair(words.bones(), one, other), born.whole());
                    if (!words.isWeak(one) && !words.isWeak(other)) {
                        add("sound", pair(words.sounds(), one, other), born.whole());
                    }
                }
            }
        }

        private void addTwoWords() {
            String bones = pair(words.bones(), 0, 1);
            add("bones", bones, born.whole());
            add("both", bones, born.whole());
            add("sound", pair(words.sounds(), 0, 1), born.whole());
            words.sounds().forEach(sound -> add("word", sound, born.whole()));
            for (int gap = 0; gap < Words.LONGEST; gap++) {
                addGap(words.sounds().getFirst(), words.sounds().getLast(), gap);
                addGap(words.sounds().getLast(), words.sounds().getFirst(), gap);
            }
        }

        /** A word and the other without the sound at a place, as long as there is room. */
        private void addGap(String word, String other, int gap) {
            if (gap < other.length() && other.length() > 2) {
                String rest = other.substring(0, gap) + other.substring(gap + 1);
                add("sound", Words.sorted(List.of(word, rest)), born.whole());
            }
        }

        private static String pair(List<String> keys, int one, int other) {
            return Words.sorted(List.of(keys.get(one), keys.get(other)));
        }

        private void add(String kind, String name, String date) {
            if (tokens.size() < MOST) {
                tokens.add(kind + "|" + name + "|" + date);
            }
        }
    }
}
