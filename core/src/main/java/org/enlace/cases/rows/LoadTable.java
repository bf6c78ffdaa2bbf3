// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.model.OfficerName;
import org.enlace.model.SubjectKind;
import org.jdbi.v3.core.Handle;

/** Loads as rows: begun, counted, released. */
public final class LoadTable {
    /** True of a statement or link {@code said} that may be asked about and told. */
    public static final String RELEASED =
            " coalesce(said.load_id, 0) not in (select id from case_load where released is null) ";

    private final Handle tx;
    private final OffsetDateTime now;

    public LoadTable(Handle tx, OffsetDateTime now) {
        this.tx = tx;
        this.now = now;
    }

    public long begin(String source, String fileHash, OfficerName by) {
        return tx.createQuery("""
            insert into case_load (source_id, file_hash, loaded, loaded_by)
            values (:source, :hash, :now, :by) returning id
            """)
                .bind("source", source)
                .bind("hash", fileHash)
                .bind("now", now)
                .bind("by", by.value())
                .mapTo(Long.class)
                .one();
    }

    /** Notes what a load brought; one that brought nothing has nothing to be looked at. */
    public void end(long load, LoadResult result, LoadResult.Aside aside) {
        tx.createUpdate("""
            update case_load set subjects = :subjects, links = :links, statements = :statements, refused = :refused,
                counted = :counted, released = case when :statements + :links = 0 then loaded end
            where id = :load
            """)
                .bind("subjects", result.added().subjects())
                .bind("links", result.added().links())
                .bind("statements", result.added().statements())
                .bind("refused", aside.refused())
                .bind("counted", aside.counted())
                .bind("load", load)
                .execute();
    }

    /** Releases a load; false where it is released already, nothing of it is held or its source was taken back. */
    public boolean release(long load, OfficerName by) {
        boolean held = tx.createQuery("""
            select source.id from case_source source join case_load l on l.source_id = source.id
            where l.id = :load and source.withdrawn is null for update of source
            """)
                .bind("load", load)
                .mapTo(String.class)
                .findOne()
                .isPresent();
        return held
                && tx.createUpdate("update case_load set released = :now, released_by = :by where id = :load and"
                                        + " released is null")
                                .bind("now", now)
                                .bind("by", by.value())
                                .bind("load", load)
                                .execute()
                        == 1;
    }

    public Optional<KeptLoad> find(long load) {
        return tx.createQuery(SELECT + " where l.id = :load")
                .bind("load", load)
                .map((row, _) -> load(row))
                .findOne();
    }

    public long waiting() {
        return tx.createQuery("select count(*) from case_load where released is null")
                .mapTo(Long.class)
                .one();
    }

    private static final String SELECT =
            "select l.*, source.title from case_load l join case_source source on source.id = l.source_id";

    private static KeptLoad load(ResultSet row) throws SQLException {
        Optional<Instant> released = instant(row, "released");
        Optional<OfficerName> releasedBy = OfficerName.read(row.getString("released_by"));
        return new KeptLoad(
                row.getLong("id"),
                row.getString("source_id"),
                row.getString("title"),
                new KeptLoad.Loading(instant(row, "loaded").orElseThrow(), new OfficerName(row.getString("loaded_by"))),
                counts(row),
                new LoadResult.Aside(row.getLong("refused"), row.getLong("counted")),
                released.map(at -> new KeptLoad.Release(at, releasedBy)));
    }

    private static ContentCounts counts(ResultSet row) throws SQLException {
        return new ContentCounts(row.getLong("subjects"), row.getLong("links"), row.getLong("statements"));
    }

    private static HeldSource source(ResultSet row, List<KeptLoad> loads) throws SQLException {
        String withdrawnBy = row.getString("withdrawn_by");
        return new HeldSource(
                row.getString("id"),
                row.getString("title"),
                new HeldSource.Marking(row.getString("grade"), row.getString("handling")),
                instant(row, "last_loaded").orElseThrow(),
                instant(row, "withdrawn").map(at -> new HeldSource.Withdrawal(at, new OfficerName(withdrawnBy))),
                counts(row),
                loads);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** All sources with what they still say, the last loaded first. */
    public List<HeldSource> sources() {
        return sources("");
    }

    public Optional<HeldSource> source(String id) {
        return sources(id).stream().findFirst();
    }

    /** The source of that id, or all where it is empty. */
    private List<HeldSource> sources(String id) {
        Map<String, List<KeptLoad>> loads = new LinkedHashMap<>();
        tx.createQuery(SELECT + " where :id in ('', l.source_id) order by l.id desc")
                .bind("id", id)
                .map((row, _) -> load(row))
                .forEach(load -> loads.computeIfAbsent(load.source(), _ -> new ArrayList<>())
                        .add(load));
        return tx.createQuery("""
            select source.*,
                (select count(*) from case_statement said where said.source_id = source.id) as statements,
                (select count(*) from case_link link where link.source_id = source.id) as links,
                (select count(distinct said.subject_id) from case_statement said where said.source_id = source.id)
                    as subjects
            from case_source source where :id in ('', source.id) order by last_loaded desc, id
            """)
                .bind("id", id)
                .map((row, _) -> source(row, loads.getOrDefault(row.getString("id"), List.of())))
                .list();
    }

    /** The subjects that a load said something of, by caption, at most so many. */
    public List<SubjectCaption> brought(long load, int most) {
        return tx.createQuery("""
            select distinct root.caption, root.id, root.subject_kind from case_statement said
            join case_subject part on part.id = said.subject_id join case_subject root on root.id = part.root_id
            where said.load_id = :load order by root.caption, root.id limit :most
            """)
                .bind("load", load)
                .bind("most", most)
                .map((row, _) -> new SubjectCaption(
                        row.getString("id"),
                        SubjectKind.valueOf(row.getString("subject_kind")),
                        row.getString("caption")))
                .list();
    }

    /** The links that a load brought, their ends by caption, at most so many. */
    public List<BroughtLink> broughtLinks(long load, int most) {
        return tx.createQuery("""
            select link.relation, coalesce(from_root.caption, '') as from_text, coalesce(to_root.caption, '') as to_text
            from case_link link
            left join case_subject from_end on from_end.id = link.from_id
            left join case_subject from_root on from_root.id = from_end.root_id
            left join case_subject to_end on to_end.id = link.to_id
            left join case_subject to_root on to_root.id = to_end.root_id
            where link.load_id = :load order by link.id limit :most
            """)
                .bind("load", load)
                .bind("most", most)
                .map((row, _) -> new BroughtLink(
                        row.getString("relation"), row.getString("from_text"), row.getString("to_text")))
                .list();
    }
}
