// SPDX-License-Identifier: Apache-2.0
/**
 * One node as one process: what stands in its folder, start and stop, what an administrator asks of it from the command
 * line, and what is wrong where it does not start.
 *
 * <p>Read first: {@link org.enlace.service.NodeService}.
 */
@NullMarked
package org.enlace.service;

import org.jspecify.annotations.NullMarked;
