// SPDX-License-Identifier: Apache-2.0
/**
 * The arithmetic beneath the veil: the oblivious pseudorandom function of RFC 9497 over ristretto255 (RFC 9496), and
 * the proof that one key was used for all answers.
 *
 * <p>Takes in scalars, group elements and texts, gives out elements, outputs and proofs; knows no message, no agreement
 * and no budget. Only libsodium works on secrets ({@link org.enlace.oprf.RistrettoGroup});
 * {@link org.enlace.oprf.PublicSum} and {@link org.enlace.oprf.Field25519} are for public values alone. Read first:
 * {@link org.enlace.oprf.OprfFunction}, {@link org.enlace.oprf.DleqProof}. Uses no other package of ours.
 */
@NullMarked
package org.enlace.oprf;

import org.jspecify.annotations.NullMarked;
