// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import org.enlace.names.NameParts;
import org.enlace.names.Similarity;
import org.enlace.names.SpanishKey;

/**
 * One part of a name, ready to be compared: as written, without spaces, as it sounds, and its bones:
 * the first sound and the consonants after it in alphabetical order, which most slips of a letter leave as they are.
 */
record Word(String text, String joined, String key, String bones) {
    private static final double ALIKE = 0.93;
    private static final String VOWELS = "aeiou";

    static Word of(String text) {
        String joined = text.indexOf(' ') < 0 ? text : text.replace(" ", "");
        String key = SpanishKey.of(text);
        return new Word(text, joined, key, bones(key));
    }

    private static String bones(String key) {
        int seen = 0;
        StringBuilder bones = new StringBuilder(8);
        if (!key.isEmpty()) {
            bones.append(key.charAt(0));
        }
        for (int at = 1; at < key.length(); at++) {
            char sound = key.charAt(at);
            if (sound >= 'a' && sound <= 'z' && VOWELS.indexOf(sound) < 0) {
                seen |= 1 << (sound - 'a');
            }
        }
        for (int rest = seen; rest != 0; rest &= rest - 1) {
            bones.append((char) ('a' + Integer.numberOfTrailingZeros(rest)));
        }
        return bones.toString();
    }

    boolean isInitial() {
        return text.length() == 1;
    }

    boolean equal(Word other) {
        return joined.equals(other.joined);
    }

    /** The same sound, a known other spelling or familiar form, or a slip of a letter or two. */
    boolean alike(Word other) {
        if (isInitial() || other.isInitial()) {
            return false;
        }
        return key.equals(other.key)
                || NameParts.bundled().areEquivalent(text, other.text)
                || slip(other)
                || (Math.min(joined.length(), other.joined.length()) > 4
                        && Similarity.jaroWinkler(joined, other.joined) >= ALIKE);
    }

    boolean fitsInitial(Word other) {
        return (isInitial() || other.isInitial()) && text.charAt(0) == other.text.charAt(0);
    }

    private boolean slip(Word other) {
        int length = Math.max(joined.length(), other.joined.length());
        if (length < 4 || Math.abs(joined.length() - other.joined.length()) > 2) {
            return false;
        }
        return Similarity.distance(joined, other.joined) <= (length < 8 ? 1 : 2);
    }
}
