// SPDX-License-Identifier: Apache-2.0
package org.enlace.envelope;

import org.jdbi.v3.core.Handle;

/** Takes the messages of one type. */
@FunctionalInterface
public interface MessageReceiver {
    /**
     * Applies a message whose sender, order and content were checked. Called once for each message, inside the
     * transaction that stores its receipt. A refusal undoes what this call wrote; an exception undoes all, and the
     * sender delivers again later.
     */
    MessageVerdict receive(Handle tx, Envelope envelope);
}
