// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.cases.rows.CaseException.Reason;
import org.enlace.model.OfficerName;
import org.jdbi.v3.core.Handle;

/**
 * Merges and splits. A merge only points the roots of subjects at each other, so undoing it gives back what was; a
 * split moves statements to a new subject and remembers where they came from.
 */
public final class MergeTable {
    private final Handle tx;
    private final OffsetDateTime now;

    public MergeTable(Handle tx, OffsetDateTime now) {
        this.tx = tx;
        this.now = now;
    }

    /** A subject's root and kind. */
    private record Root(String id, String kind) {}

    public long merge(String kept, String merged, OfficerName by, String reason) {
        Root one = root(kept);
        Root other = root(merged);
        if (one.id().equals(other.id())) {
            throw new CaseException(Reason.SAME_SUBJECT);
        }
        if (!one.kind().equals(other.kind())) {
            throw new CaseException(Reason.OTHER_KIND);
        }
        long id = tx.createQuery("""
            insert into case_merge (kept_id, merged_id, reason, done_by, done_at)
            values (:kept, :merged, :reason, :by, :now) returning id
            """)
                .bind("kept", kept)
                .bind("merged", other.id())
                .bind("reason", reason)
                .bind("by", by.value())
                .bind("now", now)
                .mapTo(Long.class)
                .one();
        tx.execute("update case_subject set root_id = ? where root_id = ?", one.id(), other.id());
        new SubjectSweep(tx).touched(List.of(one.id(), other.id()));
        return id;
    }

    public void undoMerge(long id, OfficerName by) {
        String kept = tx.createQuery("""
            update case_merge set undone_by = :by, undone_at = :now where id = :id and undone_at is null
            returning kept_id
            """)
                .bind("by", by.value())
                .bind("now", now)
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .orElseThrow(() -> new CaseException(Reason.NO_CHANGE));
        reroot(root(kept).id());
    }

    /** Ends every merge in which a subject takes part, because it must go. */
    void dissolve(String id) {
        Optional<Root> held = find(id);
        tx.execute("delete from case_merge where ? in (kept_id, merged_id)", id);
        held.ifPresent(root -> reroot(root.id()));
    }

    /** Ends the merges of those in the temporary table {@code case_touched} of whom nothing is left. */
    void dissolveEmptied() {
        tx.createQuery("""
            select distinct id from case_touched where exists
                (select from case_merge where undone_at is null and case_touched.id in (kept_id, merged_id))
            and not exists (select from case_statement said where said.subject_id = case_touched.id)
            and not exists (select from case_record where target_id = case_touched.id and not purged)
            """).mapTo(String.class).list().forEach(this::dissolve);
    }

    private void reroot(String root) {
        Map<String, String> parents = parents();
        List<String> group = tx.createQuery("select id from case_subject where root_id = :root")
                .bind("root", root)
                .mapTo(String.class)
                .list();
        for (String member : group) {
            tx.execute("update case_subject set root_id = ? where id = ?", top(member, parents), member);
        }
        new SubjectSweep(tx).touched(group);
    }

    /** Follows merges upwards; the root merged later is found through the one merged first. */
    private static String top(String id, Map<String, String> parents) {
        String at = id;
        for (int step = 0; step <= parents.size(); step++) {
            String parent = parents.get(at);
            if (parent == null) {
                return at;
            }
            at = parent;
        }
        return at;
    }

    private Map<String, String> parents() {
        Map<String, String> parents = new HashMap<>();
        tx.createQuery("select merged_id, kept_id from case_merge where undone_at is null order by id")
                .map((row, _) -> parents.put(row.getString("merged_id"), row.getString("kept_id")))
                .list();
        return parents;
    }

    public long split(String subject, Set<Long> statements, OfficerName by, String reason) {
        Root whole = root(subject);
        String part =
                whole.id() + "~" + (1 + count("select count(*) from case_split where subject_id = ?", whole.id()));
        Long[] ids = statements.toArray(Long[]::new);
        long moved =
                count("select count(*) from case_statement where subject_id = ? and id = any (?)", whole.id(), ids);
        long held = count("select count(*) from case_statement where subject_id = ?", whole.id());
        if (statements.isEmpty() || moved != statements.size() || held == moved) {
            throw new CaseException(Reason.NOT_ITS_STATEMENTS);
        }
        tx.execute(
                "insert into case_subject (id, subject_kind, caption, root_id) values (?, ?, ?, ?)",
                part,
                whole.kind(),
                part,
                part);
        tx.execute("update case_statement set subject_id = ? where id = any (?)", part, ids);
        long id = tx.createQuery("""
            insert into case_split (subject_id, part_id, reason, done_by, done_at)
            values (:subject, :part, :reason, :by, :now) returning id
            """)
                .bind("subject", whole.id())
                .bind("part", part)
                .bind("reason", reason)
                .bind("by", by.value())
                .bind("now", now)
                .mapTo(Long.class)
                .one();
        new SubjectSweep(tx).touched(List.of(whole.id(), part));
        return id;
    }

    public void undoSplit(long id, OfficerName by) {
        SubjectSplit undone = tx.createQuery("""
            update case_split set undone_by = :by, undone_at = :now where id = :id and undone_at is null
            and exists (select from case_subject where id = subject_id)
            and exists (select from case_subject where id = part_id)
            returning id, subject_id, part_id, reason, done_by, done_at
            """)
                .bind("by", by.value())
                .bind("now", now)
                .bind("id", id)
                .map(CaseRows::split)
                .findOne()
                .orElseThrow(() -> new CaseException(Reason.NO_CHANGE));
        tx.execute("update case_statement set subject_id = ? where subject_id = ?", undone.subject(), undone.part());
        new SubjectSweep(tx).emptied(List.of(undone.subject(), undone.part()));
    }

    private Root root(String id) {
        return find(id).orElseThrow(() -> new CaseException(Reason.NO_SUBJECT));
    }

    private Optional<Root> find(String id) {
        return tx.createQuery("""
            select root.id, root.subject_kind from case_subject held
            join case_subject root on root.id = held.root_id where held.id = :id
            """)
                .bind("id", id)
                .map((row, _) -> new Root(row.getString("id"), row.getString("subject_kind")))
                .findOne();
    }

    private long count(String sql, Object... values) {
        return tx.select(sql, values).mapTo(Long.class).one();
    }
}
