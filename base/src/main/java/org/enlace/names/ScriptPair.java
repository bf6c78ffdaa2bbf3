// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

/** What the scripts of two names make of the differences between them. */
enum ScriptPair {
    /** Letters for all sounds, in both or after transliteration. */
    SAME,
    /** One leaves out vowels: Arabic, Hebrew, Khmer. */
    ONE_BARE,
    /** Both leave out vowels. */
    BOTH_BARE,
    /** One writes foreign names by syllables: Chinese, Japanese. */
    ONE_SYLLABIC,
    /** Both are written in signs of a whole syllable, of which another is another name: Chinese, Korean. */
    BOTH_SIGNS;

    static ScriptPair of(ParsedName one, ParsedName other) {
        if (one.isSyllabic() && other.isSyllabic()) {
            return BOTH_SIGNS;
        }
        if (one.hasNoVowels() && other.hasNoVowels()) {
            return BOTH_BARE;
        }
        if (one.isSyllabic() || other.isSyllabic()) {
            return ONE_SYLLABIC;
        }
        return one.hasNoVowels() || other.hasNoVowels() ? ONE_BARE : SAME;
    }
}
