// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

/** What came of a step or of a message received. */
public sealed interface Outcome {
    /** The step was taken; {@code id} is that of the operation or, for a task, of the task. */
    record Taken(String id) implements Outcome {}

    /** Nothing was changed. {@code code} is an {@link Obstacle}'s name or the code of the agreement that refuses. */
    record NotTaken(String code, String reason) implements Outcome {
        static NotTaken because(Obstacle obstacle) {
            return new NotTaken(obstacle.name(), obstacle.english());
        }
    }
}
