// SPDX-License-Identifier: Apache-2.0
/**
 * One record of an outside file: what may be read from it, what it says of a subject, a link or a case, and why it is
 * refused.
 *
 * <p>Here stand what every format needs: the guarded reading of lines and JSON, the normal form of a value, where a
 * statement comes from; and FollowTheMoney's entities in each of their forms.
 */
@NullMarked
package org.enlace.intake.record;

import org.jspecify.annotations.NullMarked;
