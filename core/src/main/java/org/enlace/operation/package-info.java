// SPDX-License-Identifier: Apache-2.0

/**
 * Joint operations: one authority proposes, each invited one answers, tasks are given per country, all give their go,
 * and results are counted. Every step is a message under an agreement that allows operations, and a ledger entry.
 *
 * <p>The proposer is the hub: it invites only authorities with which it has such an agreement, hears each of them and
 * passes what one says on to the others, so participants need no agreement among themselves. Who accepts, consents to
 * the proposer passing its messages on to the participants named in the proposal and to nobody else. Each statement is
 * signed by its author over operation, proposal, content and position, and is believed for that signature, not for who
 * brings it. The proposal introduces the members by their cards: where two members are no partners, only the proposer's
 * word says that a card is the right one, until somebody compares the fingerprint. A proposer can still keep back what
 * somebody says; the next statement of the same author then shows that one is missing.
 *
 * <p>A go is given for an exact set of members, and its author can take it back as long as the window is open. The
 * common go stands exactly as long as the go of each member for exactly these members stands: when one leaves, all the
 * others give theirs anew. Leaving needs nobody's consent. Windows are judged by each node's own clock when it takes
 * something, never by a date in a message. Texts hold no personal data. People who were found are not counted as a
 * result: only {@code corridor} counts people. Two authorities cannot yet learn under the veil that they plan against
 * the same target.
 *
 * <p>Read first: {@code JointOperations}, {@code JointOperation}, {@code OperationState}.
 */
@NullMarked
package org.enlace.operation;

import org.jspecify.annotations.NullMarked;
