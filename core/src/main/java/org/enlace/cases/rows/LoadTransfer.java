// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Takes what is new from {@link LoadStaging} into the tables, set by set. A record whose fingerprint is known is left
 * alone, so that loading a file again changes nothing, not even what was purged since. A record that changed loses what
 * it no longer says; what it newly says expires with the record's first clock.
 */
public final class LoadTransfer {
    private static final int MANY = 1_000;

    private final Handle tx;
    private final String source;
    private final LocalDate today;
    private final OffsetDateTime now;
    private final long load;

    public LoadTransfer(Handle tx, String source, long load, LocalDate today, OffsetDateTime now) {
        this.tx = tx;
        this.source = source;
        this.load = load;
        this.today = today;
        this.now = now;
    }

    public LoadResult run(long records) {
        compare();
        long changed = count("select count(*) from case_new where known");
        long fresh = count("select count(*) from case_new where not known");
        long unmodelled = count("select count(distinct record_id) from case_in join case_new using (record_id)"
                + " where record_kind = 'UNMODELLED'");
        long all =
                count("select count(distinct record_id) from case_in where record_kind not in ('WITHDRAWN', 'BARRED')");
        long withdrawn = withdraw();
        forgetWhatChanged();
        records();
        long subjects = subjects();
        long links = links();
        long expired = count(EXPIRED);
        long statements = statements();
        List<String> cases = cases();
        tellPlanner(records);
        long barred = count("select count(distinct target_id) from case_in where record_kind = 'BARRED'");
        RemovedSubjects removed = new ProtectedRemoval(tx, now).run();
        new SubjectSweep(tx).touched();
        return new LoadResult(
                load,
                new LoadResult.Records(records, fresh, changed, all - fresh - changed),
                new ContentCounts(subjects, links, statements),
                cases,
                new LoadResult.SetApart(unmodelled, withdrawn, barred, expired),
                removed);
    }

    /** Which records are new or say something else than before, and which subjects are touched. */
    private void compare() {
        update("""
            create temporary table case_new on commit drop as
            select incoming.record_id, incoming.fingerprint, held.record_id is not null as known
            from (select record_id, md5(string_agg(fingerprint, ',' order by fingerprint)) as fingerprint
                  from (select distinct record_id, fingerprint from case_in
                        where record_kind not in ('WITHDRAWN', 'BARRED')
                        union select record_id, fingerprint from case_in_statement) as said
                  group by record_id) as incoming
            left join case_record held on held.source_id = :source and held.record_id = incoming.record_id
            where held.fingerprint is distinct from incoming.fingerprint
            """);
        tx.execute("analyze case_new");
        tx.execute("""
            create temporary table case_touched on commit drop as
            select target_id as id from case_in join case_new using (record_id) where record_kind = 'SUBJECT'
            union select subject_id from case_in_member join case_new using (record_id)
            union select target_id from case_in where record_kind = 'BARRED'
            """);
        update("""
            insert into case_touched select held.target_id from case_record held
            join case_in on held.record_id = case_in.record_id and case_in.record_kind = 'WITHDRAWN'
            where held.source_id = :source
            """);
    }

    /** Records that the source no longer states, and the links that were read out of them. */
    private long withdraw() {
        long withdrawn = update("""
            delete from case_record held using case_in
            where case_in.record_kind = 'WITHDRAWN' and held.source_id = :source
            and held.record_id = case_in.record_id
            """);
        long derived = update("""
            delete from case_record held using case_in
            where case_in.record_kind = 'WITHDRAWN' and held.source_id = :source
            and position('#' in held.record_id) > 0 and split_part(held.record_id, '#', 1) = case_in.record_id
            """);
        derived += update("""
            delete from case_record held using case_new
            where case_new.known and held.source_id = :source
            and position('#' in held.record_id) > 0 and split_part(held.record_id, '#', 1) = case_new.record_id
            and not exists (select from case_in where case_in.record_id = held.record_id)
            """);
        boolean gone = withdrawn + derived > 0;
        for (String table : gone ? List.of("case_statement", "case_link", "case_member") : List.<String>of()) {
            update("delete from " + table
                    + " held where held.source_id = :source and not exists (select from case_record"
                    + " where case_record.source_id = held.source_id and case_record.record_id = held.record_id)");
        }
        return withdrawn;
    }

    private void forgetWhatChanged() {
        update("""
            delete from case_statement held using case_new
            where case_new.known and held.source_id = :source and held.record_id = case_new.record_id
            and not exists (select from case_in_statement incoming
                where incoming.record_id = held.record_id and incoming.target_id = held.origin_id
                and incoming.fingerprint = held.fingerprint)
            """);
        update("""
            delete from case_member held using case_new
            where case_new.known and held.source_id = :source and held.record_id = case_new.record_id
            """);
        update("""
            delete from case_link held using case_new
            where case_new.known and held.source_id = :source and held.record_id = case_new.record_id
            """);
    }

