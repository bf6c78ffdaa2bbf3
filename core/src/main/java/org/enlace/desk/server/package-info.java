// SPDX-License-Identifier: Apache-2.0
/**
 * The listener of one or several desks, and the files of the desk as the browser takes them.
 *
 * <p>Read first: {@link org.enlace.desk.server.DeskServer}.
 */
@NullMarked
package org.enlace.desk.server;

import org.jspecify.annotations.NullMarked;
