// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

/**
 * What one record of an outside file says, ready for an authority's own case files. {@code record} is the record's id
 * within its source; {@code original} is the record as it was written (FollowTheMoney JSON) or empty, kept so that
 * what we do not model goes back unchanged.
 */
public sealed interface CaseRecord {
    /** The record's id within its source. */
    String record();

    /** The record states something about a subject. */
    record OfSubject(String record, Subject subject, String original) implements CaseRecord {}

    /** The record states a relation; its two ends may come in other records or other files. */
    record OfLink(String record, SubjectLink link, String original) implements CaseRecord {}

    /** The record names a case, or adds subjects to one; its title and day of opening are those first stated. */
    record OfCase(String record, CaseFile caseFile, String original) implements CaseRecord {}

    /** The record is of a kind that we do not model; it is kept for the way back. */
    record Unmodelled(String record, String schema, String original) implements CaseRecord {}

    /** The source no longer states this record. */
    record Withdrawn(String record) implements CaseRecord {}

    /** The record turned out to be about a protected person: what is held under this subject id must go. */
    record Barred(String record) implements CaseRecord {}
}
