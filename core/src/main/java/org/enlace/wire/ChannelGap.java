// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.util.List;
import org.enlace.model.AuthorityId;

/**
 * Numbers of a channel whose messages one of the two ends no longer has: after a restore from an older copy. {@code own}
 * says whose messages they are: this node's to the partner, or the partner's to this node. {@code envelopes} are the
 * digests of own ones, as far as they are still known here.
 */
public record ChannelGap(AuthorityId partner, boolean own, Cause cause, long from, long to, List<String> envelopes) {
    public ChannelGap {
        envelopes = List.copyOf(envelopes);
    }

    /** What happened. */
    public enum Cause {
        /** The recipient lost what it had acknowledged; the sender keeps no content of that. */
        RECIPIENT_SET_BACK,
        /** The recipient lost what it had acknowledged and gets it again. */
        SENT_AGAIN,
        /** The sender lost what it had sent; the recipient has it. */
        SENDER_SET_BACK
    }

    /** How many messages. */
    public long size() {
        return Math.max(0, to - from + 1);
    }
}
