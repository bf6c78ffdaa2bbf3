// SPDX-License-Identifier: Apache-2.0

/**
 * The joint network: what several authorities contributed, drawn as one graph in which every link still says who stated
 * it.
 *
 * <p>Takes in each authority's subjects and links as {@link org.enlace.picture.PictureContribution}s, and as
 * {@link org.enlace.picture.SubjectSameness} the matches that a named officer confirmed. Gives out a
 * {@link org.enlace.picture.JointPicture}: vertices with all their members, edges with all their contributors,
 * neighbourhoods, shortest paths, and what each authority would see alone. Positions are a function of the graph alone,
 * so the same graph is always drawn alike.
 *
 * <p>Structure is shown, persons are not ranked.
 */
@NullMarked
package org.enlace.picture;

import org.jspecify.annotations.NullMarked;
