// SPDX-License-Identifier: Apache-2.0
/**
 * The signed messages of the wire as values: an {@link org.enlace.envelope.Envelope} with its header, the
 * {@link org.enlace.envelope.Receipt} that answers it, and the notice by which a channel goes on after a loss.
 *
 * <p>What is inside an envelope is not known here; {@code wire} decides how it travels.
 */
@NullMarked
package org.enlace.envelope;

import org.jspecify.annotations.NullMarked;
