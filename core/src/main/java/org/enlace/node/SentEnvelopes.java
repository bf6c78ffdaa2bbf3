// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import org.enlace.envelope.Envelope;
import org.enlace.envelope.Receipt;
import org.jdbi.v3.core.Handle;

/** What the node knows of the envelopes it sent, named by their digests, and what follows from their fate. */
interface SentEnvelopes {
    /** The type of one; empty text where it is not known. */
    String type(Handle tx, String envelope);

    /** Whether it was withdrawn here. */
    boolean wasWithdrawn(Handle tx, String envelope);

    /** The partner refused it. */
    void refused(Handle tx, Receipt receipt);

    /** It may no longer go, for the reason that the code names. */
    void withdrawn(Handle tx, Envelope envelope, String code);

    /** The partner took it. */
    void arrived(Handle tx, String envelope);
}
