// SPDX-License-Identifier: Apache-2.0
/**
 * The demonstration: several nodes in one process on the made-up region, its officers and its story, and how well it came
 * out.
 *
 * <p>Nothing of a real node uses it. Read first: {@link org.enlace.demo.Demo}, {@link org.enlace.demo.Region}, {@link
 * org.enlace.demo.Story}.
 */
@NullMarked
package org.enlace.demo;

import org.jspecify.annotations.NullMarked;