    /** Keeps each new record with its clock; one without statements goes with the last of its load. */
    private void records() {
        LocalDate last = tx.createQuery("select coalesce(max(expires), :today::date + 365) from case_in_statement")
                .bind("today", today)
                .mapTo(LocalDate.class)
                .one();
        query("""
            insert into case_record (source_id, record_id, record_kind, target_id, schema_name, original,
                fingerprint, first_loaded, expires)
            select :source, record_id, record_kind, target_id, what, original, fingerprint, :now, expires
            from (select distinct on (record_id) case_in.place, record_id, record_kind, target_id, what, original,
                    case_new.fingerprint,
                    coalesce(clock.expires, :last) as expires
                from case_in join case_new using (record_id)
                left join (select record_id, max(expires) as expires from case_in_statement group by record_id) as clock
                    using (record_id)
                where record_kind not in ('WITHDRAWN', 'BARRED')
                order by record_id, original = '', case_in.place) as fresh
            order by place
            on conflict (source_id, record_id) do update
            set record_kind = excluded.record_kind, target_id = excluded.target_id,
                schema_name = excluded.schema_name,
                original = case when case_record.expires <= :today then '' else excluded.original end,
                fingerprint = excluded.fingerprint,
                purged = case_record.purged and case_record.expires <= :today
            """).bind("now", now).bind("last", last).bind("today", today).execute();
    }

    /** Subjects come with the caption that the sweep would give them, so that it finds nothing to change. */
    private long subjects() {
        return tx.execute("""
            insert into case_subject (id, subject_kind, caption, root_id)
            select distinct on (target_id) target_id, what, coalesce(best.value, target_id), target_id
            from case_in join case_new using (record_id)
            left join (select distinct on (target_id) target_id, value from case_in_statement
                where not of_link and property in (%s)
                order by target_id, array_position(array[%s], property)) as best using (target_id)
            where record_kind = 'SUBJECT'
            order by target_id, place
            on conflict (id) do nothing
            """.formatted(SubjectSweep.CAPTIONS, SubjectSweep.CAPTIONS));
    }

    private long links() {
        return query("""
            insert into case_link (id, relation, from_id, to_id, source_id, record_id, load_id)
            select distinct on (target_id) target_id, what, from_id, to_id, :source, record_id, :load
            from case_in join case_new using (record_id) where record_kind = 'LINK'
            order by target_id, place
            on conflict (id) do nothing
            """).bind("load", load).execute();
    }

    private static final String EXPIRED = """
        select count(*) from case_in_statement said join case_new using (record_id)
        join case_record held on held.source_id = :source and held.record_id = said.record_id
        where least(said.expires, held.expires) <= :today
        """;

    private long statements() {
        return query("""
            insert into case_statement (subject_id, link_id, origin_id, source_id, record_id, property, value,
                original, language, grade, handling, legal_basis, first_seen, last_seen, expires,
                fingerprint, folded, exact, load_id)
            select case when of_link then null else said.target_id end,
                case when of_link then said.target_id end, said.target_id, :source, said.record_id,
                property, value, said.original, language, grade, handling, legal_basis, first_seen,
                last_seen, least(said.expires, held.expires), said.fingerprint,
                nullif(folded, ''), nullif(exact, ''), :load
            from case_in_statement said join case_new using (record_id)
            join case_record held on held.source_id = :source and held.record_id = said.record_id
            where least(said.expires, held.expires) > :today
            on conflict ((md5(source_id || E'\\n' || record_id || E'\\n' || origin_id || E'\\n' || fingerprint)::uuid)) do nothing
            """).bind("today", today).bind("load", load).execute();
    }

    private List<String> cases() {
        List<String> added = tx.createQuery("""
            insert into case_file (id, title, opened)
            select distinct on (target_id) target_id, title, opened::date
            from case_in join case_new using (record_id) where record_kind = 'CASE'
            order by target_id, place
            on conflict (id) do nothing
            returning id
            """).mapTo(String.class).list();
        update("""
            insert into case_member (case_id, subject_id, source_id, record_id)
            select distinct case_id, subject_id, :source, record_id
            from case_in_member join case_new using (record_id)
            on conflict do nothing
            """);
        return added;
    }

    /** After a large load the planner's figures are far from the tables; without new ones it would walk them all. */
    private void tellPlanner(long records) {
        if (records > MANY) {
            tx.execute("select gin_clean_pending_list('case_statement_by_name')");
            tx.createScript("analyze case_subject; analyze case_statement; analyze case_record; analyze case_link;"
                            + " analyze case_member; analyze case_touched;")
                    .execute();
        }
    }

    private long count(String sql) {
        var query = tx.createQuery(sql);
        if (sql.contains(":source")) {
            query.bind("source", source);
        }
        if (sql.contains(":today")) {
            query.bind("today", today);
        }
        return query.mapTo(Long.class).one();
    }

    private long update(String sql) {
        return sql.contains(":source") ? query(sql).execute() : tx.execute(sql);
    }

    private Update query(String sql) {
        return tx.createUpdate(sql).bind("source", source);
    }
}
