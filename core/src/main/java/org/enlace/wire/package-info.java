// SPDX-License-Identifier: Apache-2.0

/**
 * How a signed message gets from node to node, whatever is inside it.
 *
 * <p>An {@link org.enlace.wire.EnvelopeOutbox} row is written in the transaction of its cause;
 * {@link org.enlace.wire.OutboxDelivery} carries it over mutual TLS, or a {@link org.enlace.wire.EnvelopeBundle}
 * carries it as a sealed file; the other side's {@link org.enlace.wire.EnvelopeInbox} checks it, hands it to the
 * {@link org.enlace.envelope.MessageReceiver} of its type in one transaction and answers with a signed
 * {@link org.enlace.envelope.Receipt}. No acknowledged message is lost, none is applied twice, and the order of each
 * channel is kept.
 *
 * <p>No certificate authority is trusted: partners exchange {@link org.enlace.card.NodeCard}s in person and read the
 * fingerprint aloud. Read first: {@code Mailroom}, {@code EnvelopeOutbox}, {@code EnvelopeInbox}.
 */
@NullMarked
package org.enlace.wire;

import org.jspecify.annotations.NullMarked;
