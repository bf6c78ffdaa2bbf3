// SPDX-License-Identifier: Apache-2.0
/**
 * The nouns of the trade: subjects, links, statements, sources, authorities and purposes.
 *
 * <p>What exists here is valid: records check in their compact constructors. The package does no input or output and
 * uses no other package of ours.
 */
@NullMarked
package org.enlace.model;

import org.jspecify.annotations.NullMarked;
