// SPDX-License-Identifier: Apache-2.0

/**
 * The HTTP API that one node offers its own officers, as {@code openapi.yaml} describes it.
 *
 * <p>{@link org.enlace.desk.server.DeskServer} listens; each {@link org.enlace.desk.DeskApi} is one node under its own
 * prefix. Every request but the sign-in needs a session, every one that writes needs the session's token as well, and
 * every error is a {@link org.enlace.desk.DeskProblem} with a stable code. Partners never call it.
 */
@NullMarked
package org.enlace.desk;

import org.jspecify.annotations.NullMarked;
