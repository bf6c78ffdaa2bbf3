// SPDX-License-Identifier: Apache-2.0
package org.enlace.envelope;

import org.jdbi.v3.core.Handle;

/**
 * Takes messages of a type of which something takes long. That is done before the transaction that applies a message, without a
 * connection to the database; what it rests on is looked at again in the transaction.
 */
public interface PreparedReceiver extends MessageReceiver {
    /**
     * Does what takes long about a message that is next in its channel, and returns who applies it. Nothing is written and nothing leaves:
     * the transaction may not come, or this may be done again. Reading is done in transactions of its own.
     */
    MessageReceiver prepare(Envelope envelope);

    /** A message that came to be next after it was looked at: it is prepared first. */
    @Override
    default MessageVerdict receive(Handle tx, Envelope envelope) {
        throw new OutdatedPreparation();
    }

    /** What a preparation rested on has changed: it is done again, and nothing of the transaction stays. */
    final class OutdatedPreparation extends RuntimeException {
        private static final long serialVersionUID = 1;

        public OutdatedPreparation() {
            super("what a message was prepared with has changed", null, false, false);
        }
    }
}
