// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.crypto.CanonicalJson;
import org.enlace.model.Statement;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectLink;
import org.jdbi.v3.core.Handle;

/**
 * Case files as FollowTheMoney JSON lines. What came as FollowTheMoney goes back as it was written, unmodelled parts
 * included; what came from a table is written from its statements.
 */
final class CaseExport {
    private static final String FTM = " and not purged and original like '%\"schema\"%' ";
    private static final Map<SubjectKind, String> SCHEMATA = Map.of(
            SubjectKind.PERSON, "Person",
            SubjectKind.ORGANISATION, "Organization",
            SubjectKind.PHONE, "Phone",
            SubjectKind.VEHICLE, "Vehicle",
            SubjectKind.VESSEL, "Vessel",
            SubjectKind.ACCOUNT, "BankAccount",
            SubjectKind.DOCUMENT, "Identification",
            SubjectKind.PLACE, "Address",
            SubjectKind.CONSIGNMENT, "Consignment");
    private static final Map<String, List<String>> ENDS = Map.of(
            "Membership", List.of("member", "organization"),
            "Ownership", List.of("owner", "asset"),
            "Directorship", List.of("director", "organization"),
            "Associate", List.of("person", "associate"));

    private final Handle tx;
    private final CaseQueries reading;

    CaseExport(Handle tx, CaseQueries reading) {
        this.tx = tx;
        this.reading = reading;
    }

    /** All records of a source that were written as FollowTheMoney, in their order and as they were; returns how many. */
    long source(String source, Appendable out) throws IOException {
        List<String> originals = tx.createQuery(
                        "select original from case_record where source_id = :source" + FTM + "order by place")
                .bind("source", source)
                .mapTo(String.class)
                .list();
        for (String original : originals) {
            out.append(original).append('\n');
        }
        return originals.size();
    }

    /** A case: its subjects, the links among them, and unmodelled records that name one of them; returns how many. */
    long caseFile(List<String> members, Appendable out) throws IOException {
        List<Subject> subjects = reading.subjects(members);
        List<SubjectLink> links =
                reading.linksBetween(subjects.stream().map(Subject::id).toList());
        long lines = 0;
        for (Subject subject : subjects) {
            lines += write(subject.id(), entity(subject), out);
        }
        for (SubjectLink link : links) {
            lines += write(link.id(), entity(link), out);
        }
        return lines + unmodelled(members, out);
    }

    private long write(String target, Map<String, Object> made, Appendable out) throws IOException {
        List<String> originals = tx.createQuery("select distinct original from case_record where target_id in"
                        + " (select id from case_subject where root_id = :target union select :target)" + FTM)
                .bind("target", target)
                .mapTo(String.class)
                .list();
        for (String original : originals.isEmpty() ? List.of(CanonicalJson.text(made)) : originals) {
            out.append(original).append('\n');
        }
        return Math.max(1, originals.size());
    }

    private long unmodelled(List<String> members, Appendable out) throws IOException {
        List<String> named = tx.createQuery("""
            select original from case_record where record_kind = 'UNMODELLED' and not purged
            and original like '%"schema"%'
            and exists (select from unnest(cast(:ids as text[])) as member (id)
                where strpos(original, '"' || member.id || '"') > 0) order by place
            """)
                .bind("ids", members.toArray(String[]::new))
                .mapTo(String.class)
                .list();
        for (String original : named) {
            out.append(original).append('\n');
        }
        return named.size();
    }

    private static Map<String, Object> entity(Subject subject) {
        return Map.of(
                "id", subject.id(),
                "schema", SCHEMATA.getOrDefault(subject.kind(), "Thing"),
                "properties", properties(subject.statements(), Map.of()));
    }

    private static Map<String, Object> entity(SubjectLink link) {
        List<String> ends = ENDS.getOrDefault(link.relation(), List.of("subject", "object"));
        return Map.of(
                "id", link.id(),
                "schema", ENDS.containsKey(link.relation()) ? link.relation() : "UnknownLink",
                "properties",
                        properties(
                                link.statements(),
                                Map.of(ends.getFirst(), List.of(link.from()), ends.getLast(), List.of(link.to()))));
    }

    private static Map<String, List<String>> properties(List<Statement> statements, Map<String, List<String>> first) {
        Map<String, List<String>> properties = new LinkedHashMap<>(first);
        Set<String> ends = first.keySet();
        for (Statement statement : statements) {
            if (!ends.contains(statement.property())) {
                List<String> values = properties.computeIfAbsent(statement.property(), _ -> new ArrayList<>());
                if (!values.contains(statement.value())) {
                    values.add(statement.value());
                }
            }
        }
        return properties;
    }
}
