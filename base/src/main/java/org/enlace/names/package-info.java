// SPDX-License-Identifier: Apache-2.0
/**
 * How names of persons, companies and ships are built, look and sound across scripts, and how two of them compare.
 *
 * <p>Takes in raw text, gives out a {@link org.enlace.names.ParsedName}: the parts of the name with their roles, and
 * what is in doubt. Two of them make a {@link org.enlace.names.NameComparison}: a score, whether it reaches the
 * threshold of a match, and each {@link org.enlace.names.NameFinding} that led to it. Reading never fails, and the
 * order of the two names does not change the score. Behind them, from the outside in: {@code NameTokenizer} and
 * {@code ScriptLetters} fold any script to Latin letters, {@code NameLexicon} finds what the lists know of a word,
 * {@code PersonNameReader} and {@code CompanyNameReader} give roles, {@code PartAlignment} pairs parts by their
 * {@code PartLikeness}.
 *
 * <p>Other packages also use these by themselves: {@link org.enlace.names.words.WordSimilarity} (distances),
 * {@link org.enlace.names.GivenNameForms} (familiar forms), {@link org.enlace.names.NamePartFrequencies} (shares).
 */
@NullMarked
package org.enlace.names;

import org.jspecify.annotations.NullMarked;
