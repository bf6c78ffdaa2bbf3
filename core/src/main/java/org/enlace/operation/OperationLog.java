// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import org.enlace.ledger.entry.NodeEntry;
import org.jdbi.v3.core.Handle;

/** Where each step is recorded in its transaction: the node's ledger. */
@FunctionalInterface
public interface OperationLog {
    void append(Handle tx, NodeEntry.OperationStep step);
}
