// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

/**
 * Envelopes of one node, counted: {@code sent} written to the outbox; of these {@code received} closed by a partner's
 * receipt in time, {@code pending} still on their way, {@code lost} expired before they were delivered;
 * what was withdrawn and is not known to have arrived counts as sent only. {@code taken}
 * counts partners' envelopes accepted here and {@code refused} those refused here for good.
 */
public record EnvelopeTraffic(long sent, long received, long pending, long lost, long taken, long refused) {}
