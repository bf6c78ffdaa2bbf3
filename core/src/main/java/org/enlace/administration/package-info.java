// SPDX-License-Identifier: Apache-2.0
/**
 * {@code enlace node}: what the administrator of one machine does with its node.
 *
 * <p>Read first: {@link org.enlace.administration.NodeCommand}.
 */
@NullMarked
package org.enlace.administration;

import org.jspecify.annotations.NullMarked;
