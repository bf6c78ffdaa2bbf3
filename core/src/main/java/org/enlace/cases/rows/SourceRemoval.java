// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.time.OffsetDateTime;
import java.util.List;
import org.enlace.model.OfficerName;
import org.jdbi.v3.core.Handle;

/**
 * Takes a source back whole: its statements, links, memberships and the text of its records. The records stay as bare
 * ids with their clock, so that bringing the file again does not keep anything longer. Merges of subjects of whom nothing
 * is left are dissolved.
 */
public final class SourceRemoval {
    private final Handle tx;
    private final String source;
    private final OffsetDateTime now;

    public SourceRemoval(Handle tx, String source, OffsetDateTime now) {
        this.tx = tx;
        this.source = source;
        this.now = now;
    }

    /** What {@link #run} would take away. */
    public SourceWithdrawal outlook() {
        return new SourceWithdrawal(
                count("select count(*) from case_statement where source_id = :source"),
                count("select count(*) from case_link where source_id = :source"),
                count("""
                    select count(*) from (select distinct subject_id as id from case_statement
                        where source_id = :source and subject_id is not null) as touched
                    where not exists (select from case_statement said
                        where said.subject_id = touched.id and said.source_id <> :source)
                    """),
                touched());
    }

    private List<String> touched() {
        return tx.createQuery("""
            select subject_id from case_statement where source_id = :source and subject_id is not null
            union select part.root_id from case_statement said join case_subject part on part.id = said.subject_id
                where said.source_id = :source
            union select from_id from case_link where source_id = :source
            union select to_id from case_link where source_id = :source
            """).bind("source", source).mapTo(String.class).list();
    }

    public SourceWithdrawal run(OfficerName by) {
        List<String> cases = cases();
        SourceWithdrawal taken = outlook();
        tx.execute("create temporary table case_touched (id text) on commit drop");
        tx.execute("insert into case_touched select unnest(?::text[])", (Object)
                taken.touched().toArray(String[]::new));
        update("insert into case_touched select target_id from case_record where source_id = :source");
        update("insert into case_touched select subject_id from case_member where source_id = :source");
        update("delete from case_statement where source_id = :source");
        update("delete from case_link where source_id = :source");
        update("delete from case_member where source_id = :source");
        update("""
            update case_record set purged = true, original = '', fingerprint = '', schema_name = '',
                target_id = record_id where source_id = :source
            """);
        tx.createUpdate("""
            delete from case_file held where held.id = any (:cases)
            and not exists (select from case_member where case_id = held.id)
            and not exists (select from case_record
                where record_kind = 'CASE' and target_id = held.id and not purged)
            """).bind("cases", cases.toArray(String[]::new)).execute();
        new MergeTable(tx, now).dissolveEmptied();
        new SubjectSweep(tx).touched();
        update("update case_load set released = coalesce(released, :now) where source_id = :source");
        tx.createUpdate("update case_source set withdrawn = :now, withdrawn_by = :by where id = :source")
                .bind("source", source)
                .bind("now", now)
                .bind("by", by.value())
                .execute();
        return taken;
    }

    /** The cases that the source told of, by a subject or by themselves. */
    private List<String> cases() {
        return tx.createQuery("""
            select case_id from case_member where source_id = :source
            union select target_id from case_record where source_id = :source and record_kind = 'CASE'
            """).bind("source", source).mapTo(String.class).list();
    }

    private long count(String sql) {
        return tx.createQuery(sql).bind("source", source).mapTo(Long.class).one();
    }

    private void update(String sql) {
        var update = tx.createUpdate(sql).bind("source", source);
        if (sql.contains(":now")) {
            update.bind("now", now);
        }
        update.execute();
    }
}
