// SPDX-License-Identifier: Apache-2.0
/**
 * How a node is, for those who look after it: {@link org.enlace.watch.NodeWatch} puts together what a running node and its machine say.
 * {@link org.enlace.watch.NodeHealth} tries what the node is for and says up or down; findings say in whole sentences how each thing stands and
 * what to do; metrics give numbers for a monitoring of the authority's; the log tells what happened. None of them holds anything of a case.
 *
 * <p>Start with {@link org.enlace.watch.NodeWatch}, {@link org.enlace.watch.NodeFindings} and {@link org.enlace.watch.NodeMetrics}.
 */
@NullMarked
package org.enlace.watch;

import org.jspecify.annotations.NullMarked;
