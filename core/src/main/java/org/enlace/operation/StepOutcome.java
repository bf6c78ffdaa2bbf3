// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

/** What came of a step or of a message received. */
public sealed interface StepOutcome {
    /** The step was taken; {@code id} is that of the operation or, for a task, of the task. */
    record Taken(String id) implements StepOutcome {}

    /** Nothing was changed. {@code code} is an {@link StepObstacle}'s name or the code of the agreement that refuses. */
    record NotTaken(String code, String reason) implements StepOutcome {
        static NotTaken because(StepObstacle obstacle) {
            return new NotTaken(obstacle.name(), obstacle.english());
        }
    }
}
