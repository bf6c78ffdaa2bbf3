// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.time.Instant;
import java.util.Optional;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;

/**
 * One line of an operation's timeline; {@code at} is when this node took it, by its own clock. {@code detail} is empty or ids, codes and counts with colons between
 * (a task and whose it is or how far, a kind of result and its count, the members of a go counted); {@code officer} is empty unless one of this
 * node's own people took the step.
 */
public record OperationEvent(Instant at, AuthorityId author, Step step, String detail, Optional<OfficerName> officer) {

    /** What happened. */
    public enum Step {
        PROPOSED,
        ACCEPTED,
        DECLINED,
        TASK_ASSIGNED,
        TASK_REPORTED,
        GO_GIVEN,
        GO_REACHED,
        GO_TAKEN_BACK,
        /** The common go, or goes of others than the author, stand no more; detail is how many of those have to be given again. */
        GO_LAPSED,
        RESULT,
        LEFT,
        /** A message could not be passed on to an authority for want of an agreement; detail names both. */
        NOT_PASSED_ON,
        /** Statements of the author did not come to this node; detail is how many. */
        MISSED
    }
}
