// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/** Deletes what has expired: statements, the text of records, links, and subjects of whom nothing is left. */
public final class DataExpiry {
    private final Handle tx;

    public DataExpiry(Handle tx) {
        this.tx = tx;
    }

    public PurgedCounts purge(LocalDate day) {
        tx.execute("create temporary table case_touched (id text) on commit drop");
        on(
                "insert into case_touched select target_id from case_record where expires <= :day and not purged union"
                        + " select subject_id from case_statement where expires <= :day and subject_id is not null",
                day);
        long statements = on("delete from case_statement where expires <= :day", day);
        long records =
                on("update case_record set purged = true, original = '' where expires <= :day and not purged", day);
        long links = tx.execute("""
            delete from case_link held using case_record record
            where record.source_id = held.source_id and record.record_id = held.record_id and record.purged
            """);
        long subjects = new SubjectSweep(tx).touched();
        return new PurgedCounts(statements, links, subjects, records);
    }

    private long on(String sql, LocalDate day) {
        return tx.createUpdate(sql).bind("day", day).execute();
    }
}
