// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

    /** The ids of the roots of their merges. */
    Set<String> roots() {
        Set<String> roots = new TreeSet<>();
        tx.createQuery("""
            select part.root_id, said.property, said.value, said.original
            from case_statement said join case_subject part on part.id = said.subject_id
            join case_subject root on root.id = part.root_id
            where (root.subject_kind in ('PERSON', 'DOCUMENT') or (root.subject_kind = 'ORGANISATION' and exists (
                select from case_record held where held.source_id = said.source_id and held.record_id = said.record_id
                and held.original ~ '"schema"\\s*:\\s*"LegalEntity"')))
            and said.property in ('birthDate', 'role', 'status', 'topics', 'position', 'classification', 'notes',
                'description', 'summary', 'occupation', 'title')
            """)
                .map((row, _) -> isProtected(row.getString("property"), row.getString("value"))
                                || isProtected(row.getString("property"), row.getString("original"))
                        ? row.getString("root_id")
                        : "")
                .filter(root -> !root.isEmpty())
                .forEach(roots::add);
        tx.createQuery("""
            select from_end.root_id as from_root, to_end.root_id as to_root, said.property, said.value
            from case_statement said join case_link link on link.id = said.link_id
            join case_subject from_end on from_end.id = link.from_id
            join case_subject to_end on to_end.id = link.to_id
            where said.property in ('role', 'status', 'topics', 'position', 'classification', 'relationship')
            """)
                .map((row, _) -> isProtectedByLink(row.getString("property"), row.getString("value"))
                        ? row.getString(row.getString("property").equals("relationship") ? "to_root" : "from_root")
                        : "")
                .filter(root -> !root.isEmpty())
                .forEach(roots::add);
        return roots;
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
