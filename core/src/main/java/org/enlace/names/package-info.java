// SPDX-License-Identifier: Apache-2.0
/**
 * How names of persons, companies and ships are built, look and sound across scripts, and how two of them compare.
 *
 * <p>Takes raw text in, gives a {@link org.enlace.names.NameReading} out: parts with roles, the doubt kept. Two readings make a
 * {@link org.enlace.names.NameComparison}: a score, a match at one threshold, and each {@link org.enlace.names.Finding} that
 * made it. Reading never fails and a score is symmetric. Behind them, from the outside in: {@code Tokens} and
 * {@code Scripts} fold any script to Latin letters, {@code Lexicon} finds what the lists know of a word,
 * {@code PersonReader} and {@code CompanyReader} give roles, {@code Alignment} pairs parts by their {@code Likeness}.
 *
 * <p>Beside them what other packages take alone: {@link org.enlace.names.words.Similarity} (distances),
 * {@link org.enlace.names.GivenNames} (familiar forms), {@link org.enlace.names.NameParts} (shares). Uses {@code text} only.
 */
@NullMarked
package org.enlace.names;

import org.jspecify.annotations.NullMarked;
