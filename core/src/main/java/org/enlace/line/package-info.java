// SPDX-License-Identifier: Apache-2.0
/**
 * The door of a server: TLS 1.3 in which both sides are known by pinned keys, and how long a caller may wait and how
 * much memory it may take.
 *
 * <p>Used by the port for partners and by the desk.
 */
@NullMarked
package org.enlace.line;

import org.jspecify.annotations.NullMarked;
