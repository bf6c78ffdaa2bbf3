// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;

/** A file as a sequence of records. */
public interface FileRecords extends Closeable {
    /** Reads on to the next record and says what became of it; false where the file has ended. */
    boolean advance(Consumer<RecordOutcome> out, RecordTally tally) throws IOException;
}
