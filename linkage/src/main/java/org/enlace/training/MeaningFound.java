// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

/** What a column was taken for, and by what. */
public record MeaningFound(String column, ColumnMeaning meaning, Reason reason) {
    /** Why. */
    public enum Reason {
        EMPTY,
        /** Nearly all rows have the same value or none. */
        ONE_VALUE,
        HEADER,
        /** A word or two beside a surname. */
        NEIGHBOUR,
        /** A bare "name" in a table of which other headers say that its rows are persons. */
        PERSONS,
        CONTENT
    }
}
