// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import org.enlace.envelope.Envelope;
import org.enlace.envelope.Verdict;
import org.enlace.operation.Operations;
import org.enlace.operation.Outcome;
import org.enlace.store.Changes;
import org.enlace.store.Changes.Change;
import org.enlace.wire.Inbox;
import org.jdbi.v3.core.Handle;

/** Messages of joint operations as they arrive. */
final class OperationMail {
    private final Operations operations;
    private final Changes changes;

    OperationMail(Operations operations, Changes changes) {
        this.operations = operations;
        this.changes = changes;
    }

    void register(Inbox inbox) {
        Operations.TYPES.forEach(type -> inbox.register(type, this::receive));
    }

    private Verdict receive(Handle tx, Envelope envelope) {
        tx.afterCommit(() -> changes.tell(Change.OPERATIONS));
        return switch (operations.receive(tx, envelope.sender(), envelope.content())) {
            case Outcome.Taken _ -> Verdict.accepted();
            case Outcome.NotTaken(String code, String reason) -> Verdict.refused(code, reason);
        };
    }
}
