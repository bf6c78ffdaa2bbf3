// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.cases.rows.CaseRows;
import org.enlace.cases.rows.LoadTable;
import org.enlace.cases.rows.SubjectCaption;
import org.enlace.cases.rows.SubjectMerge;
import org.enlace.cases.rows.SubjectSplit;
import org.enlace.model.AuthorityId;
import org.enlace.model.CaseFile;
import org.enlace.model.Statement;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectLink;
import org.jdbi.v3.core.Handle;

/** Reads subjects, links and cases as they stand after merges. */
final class CaseQueries {
    private static final int MOST = 5_000;

    private final Handle tx;
    private final AuthorityId authority;
    private final String released;

    CaseQueries(Handle tx, AuthorityId authority) {
        this(tx, authority, " true ");
    }

    private CaseQueries(Handle tx, AuthorityId authority, String released) {
        this.tx = tx;
        this.authority = authority;
        this.released = released;
    }

    /** The same without what lies in loads that no officer has released. */
    CaseQueries released() {
        return new CaseQueries(tx, authority, LoadTable.RELEASED);
    }

    private String releasedLink() {
        return released.replace("said.", "held.");
    }

    Optional<HeldSubject> subject(String id) {
        return named(id)
                .map(found -> new HeldSubject(
                        found,
                        statements(found.id()),
                        links(found.id()),
                        merges(found.id()),
                        splits(found.id()),
                        cases(found.id())));
    }

    private Optional<SubjectCaption> named(String id) {
        return Optional.ofNullable(captions(List.of(id)).get(id));
    }

    Map<String, SubjectCaption> captions(Collection<String> ids) {
        Map<String, SubjectCaption> captions = new LinkedHashMap<>();
        tx.createQuery("""
            select held.id as asked, root.id, root.subject_kind, root.caption from case_subject held
            join case_subject root on root.id = held.root_id where held.id = any (:ids)
            """)
                .bind("ids", ids.toArray(String[]::new))
                .map((row, _) -> captions.put(
                        row.getString("asked"),
                        new SubjectCaption(
                                row.getString("id"),
                                SubjectKind.valueOf(row.getString("subject_kind")),
                                row.getString("caption"))))
                .list();
        return captions;
    }

    private List<HeldStatement> statements(String root) {
        return tx.createQuery("select said.id, source.title, said.origin_id, " + CaseRows.STATEMENT
                        + " from case_subject part join case_statement said on said.subject_id = part.id"
                        + " join case_source source on source.id = said.source_id"
                        + " where part.root_id = :root order by said.property, said.id")
                .bind("root", root)
                .map((row, context) -> new HeldStatement(
                        row.getLong("id"),
                        CaseRows.statement(row, context),
                        row.getString("title"),
                        row.getString("origin_id")))
                .list();
    }

    private List<HeldLink> links(String root) {
        List<SubjectLink> links =
                linksAmong("(from_end.root_id = any (:ids) or to_end.root_id = any (:ids))", List.of(root));
        Map<String, SubjectCaption> others =
                captions(links.stream().map(link -> other(link, root)).toList());
        return links.stream()
                .flatMap(link -> Optional.ofNullable(others.get(other(link, root))).stream()
                        .map(found ->
                                new HeldLink(link, link.from().equals(root), found.id(), found.kind(), found.text())))
                .toList();
    }

    private static String other(SubjectLink link, String root) {
        return link.from().equals(root) ? link.to() : link.from();
    }

    private List<SubjectMerge> merges(String root) {
        return tx.createQuery("""
            select change.id, kept_id, merged_id, part.caption, reason, done_by, done_at
            from case_merge change join case_subject part on part.id = change.merged_id
            where undone_at is null and part.root_id = :root order by change.id
            """).bind("root", root).map(CaseRows::merge).list();
    }

    private List<SubjectSplit> splits(String root) {
        return tx.createQuery("""
            select id, subject_id, part_id, reason, done_by, done_at from case_split
            where undone_at is null and (subject_id in (select id from case_subject where root_id = :root)
                or part_id in (select id from case_subject where root_id = :root))
            and exists (select from case_subject where id = subject_id)
            and exists (select from case_subject where id = part_id) order by id
            """).bind("root", root).map(CaseRows::split).list();
    }

    private List<CasePage.Entry> cases(String root) {
        return casesOf(List.of(root));
    }

