// SPDX-License-Identifier: Apache-2.0
/**
 * How single words are spelt, sound and resemble each other, in any script, before anybody knows what they do in a
 * name.
 *
 * <p>Takes in one word or two; gives out plain letters ({@link org.enlace.names.words.PlainSpelling},
 * {@link org.enlace.names.words.ScriptLetters}), keys of how it sounds in a language, and distances
 * ({@link org.enlace.names.words.WordSimilarity}).
 */
@NullMarked
package org.enlace.names.words;

import org.jspecify.annotations.NullMarked;
