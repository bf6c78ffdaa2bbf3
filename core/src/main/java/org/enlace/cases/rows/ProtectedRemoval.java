// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Deletes everything that any source said under the id of a protected person: statements, links, memberships, merges and
 * the records as they were written. Nothing in the files remembers the id; who called gets it, to recall what was told.
 */
public final class ProtectedRemoval {
    private static final List<String> STEPS = List.of(
            "delete from case_statement held using case_barred where held.subject_id = case_barred.id",
            "delete from case_statement held using case_barred where held.origin_id = case_barred.id",
            "delete from case_statement held using case_barred_link where held.link_id = case_barred_link.id",
            "delete from case_record held using case_barred_link where held.source_id = case_barred_link.source_id"
                    + " and held.record_id = case_barred_link.record_id",
            "delete from case_link held using case_barred_link where held.id = case_barred_link.id",
            "delete from case_member held using case_barred where held.subject_id = case_barred.id",
            "delete from case_record held using case_barred where held.target_id = case_barred.id",
            "delete from case_subject held using case_barred where held.id = case_barred.id");

    private final Handle tx;
    private final OffsetDateTime now;

    public ProtectedRemoval(Handle tx, OffsetDateTime now) {
        this.tx = tx;
        this.now = now;
    }

    /** The ids that the load says are barred. */
    RemovedSubjects run() {
        long barred = tx.execute("create temporary table case_barred on commit drop as"
                + " select distinct target_id as id from case_in where record_kind = 'BARRED'");
        return barred > 0 ? delete() : RemovedSubjects.nobody();
    }

    /** The subjects merged under these roots. */
    public RemovedSubjects run(Set<String> roots) {
        tx.execute("create temporary table case_barred (id text) on commit drop");
        long barred = tx.createUpdate("insert into case_barred select id from case_subject"
                        + " where root_id in (select unnest(cast(:roots as text[])))")
                .bind("roots", roots.toArray(String[]::new))
                .execute();
        return barred > 0 ? delete() : RemovedSubjects.nobody();
    }

    private RemovedSubjects delete() {
        RemovedSubjects removed = reach();
        tx.execute("""
            create temporary table case_barred_link on commit drop as
            select link.id, source_id, record_id from case_link link join case_barred on case_barred.id = from_id
            union
            select link.id, source_id, record_id from case_link link join case_barred on case_barred.id = to_id
            """);
        tx.createScript("analyze case_barred; analyze case_barred_link;").execute();
        MergeTable merging = new MergeTable(tx, now);
        tx.createQuery("select id from case_barred where exists"
                        + " (select from case_merge where case_barred.id in (kept_id, merged_id))")
                .mapTo(String.class)
                .list()
                .forEach(merging::dissolve);
        STEPS.forEach(tx::execute);
        new SubjectSweep(tx).emptied(removed.touched());
        return removed;
    }

    private RemovedSubjects reach() {
        List<String> touched = tx.createQuery("""
            with under as (
                select id from case_barred
                union select said.subject_id from case_statement said join case_barred on case_barred.id = said.origin_id
                    where said.subject_id is not null
            )
            select id from under union select part.root_id from under join case_subject part on part.id = under.id
            """).mapTo(String.class).list();
        long held = tx.createQuery("select count(*) from case_barred join case_subject using (id)")
                .mapTo(Long.class)
                .one();
        return new RemovedSubjects(held, touched);
    }
}
