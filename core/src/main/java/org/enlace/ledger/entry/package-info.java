// SPDX-License-Identifier: Apache-2.0
/**
 * What a ledger's entries say: one record for each kind, or for each form of a kind that has several, sorted by subject.
 *
 * <p>The room that causes an entry makes the record and hands it to the ledger; whoever verifies, reconciles or shows gets it back. So the name of
 * a field on the line stands in this package alone, and where one name means two things on the lines (the number of questions of a
 * set, and of one chunk of it), the records have two names for it. The lines themselves are never written otherwise than before:
 * they are what the tree hashes.
 *
 * <p>Read first: {@code LedgerEvent}, {@code QuestionEntry}.
 */
@NullMarked
package org.enlace.ledger.entry;

import org.jspecify.annotations.NullMarked;
