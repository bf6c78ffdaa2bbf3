// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.io.Serial;

/** Something that a node or a region of nodes could not do; the message says what to do. */
public final class NodeException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What kept it. */
    public enum Reason {
        /** Another program listens on the port. */
        PORT_IN_USE,
        /** The other nodes did not do their part in time. */
        WAITED_TOO_LONG,
        /** A scripted step was refused. */
        REFUSED,
        /** The directory belongs to another region. */
        OTHER_REGION
    }

    private final Reason reason;

    public NodeException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
