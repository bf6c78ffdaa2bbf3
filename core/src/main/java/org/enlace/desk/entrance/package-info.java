// SPDX-License-Identifier: Apache-2.0
/**
 * Who stands at the desk's door: open sessions and how long they last, tries that are counted, and where a caller comes
 * from.
 *
 * <p>What somebody who came in may do is decided in {@code desk}. Read first:
 * {@link org.enlace.desk.entrance.OfficerSessions}, {@link org.enlace.desk.entrance.SignInTries}.
 */
@NullMarked
package org.enlace.desk.entrance;

import org.jspecify.annotations.NullMarked;