    /** The cases in which any of these subjects stands, by id. */
    List<CasePage.Entry> casesOf(Collection<String> subjects) {
        return tx.createQuery(ENTRY + """
             where id in (select member.case_id from case_member member join case_subject part on part.id = member.subject_id
                where part.root_id in (select root_id from case_subject where id = any (:ids))) order by id
            """)
                .bind("ids", subjects.toArray(String[]::new))
                .map((row, _) -> entry(row))
                .list();
    }

    private static final String ENTRY = """
        select id, title, opened, (select count(distinct part.root_id) from case_member member
            join case_subject part on part.id = member.subject_id
            where member.case_id = case_file.id) as subjects
        from case_file
        """;

    private static CasePage.Entry entry(ResultSet row) throws SQLException {
        return new CasePage.Entry(
                row.getString("id"),
                row.getString("title"),
                row.getObject("opened", java.time.LocalDate.class),
                row.getInt("subjects"));
    }

    Optional<CaseFile> caseFile(String id) {
        List<String> members = tx.createQuery("""
            select distinct root.caption, root.id from case_member member
            join case_subject part on part.id = member.subject_id
            join case_subject root on root.id = part.root_id
            where member.case_id = :id order by root.caption, root.id
            """)
                .bind("id", id)
                .map((row, _) -> row.getString("id"))
                .list();
        return tx.createQuery("select id, title, opened from case_file where id = :id")
                .bind("id", id)
                .map((row, _) -> new CaseFile(
                        row.getString("id"),
                        authority,
                        row.getString("title"),
                        row.getObject("opened", java.time.LocalDate.class),
                        members))
                .findOne();
    }

    Map<String, String> caseBySubject() {
        Map<String, String> cases = new LinkedHashMap<>();
        tx.createQuery("""
            select part.root_id, min(member.case_id) as case_id from case_member member
            join case_subject part on part.id = member.subject_id group by part.root_id
            """)
                .map((row, _) -> cases.put(row.getString("root_id"), row.getString("case_id")))
                .list();
        return cases;
    }

    CasePage cases(String text, int offset, int limit) {
        String where = " where :like = '' or strpos(lower(title), :like) > 0 or strpos(lower(id), :like) > 0";
        String like = text.strip().toLowerCase(java.util.Locale.ROOT);
        long total = tx.createQuery("select count(*) from case_file" + where)
                .bind("like", like)
                .mapTo(Long.class)
                .one();
        return new CasePage(
                total,
                tx.createQuery(ENTRY + where + " order by title, id offset :offset limit :limit")
                        .bind("like", like)
                        .bind("offset", offset)
                        .bind("limit", limit)
                        .map((row, _) -> entry(row))
                        .list());
    }

    /** Subjects by id in the order of the ids; those merged stand under their root, once. */
    List<Subject> subjects(Collection<String> ids) {
        Map<String, SubjectKind> kinds = new LinkedHashMap<>();
        tx.createQuery("""
            select root.id, root.subject_kind from unnest(cast(:ids as text[])) with ordinality as wanted (id, place)
            join case_subject held on held.id = wanted.id join case_subject root on root.id = held.root_id
            order by wanted.place
            """)
                .bind("ids", ids.toArray(String[]::new))
                .map((row, _) -> kinds.put(row.getString("id"), SubjectKind.valueOf(row.getString("subject_kind"))))
                .list();
        Map<String, List<Statement>> said = statements(kinds.keySet());
        List<Subject> subjects = new ArrayList<>();
        kinds.forEach((id, kind) -> subjects.add(new Subject(id, kind, said.getOrDefault(id, List.of()))));
        return subjects;
    }

    private Map<String, List<Statement>> statements(Set<String> roots) {
        Map<String, List<Statement>> said = new LinkedHashMap<>();
        tx.createQuery("select part.root_id, " + CaseRows.STATEMENT
                        + " from case_subject part join case_statement said on said.subject_id = part.id"
                        + " where part.root_id = any (:roots) and " + released + " order by said.id")
                .bind("roots", roots.toArray(String[]::new))
                .map((row, context) -> said.computeIfAbsent(row.getString("root_id"), _ -> new ArrayList<>())
                        .add(CaseRows.statement(row, context)))
                .list();
        return said;
    }

