// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Puts subjects in order after their statements changed: new captions, and none left of whom nothing is held. */
final class SubjectSweep {
    /** The properties that a caption is taken from, the best first. */
    static final String CAPTIONS =
            "'name', 'alias', 'number', 'registrationNumber', 'iban', 'accountNumber', 'imoNumber',"
                    + " 'passportNumber', 'idNumber', 'address', 'goods', 'phone', 'title', 'publicKey'";

    private static final String CAPTION = """
        with touched as (
            select distinct part.root_id as id from case_touched join case_subject part on part.id = case_touched.id
        ), best as (
            select distinct on (touched.id) touched.id, said.value
            from touched join case_subject part on part.root_id = touched.id
            left join case_statement said on said.subject_id = part.id
                and said.property in (%1$s)
            order by touched.id, array_position(array[%1$s], said.property), said.subject_id <> touched.id, said.id
        )
        update case_subject held set caption = coalesce(best.value, held.id) from best
        where held.id = best.id and held.caption is distinct from coalesce(best.value, held.id)
        """.formatted(CAPTIONS);

    private static final String EMPTY = """
        delete from case_subject held where held.id in (select id from case_touched)
        and not exists (select from case_statement where subject_id = held.id)
        and not exists (select from case_record where target_id = held.id and not purged)
        and not exists (select from case_merge where undone_at is null and held.id in (kept_id, merged_id))
        """;

    private final Handle tx;

    SubjectSweep(Handle tx) {
        this.tx = tx;
    }

    /** Those whose ids stand in the temporary table {@code case_touched}; returns how many were deleted. */
    long touched() {
        long deleted = tx.execute(EMPTY);
        tx.execute("delete from case_member held using case_touched where held.subject_id = case_touched.id"
                + " and not exists (select from case_subject where id = held.subject_id)"
                + " and not exists (select from case_record where source_id = held.source_id"
                + " and record_id = held.record_id and not purged)");
        tx.execute(CAPTION);
        return deleted;
    }

    /** The subjects with these ids; those of which nothing is left are deleted. */
    void emptied(List<String> ids) {
        some(ids);
        tx.execute(EMPTY.replace("case_touched", "case_some"));
        tx.execute(CAPTION.replace("case_touched", "case_some"));
    }

    /** The subjects with these ids. */
    void touched(List<String> ids) {
        some(ids);
        tx.execute(CAPTION.replace("case_touched", "case_some"));
    }

    private void some(List<String> ids) {
        tx.execute("create temporary table if not exists case_some (id text) on commit drop");
        tx.execute("truncate case_some");
        tx.execute("insert into case_some select unnest(?::text[])", (Object) ids.toArray(String[]::new));
    }
}
