// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.enlace.model.HandlingMark;
import org.enlace.model.OfficerName;
import org.enlace.model.SourceGrade;
import org.enlace.model.Statement;
import org.enlace.model.StatementProvenance;
import org.jdbi.v3.core.statement.StatementContext;

/** Rows of the tables as records. */
public final class CaseRows {
    /** The columns that {@link #statement} reads. */
    public static final String STATEMENT =
            "said.property, said.value, said.original, said.language, said.source_id, said.grade, said.handling,"
                    + " said.legal_basis, said.first_seen, said.last_seen, said.expires";

    private CaseRows() {}

    public static Statement statement(ResultSet row, StatementContext context) throws SQLException {
        return new Statement(
                row.getString("property"),
                row.getString("value"),
                row.getString("original"),
                row.getString("language"),
                new StatementProvenance(
                        row.getString("source_id"),
                        SourceGrade.parse(row.getString("grade")),
                        HandlingMark.parse(row.getString("handling")),
                        row.getString("legal_basis"),
                        row.getObject("first_seen", LocalDate.class),
                        row.getObject("last_seen", LocalDate.class),
                        row.getObject("expires", LocalDate.class)));
    }

    public static SubjectSplit split(ResultSet row, StatementContext context) throws SQLException {
        return new SubjectSplit(
                row.getLong("id"),
                row.getString("subject_id"),
                row.getString("part_id"),
                row.getString("reason"),
                new OfficerName(row.getString("done_by")),
                row.getObject("done_at", OffsetDateTime.class).toInstant());
    }

    public static SubjectMerge merge(ResultSet row, StatementContext context) throws SQLException {
        return new SubjectMerge(
                row.getLong("id"),
                row.getString("kept_id"),
                row.getString("merged_id"),
                row.getString("caption"),
                row.getString("reason"),
                new OfficerName(row.getString("done_by")),
                row.getObject("done_at", OffsetDateTime.class).toInstant());
    }
}
