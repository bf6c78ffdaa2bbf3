// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

/** Something that a user should know about how a model was made, in English, without a value of the table. */
public record Note(Kind kind, String text) {
    /** What a note is about. */
    public enum Kind {
        /** A column that takes no part, or only with care. */
        COLUMN,
        /** A blocking rule that was refined, limited or left out. */
        RULE
    }
}
