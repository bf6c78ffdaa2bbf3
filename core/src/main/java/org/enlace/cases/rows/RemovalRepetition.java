// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.enlace.model.OfficerName;
import org.jdbi.v3.core.Handle;

/**
 * Takes out of an older copy of the own files whatever the newer files did not have any more, for whatever reason it had gone, and
 * takes the same sources back. What the newer files had and the copy does not is not made up.
 */
public final class RemovalRepetition {
    private static final String RECORDS = "case_held_record";
    private static final String STATEMENTS = "case_held_statement";
    private static final String LINKS = "case_held_link";
    private static final String WITHDRAWN = "case_withdrawn_source";

    /** The queries that say what files still hold, each with the table into which the caller of {@link #run} puts its rows. */
    public static final Map<String, String> STILL_HELD = Map.of(
            RECORDS, "select source_id, record_id from case_record",
            STATEMENTS, "select id from case_statement",
            LINKS, "select id from case_link",
            WITHDRAWN, "select id from case_source where withdrawn is not null");

    /** These tables, with their columns. */
    public static final List<String> TABLES = List.of(
            RECORDS + " (source_id text, record_id text)",
            STATEMENTS + " (id bigint)",
            LINKS + " (id text)",
            WITHDRAWN + " (id text)");

    private static final OfficerName BY = new OfficerName("restore");

    private static final List<String> STEPS = List.of(
            "create temporary table case_gone_record on commit drop as select source_id, record_id, target_id"
                    + " from case_record held where not exists (select from " + RECORDS
                    + " still where still.source_id = held.source_id and still.record_id = held.record_id)",
            "create temporary table case_gone_link on commit drop as select id, from_id, to_id from case_link held"
                    + " where not exists (select from " + LINKS + " still where still.id = held.id)",
            "create temporary table case_touched on commit drop as select target_id as id from case_gone_record"
                    + " union select from_id from case_gone_link union select to_id from case_gone_link"
                    + " union select subject_id from case_statement held where subject_id is not null"
                    + " and not exists (select from " + STATEMENTS + " still where still.id = held.id)",
            "delete from case_statement held where not exists (select from " + STATEMENTS
                    + " still where still.id = held.id)",
            "delete from case_statement held using case_gone_link gone where held.link_id = gone.id",
            "delete from case_link held using case_gone_link gone where held.id = gone.id",
            "delete from case_member held using case_gone_record gone"
                    + " where held.source_id = gone.source_id and held.record_id = gone.record_id",
            "delete from case_record held using case_gone_record gone"
                    + " where held.source_id = gone.source_id and held.record_id = gone.record_id");

    private final Handle tx;
    private final OffsetDateTime now;

    public RemovalRepetition(Handle tx, OffsetDateTime now) {
        this.tx = tx;
        this.now = now;
    }

    /** How many sources were taken back once more, and how many subjects removed. */
    public record Repeated(long sources, long subjects) {}

    /** Linear in the statements of the copy. */
    public Repeated run() {
        tx.execute("analyze " + String.join(", ", RECORDS, STATEMENTS, LINKS));
        List<String> sources = tx.createQuery("select id from case_source join " + WITHDRAWN
                        + " using (id) where withdrawn is null order by id")
                .mapTo(String.class)
                .list();
        for (String source : sources) {
            new SourceRemoval(tx, source, now).run(BY);
            tx.execute("drop table case_touched");
        }
        STEPS.forEach(tx::execute);
        new MergeTable(tx, now).dissolveEmptied();
        return new Repeated(sources.size(), new SubjectSweep(tx).touched());
    }
}
