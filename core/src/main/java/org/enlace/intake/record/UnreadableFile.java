// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.util.function.Consumer;

/** A file that cannot be read at all: one refusal at line 1. */
public final class UnreadableFile implements FileRecords {
    private final RefusalReason reason;

    public UnreadableFile(RefusalReason reason) {
        this.reason = reason;
    }

    @Override
    public boolean advance(Consumer<RecordOutcome> out, RecordTally tally) {
        out.accept(new RecordOutcome.Refused(1, reason));
        return false;
    }

    @Override
    public void close() {}
}
