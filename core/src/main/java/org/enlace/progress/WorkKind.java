// SPDX-License-Identifier: Apache-2.0
package org.enlace.progress;

/** What kind of work takes long, and what is counted of it. */
public enum WorkKind {
    /** Rows of a file that is taken in. */
    INTAKE,
    /** Own values of which tags are made for a partner. */
    TAGS,
    /** Own values that a partner is to be asked about. */
    QUESTIONS,
    /** Batches of questions that a partner answers. */
    ANSWERS,
    /** Answered batches that are compared with a partner's tags. */
    COMPARISON
}
