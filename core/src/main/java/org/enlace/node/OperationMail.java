// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import org.enlace.envelope.Envelope;
import org.enlace.envelope.MessageVerdict;
import org.enlace.operation.JointOperations;
import org.enlace.operation.StepOutcome;
import org.enlace.store.ChangeNotices;
import org.enlace.store.ChangeNotices.Change;
import org.enlace.wire.EnvelopeInbox;
import org.jdbi.v3.core.Handle;

/** Messages of joint operations as they arrive. */
final class OperationMail {
    private final JointOperations operations;
    private final ChangeNotices changes;

    OperationMail(JointOperations operations, ChangeNotices changes) {
        this.operations = operations;
        this.changes = changes;
    }

    void register(EnvelopeInbox inbox) {
        JointOperations.TYPES.forEach(type -> inbox.register(type, this::receive));
    }

    private MessageVerdict receive(Handle tx, Envelope envelope) {
        tx.afterCommit(() -> changes.tell(Change.OPERATIONS));
        return switch (operations.receive(tx, envelope.sender(), envelope.content())) {
            case StepOutcome.Taken _ -> MessageVerdict.accepted();
            case StepOutcome.NotTaken(String code, String reason) -> MessageVerdict.refused(code, reason);
        };
    }
}
