// SPDX-License-Identifier: Apache-2.0
/**
 * What an administrator sets for a node: one commented file, environment variables over it, and what is wrong with either.
 *
 * <p>Read first: {@link org.enlace.settings.ServiceSettings}.
 */
@NullMarked
package org.enlace.settings;

import org.jspecify.annotations.NullMarked;
