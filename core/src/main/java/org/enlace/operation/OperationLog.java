// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Where each step is recorded in its transaction: the node's ledger. Fields are ids, codes and counts. */
@FunctionalInterface
public interface OperationLog {
    void append(Handle tx, Map<String, ?> fields);
}