    List<String> page(String after, int limit) {
        return tx.createQuery("select id from case_subject where id = root_id and id > :after order by id limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(String.class)
                .list();
    }

    long countLinks() {
        return tx.createQuery("""
            select count(*) from case_link held join case_subject from_end on from_end.id = held.from_id
            join case_subject to_end on to_end.id = held.to_id where from_end.root_id <> to_end.root_id
            """).mapTo(Long.class).one();
    }

    List<SubjectLink> links() {
        return linksAmong("from_end.root_id <> to_end.root_id and cardinality(:ids) = 0", List.of());
    }

    List<SubjectLink> linksBetween(Collection<String> roots) {
        return linksAmong("from_end.root_id = any (:ids) and to_end.root_id = any (:ids)", roots);
    }

    /** Links of which both ends are held, their ends being the merged subjects. */
    private List<SubjectLink> linksAmong(String condition, Collection<String> ids) {
        Map<String, SubjectLink> bare = new LinkedHashMap<>();
        tx.createQuery("select held.id, held.relation, from_end.root_id as from_id, to_end.root_id as to_id"
                        + " from case_link held join case_subject from_end on from_end.id = held.from_id"
                        + " join case_subject to_end on to_end.id = held.to_id where (" + condition
                        + ") and " + releasedLink() + " order by held.id")
                .bind("ids", ids.toArray(String[]::new))
                .map((row, _) -> bare.put(
                        row.getString("id"),
                        new SubjectLink(
                                row.getString("id"),
                                row.getString("relation"),
                                row.getString("from_id"),
                                row.getString("to_id"),
                                List.of())))
                .list();
        Map<String, List<Statement>> said = new LinkedHashMap<>();
        tx.createQuery("select said.link_id, " + CaseRows.STATEMENT
                        + " from case_statement said where said.link_id = any (:links) and " + released
                        + " order by said.id")
                .bind("links", bare.keySet().toArray(String[]::new))
                .map((row, context) -> said.computeIfAbsent(row.getString("link_id"), _ -> new ArrayList<>())
                        .add(CaseRows.statement(row, context)))
                .list();
        return bare.values().stream()
                .map(link -> new SubjectLink(
                        link.id(), link.relation(), link.from(), link.to(), said.getOrDefault(link.id(), List.of())))
                .toList();
    }

    Optional<SubjectNeighbourhood> neighbourhood(String id, int steps) {
        return named(id).map(start -> around(List.of(start.id()), steps, MOST));
    }

    SubjectNeighbourhood around(Collection<String> ids, int steps, int most) {
        List<String> starts = captions(ids).values().stream()
                .map(SubjectCaption::id)
                .distinct()
                .toList();
        Set<String> reached = new LinkedHashSet<>(starts.subList(0, Math.min(most, starts.size())));
        Set<String> edge = reached;
        boolean cut = starts.size() > most;
        for (int step = 0; step < steps && !edge.isEmpty() && !cut; step++) {
            Set<String> next = new LinkedHashSet<>(beside(edge));
            next.removeAll(reached);
            cut = reached.size() + next.size() > most;
            next.stream().limit(most - reached.size()).toList().forEach(reached::add);
            edge = next;
        }
        return new SubjectNeighbourhood(subjects(reached), linksBetween(reached), cut);
    }

    List<SubjectNeighbour> pairs(Collection<String> ids) {
        return tx.createQuery("""
            select from_end.root_id as one, to_end.root_id as other from case_link held
            join case_subject from_end on from_end.id = held.from_id
            join case_subject to_end on to_end.id = held.to_id where from_end.root_id = any (:ids)
            union
            select to_end.root_id, from_end.root_id from case_link held
            join case_subject from_end on from_end.id = held.from_id
            join case_subject to_end on to_end.id = held.to_id where to_end.root_id = any (:ids)
            order by 1, 2
            """)
                .bind("ids", ids.toArray(String[]::new))
                .map((row, _) -> new SubjectNeighbour(row.getString("one"), row.getString("other")))
                .list();
    }

    private List<String> beside(Set<String> roots) {
        return tx.createQuery("""
            select to_end.root_id from case_link held join case_subject from_end on from_end.id = held.from_id
            join case_subject to_end on to_end.id = held.to_id where from_end.root_id = any (:ids) and
            """ + releasedLink() + """
            union
            select from_end.root_id from case_link held join case_subject from_end on from_end.id = held.from_id
            join case_subject to_end on to_end.id = held.to_id where to_end.root_id = any (:ids) and
            """ + releasedLink() + " order by 1")
                .bind("ids", roots.toArray(String[]::new))
                .mapTo(String.class)
                .list();
    }
}
