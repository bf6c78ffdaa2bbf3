// SPDX-License-Identifier: Apache-2.0
/**
 * The door of a server: TLS 1.3 in which both sides are known by pinned keys, and how long and with how much memory whoever
 * connects may wait.
 *
 * <p>Used by the port for partners and by the desk. Uses {@code crypto} and {@code card}.
 */
@NullMarked
package org.enlace.line;

import org.jspecify.annotations.NullMarked;
