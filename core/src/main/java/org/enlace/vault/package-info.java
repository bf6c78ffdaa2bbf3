// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps records of partners encrypted, each under a key of its own, and makes what was purged unreadable for ever.
 *
 * <p>Record keys are wrapped by a key that lies outside the database and is replaced after each purge.
 */
@NullMarked
package org.enlace.vault;

import org.jspecify.annotations.NullMarked;
