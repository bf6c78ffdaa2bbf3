// SPDX-License-Identifier: Apache-2.0
/**
 * What the desk shows of an object, as JSON: subjects, leads, operations, clauses, and what would go to a partner.
 *
 * <p>Who may see it is decided in {@code desk}. Read first: {@link org.enlace.desk.view.JsonReply}.
 */
@NullMarked
package org.enlace.desk.view;

import org.jspecify.annotations.NullMarked;
