// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.enlace.cases.rows.SearchText;
import org.enlace.cases.rows.SubjectCaption;
import org.enlace.model.SubjectKind;
import org.jdbi.v3.core.Handle;

/** Search over own subjects: names by trigrams, numbers by their first characters, both without case and accents. */
final class CaseSearch {
    private static final int COUNTED = 10_000;
    private static final int SHORTEST_NUMBER = 3;
    private static final String LIKENESS = "0.45";

    private static final String ANSWERS = """
        with answer as (
            select subject_id, property, value, 1.0::real as score from case_statement
            where :exact <> '' and exact like :exact || '%' and subject_id is not null
            union all
            select subject_id, property, value, word_similarity(:folded, folded) from case_statement
            where :folded <> '' and :folded <% folded and subject_id is not null
        ), best as (
            select distinct on (part.root_id) part.root_id, property, value, score
            from answer join case_subject part on part.id = answer.subject_id
            order by part.root_id, score desc, length(value)
        )
        """;

    private static final String COUNTS = """
        (select count(*) from case_statement said join case_subject part on part.id = said.subject_id
            where part.root_id = root.id) as statements,
        (select count(*) from case_link link where link.from_id = root.id or link.to_id = root.id) as links
        """;

    private final Handle tx;

    CaseSearch(Handle tx) {
        this.tx = tx;
    }

    SearchPage search(String text, Optional<SubjectKind> kind, int offset, int limit) {
        String wanted = kind.map(SubjectKind::name).orElse("");
        return text.isBlank() ? everything(wanted, offset, limit) : answers(text, wanted, offset, limit);
    }

    private SearchPage answers(String text, String kind, int offset, int limit) {
        String exact = SearchText.exact(text);
        String folded = SearchText.folded(text);
        tx.execute("set local pg_trgm.word_similarity_threshold = " + LIKENESS);
        String from = " from best join case_subject root on root.id = best.root_id"
                + " where (:kind = '' or root.subject_kind = :kind)";
        String number = exact.length() >= SHORTEST_NUMBER ? exact : "";
        List<Answered> page = tx.createQuery(ANSWERS
                        + ", page as (select root.id, root.subject_kind, root.caption, best.property, best.value,"
                        + " best.score, count(*) over () as total" + from
                        + " order by best.score desc, root.caption, root.id offset :offset limit :limit)"
                        + " select root.*, " + COUNTS + " from page as root order by score desc, caption, id")
                .bind("exact", number)
                .bind("folded", folded)
                .bind("kind", kind)
                .bind("offset", offset)
                .bind("limit", limit)
                .map((row, _) -> new Answered(row.getLong("total"), hit(row)))
                .list();
        if (page.isEmpty()) {
            return new SearchPage(offset == 0 ? 0 : answers(text, kind, 0, 1).total(), List.of());
        }
        long total = Math.min(COUNTED, page.getFirst().total());
        return new SearchPage(total, page.stream().map(Answered::hit).toList());
    }

    /** One answer, and how many there are in all: they are found once for both. */
    private record Answered(long total, SearchPage.Hit hit) {}

    private static SearchPage.Hit hit(ResultSet row) throws SQLException {
        return new SearchPage.Hit(
                caption(row),
                new SearchPage.Match(row.getString("property"), row.getString("value"), row.getDouble("score")),
                row.getInt("statements"),
                row.getInt("links"));
    }

    private SearchPage everything(String kind, int offset, int limit) {
        String from =
                " from case_subject root where root.id = root.root_id and (:kind = '' or root.subject_kind = :kind)";
        long total = tx.createQuery("select count(*) from (select 1" + from + " limit " + COUNTED + ") as answered")
                .bind("kind", kind)
                .mapTo(Long.class)
                .one();
        List<SearchPage.Hit> hits = tx.createQuery("select root.id, root.subject_kind, root.caption, " + COUNTS + from
                        + " order by root.caption, root.id offset :offset limit :limit")
                .bind("kind", kind)
                .bind("offset", offset)
                .bind("limit", limit)
                .map((row, _) -> new SearchPage.Hit(
                        caption(row), SearchPage.Match.NONE, row.getInt("statements"), row.getInt("links")))
                .list();
        return new SearchPage(total, hits);
    }

    private static SubjectCaption caption(ResultSet row) throws SQLException {
        return new SubjectCaption(
                row.getString("id"), SubjectKind.valueOf(row.getString("subject_kind")), row.getString("caption"));
    }
}
