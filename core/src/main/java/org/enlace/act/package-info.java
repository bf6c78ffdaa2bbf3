// SPDX-License-Identifier: Apache-2.0

/**
 * Joint operations: one authority proposes, each invited one answers, tasks are given per country, all give a common go,
 * results are counted. Every step is a message under an agreement that allows operations, and a ledger entry.
 *
 * <p>The proposer is the hub: it invites only authorities with which it has such an agreement, hears each of them and
 * passes what one says on to the others, so participants need no agreement among themselves. Who accepts consents that
 * the proposer passes its operation messages on to the participants named in the proposal and to nobody else; who gave
 * them is written in them, and rests on the proposer's word for those who cannot check the author's envelope. Each
 * authority writes only facts of its own, so nodes agree whatever order messages come in.
 *
 * <p>A go is given for an exact set of members: when one leaves, the others must give theirs anew. Leaving needs nobody's
 * consent. Texts hold no personal data, and people found are no result: they are counted by corridor alone. Veiled
 * deconfliction is not here yet.
 *
 * <p>Read first: Operations, JointOperation, State. Uses model, store and share.
 */
@NullMarked
package org.enlace.act;

import org.jspecify.annotations.NullMarked;
