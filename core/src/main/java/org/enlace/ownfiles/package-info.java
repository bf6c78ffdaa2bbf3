// SPDX-License-Identifier: Apache-2.0
/**
 * The own case files as the rest of the node uses them: taken in, searched for the veil, and read for a disclosure
 * where an agreement lets a record go.
 *
 * <p>Read first: {@link org.enlace.ownfiles.OwnFiles}.
 */
@NullMarked
package org.enlace.ownfiles;

import org.jspecify.annotations.NullMarked;
