// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import org.enlace.names.NameParts;
import org.enlace.names.Similarity;
import org.enlace.names.SpanishKey;

/** One part of a name, ready to be compared: as written, without spaces, and as it sounds. */
record Word(String text, String joined, String key) {
    private static final double ALIKE = 0.93;

    static Word of(String text) {
        String joined = text.indexOf(' ') < 0 ? text : text.replace(" ", "");
        return new Word(text, joined, SpanishKey.of(text));
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
