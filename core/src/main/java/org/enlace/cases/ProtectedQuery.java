// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.enlace.model.ProtectionReader;
import org.jdbi.v3.core.Handle;

/**
 * Who of the held subjects is protected by what is held: by any statement of any part of a merged subject, or by what a link says of
 * one of its ends. Intake sets such people aside; this looks again at what was taken in before a word was known, or was put together
 * since. As intake does, it looks at persons, at documents and at legal entities that may be persons, not at companies. Cost: one pass over the statements of those who may be persons; a text that was read is not read again.
 */
final class ProtectedQuery {
    private final Handle tx;
    private final LocalDate today;
    private final Map<Said, Boolean> read = new HashMap<>();

    ProtectedQuery(Handle tx, LocalDate today) {
        this.tx = tx;
        this.today = today;
    }

    private record Said(String property, String value) {
        @Override
        public String toString() {
            return "Said";
        }
    }

    /** What is said of a subject, by the root of its merges. */
    private record Stated(String root, String property, String value, String original) {
        @Override
        public String toString() {
            return "Stated";
        }
    }

    /** The ids of the roots of their merges: what is stated is read now, and what it means when it is asked for. */
    Supplier<Set<String>> roots() {
        List<Stated> stated = stated();
        List<Stated> linked = linked();
        return () -> {
            Set<String> roots = new TreeSet<>();
            stated.stream()
                    .filter(one ->
                            isProtected(one.property(), one.value()) || isProtected(one.property(), one.original()))
                    .forEach(one -> roots.add(one.root()));
            linked.stream()
                    .filter(one -> isProtectedByLink(one.property(), one.value()))
                    .forEach(one -> roots.add(one.root()));
            return roots;
        };
    }

    private List<Stated> stated() {
        return tx.createQuery("""
            select part.root_id, said.property, said.value, said.original
            from case_statement said join case_subject part on part.id = said.subject_id
            join case_subject root on root.id = part.root_id
            where (root.subject_kind in ('PERSON', 'DOCUMENT') or (root.subject_kind = 'ORGANISATION' and exists (
                select from case_record held where held.source_id = said.source_id and held.record_id = said.record_id
                and held.original ~ '"schema"\\s*:\\s*"LegalEntity"')))
            and said.property in ('birthDate', 'role', 'status', 'topics', 'position', 'classification', 'notes',
                'description', 'summary', 'occupation', 'title')
            """)
                .map((row, _) -> new Stated(
                        row.getString("root_id"),
                        row.getString("property"),
                        row.getString("value"),
                        row.getString("original")))
                .list();
    }

    /** Of a relationship the other end is meant. */
    private List<Stated> linked() {
        return tx.createQuery("""
            select case when said.property = 'relationship' then to_end.root_id else from_end.root_id end as root,
                said.property, said.value
            from case_statement said join case_link link on link.id = said.link_id
            join case_subject from_end on from_end.id = link.from_id
            join case_subject to_end on to_end.id = link.to_id
            where said.property in ('role', 'status', 'topics', 'position', 'classification', 'relationship')
            """)
                .map((row, _) ->
                        new Stated(row.getString("root"), row.getString("property"), row.getString("value"), ""))
                .list();
    }

    private boolean isProtected(String property, String value) {
        return read.computeIfAbsent(
                new Said(property, value),
                said -> ProtectionReader.of(said.property(), said.value(), today)
                        .isPresent());
    }

    private boolean isProtectedByLink(String property, String value) {
        return read.computeIfAbsent(
                new Said("link " + property, value),
                _ -> ProtectionReader.ofLink(property, value).isPresent());
    }
}
