// SPDX-License-Identifier: Apache-2.0
/**
 * How names of persons, companies and ships are built, look and sound across scripts, and how two of them compare.
 *
 * <p>Takes raw text in, gives a {@link org.enlace.names.ParsedName} out: parts with roles, the doubt kept. Two readings make a
 * {@link org.enlace.names.NameComparison}: a score, a match at one threshold, and each {@link org.enlace.names.NameFinding} that
 * made it. Reading never fails and a score is symmetric. Behind them, from the outside in: {@code NameTokenizer} and
 * {@code ScriptLetters} fold any script to Latin letters, {@code NameLexicon} finds what the lists know of a word,
 * {@code PersonNameReader} and {@code CompanyNameReader} give roles, {@code PartAlignment} pairs parts by their {@code PartLikeness}.
 *
 * <p>Beside them what other packages take alone: {@link org.enlace.names.words.WordSimilarity} (distances),
 * {@link org.enlace.names.GivenNameForms} (familiar forms), {@link org.enlace.names.NamePartFrequencies} (shares). Uses {@code text} only.
 */
@NullMarked
package org.enlace.names;

import org.jspecify.annotations.NullMarked;
