// SPDX-License-Identifier: Apache-2.0
/**
 * What a holder publishes: one tag for each held value, which means nothing without the holder's key, padded so that
 * the size of a set does not tell how much is held.
 *
 * <p>A {@link org.enlace.veil.tags.VeilKey} is good for one {@link org.enlace.veil.tags.KeyScope} (agreement, class,
 * epoch); with it a {@link org.enlace.veil.tags.TagSet} is made of inputs, and from one set to the next a
 * {@link org.enlace.veil.tags.TagDelta}. It is also decided here how every message of the veil is written and read,
 * field by field.
 */
@NullMarked
package org.enlace.veil.tags;

import org.jspecify.annotations.NullMarked;
