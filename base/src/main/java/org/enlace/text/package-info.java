// SPDX-License-Identifier: Apache-2.0
/**
 * Texts as people write them, before anybody knows what they mean: how they look, which characters in them cannot be
 * seen, which words stand for "nothing is known", what they say of a date, and what the header of a column says.
 *
 * <p>Takes in one cell, gives out what it says and nothing more: a date that is known in part stays so, and what can be
 * read in two ways is read as its column decides or not at all. The caller knows whether a date is a birth or an event.
 *
 * <p>Read first: {@link org.enlace.text.DateReader} (one text), {@link org.enlace.text.DateColumn} (how a column writes
 * its dates), {@link org.enlace.text.FoldedText} (a text as the eye reads it), {@link org.enlace.text.UnaccentedText}
 * (the one folding of accents), {@link org.enlace.text.PlainWords} (the words of a text without accents),
 * {@link org.enlace.text.FillerWords} (words for "nothing is known"), {@link org.enlace.text.ColumnHeading} (words of
 * headers, all in one list). Reads no file but its own tables, and uses no other package of ours.
 */
@NullMarked
package org.enlace.text;

import org.jspecify.annotations.NullMarked;
