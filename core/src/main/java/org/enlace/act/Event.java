// SPDX-License-Identifier: Apache-2.0
package org.enlace.act;

import java.time.Instant;
import org.enlace.model.AuthorityId;

/**
 * One line of an operation's timeline. {@code detail} is empty or ids, codes and counts with colons between
 * (a task and whose it is or how far, a kind of result and its count, the members of a go counted); {@code officer} is empty unless one of this
 * node's own people took the step.
 */
public record Event(Instant at, AuthorityId author, Step step, String detail, String officer) {

    /** What happened. */
    public enum Step {
        PROPOSED,
        ACCEPTED,
        DECLINED,
        TASK_ASSIGNED,
        TASK_REPORTED,
        GO_GIVEN,
        GO_REACHED,
        RESULT,
        LEFT,
        /** A message could not be passed on to an authority for want of an agreement; detail names both. */
        NOT_PASSED_ON
    }
}
