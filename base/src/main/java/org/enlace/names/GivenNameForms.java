// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.nio.charset.StandardCharsets;
import org.enlace.names.words.PlainSpelling;

/** What the lists know of given names: familiar forms, forms of other languages, spellings of a transliteration. */
final class GivenNameForms {
    private GivenNameForms() {}

    /**
     * Whether two folded words, one letter a byte, may be one given name: Bob and Robert, Pepe and José. A word is
     * equivalent to itself. Cost: two look-ups; nothing is allocated.
     */
    static boolean areEquivalent(byte[] one, byte[] other) {
        NameLexicon lexicon = NameLexicon.bundled();
        WordKnowledge known = lexicon.find(one);
        WordKnowledge another = lexicon.find(other);
        boolean listed = known.is(WordKnowledge.GIVEN)
                && another.is(WordKnowledge.GIVEN)
                && WordKnowledge.share(known.groups, another.groups);
        return listed || java.util.Arrays.equals(one, other);
    }

    /** The same for {@linkplain PlainSpelling plain} words. */
    static boolean areEquivalent(String one, String other) {
        return areEquivalent(one.getBytes(StandardCharsets.ISO_8859_1), other.getBytes(StandardCharsets.ISO_8859_1));
    }
}
