// SPDX-License-Identifier: Apache-2.0

/**
 * One authority's node: the packages it is made of wired together, and the jobs that carry results from one to the
 * next.
 *
 * <p>{@link org.enlace.node.AuthorityNode} opens the database, the keys, the ledger and the line to the partners;
 * {@link org.enlace.demo.DemoRegion} runs several nodes in one process. The veil's questions, answers and hits go
 * through {@link org.enlace.exchange.VeilAsker}, which keeps its budgets in the database and its account in the ledger.
 * The HTTP API of the desk is {@code org.enlace.desk}.
 *
 * <p>Nothing here decides what may leave: that is {@code share}.
 */
@NullMarked
package org.enlace.node;

import org.jspecify.annotations.NullMarked;
