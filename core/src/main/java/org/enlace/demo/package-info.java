// SPDX-License-Identifier: Apache-2.0
/**
 * The demonstration: several nodes in one process on the made-up region, its officers and its story, and the figures on
 * how well it came out.
 *
 * <p>No package of a node needs it; the commands in {@code app} start it. Read first: {@link org.enlace.demo.DemoRun},
 * {@link org.enlace.demo.DemoRegion}, {@link org.enlace.demo.DemoStory}.
 */
@NullMarked
package org.enlace.demo;

import org.jspecify.annotations.NullMarked;
