// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import org.enlace.model.CaseRecord;
import org.enlace.model.ProtectionGround;

/**
 * What became of one record of a file. {@code line} counts from 1. One line may be accepted as several records (a
 * person, a vehicle and the link between them), but is refused or counted as a whole.
 */
public sealed interface RecordOutcome {
    /** Line of the file at which the record begins, from 1. */
    long line();

    /** The record was understood. */
    record Accepted(long line, CaseRecord content) implements RecordOutcome {}

    /** The record was not taken in. {@code record} is its id where it has one, else empty; it is never printed. */
    record Refused(long line, RefusalReason reason, String message, String record) implements RecordOutcome {
        public Refused(long line, RefusalReason reason) {
            this(line, reason, reason.message(), "");
        }

        /** The stable code of the reason. */
        public String code() {
            return reason.name();
        }

        /** Line and reason only. */
        @Override
        public String toString() {
            return "Refused[line=" + line + ", code=" + code() + "]";
        }
    }

    /** The record is about a protected person of whom only the number is kept. */
    record Counted(long line, ProtectionGround kind, String message, String record) implements RecordOutcome {
        /** Line and kind only. */
        @Override
        public String toString() {
            return "Counted[line=" + line + ", kind=" + kind + "]";
        }
    }
}
