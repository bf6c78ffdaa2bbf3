// SPDX-License-Identifier: Apache-2.0
package org.enlace.personnel;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.enlace.model.OfficerName;
import org.enlace.text.UnaccentedText;

/**
 * Which passwords an officer may choose: at least twelve characters of any kind that are not guessed soon, neither by
 * lists of common passwords, words and keyboard walks (zxcvbn), nor by words that people of the region like, nor by the
 * officer's and the authority's own. No rule says which kinds of characters it must have (NIST SP 800-63B-4, 3.1.1.2).
 */
final class PasswordRule {
    private static final int SHORTEST = 12;

    /** At least a hundred million guesses. */
    private static final int GOOD = 3;

    /** The estimate costs more than the square of the length. */
    private static final int LOOKED_AT = 64;

    /** Made once, when the first password is set: it reads its lists then. */
    private static final class Estimate {
        private static final Zxcvbn ZXCVBN = new Zxcvbn();
        private static final List<String> COMMON = common();
    }

    /** What is wrong with a password. */
    enum Fault {
        NONE,
        SHORT,
        COMMON
    }

    private PasswordRule() {}

    static Fault fault(String password, OfficerName officer, String authority) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Fault.SHORT;
        }
        List<String> known = new ArrayList<>(Estimate.COMMON);
        known.addAll(words(officer.value()));
        known.addAll(words(UnaccentedText.of(officer.value() + " " + authority)));
        known.addAll(words(authority));
        String looked = password.substring(0, Math.min(password.length(), LOOKED_AT));
        boolean guessed = isMadeOf(Set.copyOf(known), password)
                || Estimate.ZXCVBN.measure(looked, known).getScore() < GOOD;
        return guessed ? Fault.COMMON : Fault.NONE;
    }

    /** Whether a password is one or two known words, with or without accents, and little beside them. */
    private static boolean isMadeOf(Set<String> known, String password) {
        String letters = UnaccentedText.of(password).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
        return letters.length() * 2 >= password.length()
                && IntStream.rangeClosed(1, letters.length())
                        .anyMatch(end -> known.contains(letters.substring(0, end))
                                && (end == letters.length() || known.contains(letters.substring(end))));
    }

    private static List<String> common() {
        try (InputStream in = PasswordRule.class.getResourceAsStream("common-words.txt")) {
            if (in == null) {
                throw new IllegalStateException("the list of common words must be part of the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> words(String text) {
        List<String> words =
                new ArrayList<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)));
        words.add(text.toLowerCase(Locale.ROOT));
        words.removeIf(word -> word.length() < 2);
        return words;
    }
}
