// SPDX-License-Identifier: Apache-2.0
package org.enlace.tokens;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.names.NamePart;
import org.enlace.names.NameSchema;
import org.enlace.names.ParsedName;
import org.enlace.names.words.RoughSoundKey;

/**
 * The two to four words of a name that tokens are made of, each in three forms. Initials are left out, and so is what stands in
 * front of most names of a people ({@code Md}, {@code Mst}) where two other words are left.
 *
 * @param spelt plain letters without {@code de} and the like
 * @param sounds how they sound, one letter a sound, whichever language spelt them
 * @param bones their consonants alone, with a mark for a vowel in front; for words of fewer than three the sounds in capitals;
 *     for Chinese names the syllables whichever system wrote them
 */
record TokenWords(List<String> spelt, List<String> sounds, List<String> bones) {
    /** Most sounds of a word. */
    static final int LONGEST = 12;

    private static final int MOST = 4;
    /** Letters of a word that count; no word of a name is longer, and a token has at most 512 bytes. */
    private static final int LONGEST_WORD = 60;

    private static final int SHORTEST_BONES = 3;
    private static final Set<String> IN_FRONT = Set.of("md", "mohammad", "mst", "mosammat");
    private static final Set<String> JOINED = Set.of("al", "el", "abd", "abu");
    /** Words that begin so many double given names that with one other word they tell little. */
    private static final Set<String> WEAK = Set.of("jean", "jan", "marie", "mari", "rose");

    /** The words of a name; empty where it has fewer than two. */
    static Optional<TokenWords> of(String name) {
        List<String> read = read(name);
        if (read.size() < 2) {
            return Optional.empty();
        }
        Optional<ChineseName> chinese = ChineseName.of(read);
        List<String> spelt =
                chinese.map(ChineseName::words).orElse(read.size() > MOST ? List.copyOf(read.subList(0, MOST)) : read);
        List<String> sounds = spelt.stream().map(TokenWords::sound).toList();
        List<String> bones = chinese.map(ChineseName::keys)
                .orElseGet(() -> sounds.stream().map(TokenWords::bones).toList());
        return Optional.of(new TokenWords(spelt, sounds, bones));
    }

    int count() {
        return spelt.size();
    }

    boolean isWeak(int word) {
        return WEAK.contains(spelt.get(word));
    }

    @Override
    public String toString() {
        return "Words[" + count() + "]";
    }

    /** Words in order of the alphabet with one space between. */
    static String sorted(List<String> words) {
        return String.join(" ", words.stream().sorted().toList());
    }

    private static List<String> read(String name) {
        List<NamePart> parts = ParsedName.of(name, NameSchema.PERSON).parts();
        Stream<String> texts = parts.size() == 1
                ? Stream.of(parts.getFirst().text().split(" ", -1))
                : parts.stream().map(part -> withoutParticles(part.text()));
        List<String> words = texts.filter(word -> word.length() > 1)
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST_WORD)))
                .toList();
        List<String> telling =
                words.stream().filter(word -> !IN_FRONT.contains(word)).toList();
        return telling.size() >= 2 ? telling : words;
    }

    /** {@code de la cruz} is {@code cruz}; an Arabic {@code al}, {@code abd} or {@code abu} stays, in one word with what follows. */
    private static String withoutParticles(String part) {
        boolean stays = part.indexOf(' ') > 0 && JOINED.contains(part.substring(0, part.indexOf(' ')));
        return stays ? part.replace(" ", "") : part.substring(part.lastIndexOf(' ') + 1);
    }

    /** The sounds with all hisses as one: transliterations exchange s, sh and ch. */
    private static String sound(String word) {
        StringBuilder sounds = new StringBuilder(LONGEST);
        for (char sound : RoughSoundKey.letters(word).toCharArray()) {
            sounds.append(sound == 'x' || sound == 'c' ? 's' : sound);
        }
        return sounds.toString();
    }

    private static String bones(String sounds) {
        StringBuilder bones = new StringBuilder(LONGEST);
        for (int at = 0; at < sounds.length(); at++) {
            char sound = sounds.charAt(at);
            switch (sound) {
                case 'a', 'i', 'u' -> bones.append(at == 0 ? "a" : "");
                case 'j' -> bones.append('s');
                case 'g' -> bones.append('k');
                default -> bones.append(sound);
            }
        }
        return bones.length() < SHORTEST_BONES ? sounds.toUpperCase(Locale.ROOT) : bones.toString();
    }
}
