// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

/** Why a step is not taken; the name is the stable code. */
enum StepObstacle {
    MALFORMED("The message must have its documented form."),
    NO_AGREEMENT("No agreement with this authority allows operations."),
    UNKNOWN_OPERATION("The operation is not known here."),
    KNOWN_OPERATION("An operation with this id is already known."),
    NOT_INVITED("Only the authorities named in the proposal take part."),
    NOT_THE_AUTHOR("A message must come from its author or from the proposer."),
    NOT_SIGNED("A statement must be signed by the key of its author, whoever passes it on."),
    OTHER_KEY("An authority must be introduced under the key by which it is known here; pin its card in person."),
    OTHER_PROPOSAL("A statement must be about the proposal that is known here."),
    OLD_STATEMENT("A statement must follow what its author said before."),
    SAYS_THE_SAME("A statement must say something new."),
    SAID_ENOUGH("An authority says at most 1,000 things about one operation."),
    WRONG_ROLE("This step needs an officer in another role."),
    ALREADY_ANSWERED("An invitation is answered once."),
    NOT_TAKING_PART("Only an authority that accepted and did not leave may do this."),
    NOT_AGREED("All who were invited must have answered, and at least two must take part."),
    NO_GO_TO_TAKE_BACK("Only a go that stands can be taken back."),
    NO_GO_YET("Results follow the common go."),
    NO_MORE_TASKS("An operation has at most 500 tasks, each with an id of its own."),
    UNKNOWN_TASK("The task is not known here."),
    NOT_ASSIGNED("Only the authority that a task is assigned to reports on it."),
    OVER("The operation has ended.");

    private final String english;

    StepObstacle(String english) {
        this.english = english;
    }

    /** One English sentence without case content. */
    String english() {
        return english;
    }
}
