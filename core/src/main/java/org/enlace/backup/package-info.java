// SPDX-License-Identifier: Apache-2.0
/**
 * The encrypted copy of a node that is made while it runs, and how it is brought back.
 *
 * <p>Read first: {@link org.enlace.backup.NodeBackup}; the form of the files is in docs/backup.md.
 */
@NullMarked
package org.enlace.backup;

import org.jspecify.annotations.NullMarked;
