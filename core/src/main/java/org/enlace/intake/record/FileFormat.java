// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

/** The shapes of file that are read. */
public enum FileFormat {
    /** One FollowTheMoney entity, or one {@code op/entity} change, a line. */
    FTM_LINES,
    /** One JSON document that holds a list of FollowTheMoney entities somewhere. */
    FTM_DOCUMENT,
    /** A table of statements about FollowTheMoney entities: an entity, a property and a value a row. */
    FTM_STATEMENTS,
    /** A table with a header row. */
    CSV,
    /** None of these. */
    UNKNOWN
}
