// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import org.enlace.envelope.Envelope;
import org.enlace.envelope.Receipt;
import org.jdbi.v3.core.Handle;

/** Hears what the wire did, in the transaction that did it, so that the node can log it. */
public interface WireListener {
    /** An envelope was answered here: accepted, refused or returned. Not called again for a duplicate. */
    void answered(Handle tx, Receipt receipt);

    /** A partner has sent more than is taken in an hour: told once in that hour, with the first receipt that says so. */
    default void heldBack(Handle tx, Receipt receipt) {}

    /** A partner's receipt closed an envelope of ours. */
    void receipted(Handle tx, Receipt receipt);

    /** An envelope of ours may no longer go, for the reason that the code names; its content is gone. */
    default void withdrawn(Handle tx, Envelope envelope, String code) {}

    /** One end of a channel was set back and the two have found each other again; these messages are missing. */
    default void gap(Handle tx, ChannelGap gap) {}

    /** A line is troubled, or troubled otherwise, or well again; told outside any transaction. */
    default void lineChanged() {}

    /** A listener that does nothing. */
    static WireListener none() {
        return new WireListener() {
            @Override
            public void answered(Handle tx, Receipt receipt) {}

            @Override
            public void receipted(Handle tx, Receipt receipt) {}
        };
    }
}
