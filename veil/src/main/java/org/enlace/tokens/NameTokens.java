// SPDX-License-Identifier: Apache-2.0
package org.enlace.tokens;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The tokens of one person: exact texts of a name key and a date key. Two tokens that both persons have are a hit; one is none.
 *
 * <p>So each token leaves out what may differ, and two of them pin down the rest. With the whole date go pairs of words by sound,
 * and for names of two words each word alone and each pair with one sound left out: where one sound is wrong, the other word and
 * one such pair agree. A whole name, in letters and in sounds, goes with dates whose day and month may be exchanged and with dates
 * of one of two years. No token says less of the date: who knows a name alone must try thousands of dates.
 *
 * <p>Decision: docs/decisions.md, "A name token says nearly all of the date, and each form has its price".
 *
 * @param tokens at most {@link #MOST}, in a fixed order; none where the name has fewer than two words
 */
public record NameTokens(List<String> tokens) {
    /** Most tokens of one person, and how many questions ask for one. */
    public static final int MOST = 24;

    public NameTokens {
        tokens = List.copyOf(tokens);
    }

    /**
     * The tokens of a name in any usual order and script. Without the whole date of birth there are none to be made: a date is
     * never guessed. Cost: some tens of microseconds.
     */
    public static NameTokens of(String name, LocalDate born) {
        return new NameTokens(
                TokenWords.of(name).map(words -> new Making(words, born).made()).orElse(List.of()));
    }

    /**
     * What is asked for one person: {@link #MOST} texts, those of each form in its own places, in random order there, and random
     * text where tokens are missing.
     */
    public List<String> questions(Random random) {
        List<String> questions = new ArrayList<>(MOST);
        for (TokenForm form : TokenForm.values()) {
            List<String> places =
                    new ArrayList<>(tokens.stream().filter(form::isOf).toList());
            while (places.size() < form.places()) {
                places.add("none|" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()));
            }
            Collections.shuffle(places, random);
            questions.addAll(places);
        }
        return questions;
    }

    @Override
    public String toString() {
        return "NameTokens[" + tokens.size() + "]";
    }

    /** One person's tokens being made. */
    private static final class Making {
        private final TokenWords words;
        private final BirthKeys born;
        private final Set<String> tokens = new LinkedHashSet<>();
        private final Map<TokenForm, Integer> taken = new EnumMap<>(TokenForm.class);

        Making(TokenWords words, LocalDate born) {
            this.words = words;
            this.born = new BirthKeys(born);
        }

        List<String> made() {
            String letters = TokenWords.sorted(words.spelt());
            String sounds = TokenWords.sorted(words.sounds());
            for (String years : born.years()) {
                add(TokenForm.YEARS, "letters", letters, years);
                add(TokenForm.YEARS, "sounds", sounds, years);
            }
            add(TokenForm.ORDER, "letters", letters, born.swapped());
            add(TokenForm.ORDER, "sounds", sounds, born.swapped());
            if (words.count() == 2) {
                addTwoWords();
            } else {
                addPairs();
            }
            return new ArrayList<>(tokens);
        }

        /** Two of three or four words: one pair in full sound is enough for a hit, pairs of bones must be two. */
        private void addPairs() {
            for (int one = 0; one < words.count(); one++) {
                for (int other = one + 1; other < words.count(); other++) {
                    add(TokenForm.DATE, "bones", pair(words.bones(), one, other), born.whole());
                    if (!words.isWeak(one) && !words.isWeak(other)) {
                        add(TokenForm.DATE, "sounds", pair(words.sounds(), one, other), born.whole());
                    }
                }
            }
        }

        private void addTwoWords() {
            String bones = pair(words.bones(), 0, 1);
            add(TokenForm.DATE, "bones", bones, born.whole());
            add(TokenForm.DATE, "both", bones, born.whole());
            add(TokenForm.DATE, "sounds", pair(words.sounds(), 0, 1), born.whole());
            words.sounds().forEach(sound -> add(TokenForm.WORD, "sounds", sound, born.whole()));
            for (int gap = 0; gap < TokenWords.LONGEST; gap++) {
                addGap(words.sounds().getFirst(), words.sounds().getLast(), gap);
                addGap(words.sounds().getLast(), words.sounds().getFirst(), gap);
            }
        }

        /** A word and the other without the sound at a place, as long as there is room. */
        private void addGap(String word, String other, int gap) {
            if (gap < other.length() && other.length() > 2) {
                String rest = other.substring(0, gap) + other.substring(gap + 1);
                add(TokenForm.DATE, "sounds", TokenWords.sorted(List.of(word, rest)), born.whole());
            }
        }

        private static String pair(List<String> keys, int one, int other) {
            return TokenWords.sorted(List.of(keys.get(one), keys.get(other)));
        }

        private void add(TokenForm form, String kind, String name, String date) {
            int before = taken.getOrDefault(form, 0);
            if (before < form.places() && tokens.add(form.token(kind, name, date))) {
                taken.put(form, before + 1);
            }
        }
    }
}
