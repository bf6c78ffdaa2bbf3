// SPDX-License-Identifier: Apache-2.0

/**
 * Movements of people, as protected counts and nothing else: monthly events at crossing points, by nationality.
 *
 * <p>Takes in own counts as CSV, releases a {@link org.enlace.corridor.CountBulletin} per month through
 * {@link org.enlace.corridor.DisclosureControl}, and keeps the bulletins of partners. What it promises: no released
 * cell is below the threshold, no unreleased cell can be worked out from what was released, and a released month is
 * never released again with other cells. No case, subject or link can be attached to a count.
 *
 * <p>Read first: {@code CorridorCrossings}, {@code DisclosureControl}, {@code CountBulletin}.
 */
@NullMarked
package org.enlace.corridor;

import org.jspecify.annotations.NullMarked;
