// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.util.List;
import org.enlace.picture.JointPicture;
import org.enlace.picture.PictureVertex;

/** What joins two subjects of the picture, or how far it was looked for. */
public sealed interface PictureConnection {
    /** A shortest path: its vertices in order, and a picture of nothing but them. */
    record Path(List<PictureVertex> vertices, JointPicture picture) implements PictureConnection {}

    /** There is none: all that can be reached from the first was looked at. */
    record None() implements PictureConnection {}

    /** There is none in the joint part of the picture, and nothing else was looked at. */
    record NoneJoint() implements PictureConnection {}

    /** None was found within so many steps, and there is more beyond. */
    record NotWithin(int steps) implements PictureConnection {}
}
