// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

/** What two authorities may do together; an agreement that does not list an operation forbids it. */
public enum SharedOperation {
    /** Blinded questions and their answers, requests that follow a hit, and what became of the hit. */
    HIT_QUERY,
    /** Subjects, links and statements in clear. */
    DISCLOSE,
    /** A proposed link or correction to the partner's record. */
    PROPOSE,
    /** Received records shown in the joint network. */
    JOINT_PICTURE,
    /** Messages of a joint operation. */
    OPERATION,
    /** Counts that have passed disclosure control. */
    AGGREGATE
}
