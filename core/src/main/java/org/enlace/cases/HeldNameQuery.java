// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.cases.rows.LoadTable;
import org.enlace.cases.rows.StatementScope;
import org.jdbi.v3.core.Handle;

/** The names of own persons beside their whole dates of birth, out of released loads; each name goes with each date. */
final class HeldNameQuery {
    private final Handle tx;
    private final StatementScope whose;

    HeldNameQuery(Handle tx, StatementScope whose) {
        this.tx = tx;
        this.whose = whose;
    }

    private record Stated(String subject, String name, String born) {
        @Override
        public String toString() {
            return "Stated";
        }
    }

    /** By subject; a person without a name or without a whole date has none. */
    Map<String, List<HeldName>> bySubject() {
        Map<String, List<HeldName>> names = new LinkedHashMap<>();
        for (Stated stated : stated()) {
            List<HeldName> of = names.computeIfAbsent(stated.subject(), _ -> new ArrayList<>());
            date(stated.born()).ifPresent(born -> of.add(new HeldName(stated.name(), born)));
        }
        return names;
    }

    private List<Stated> stated() {
        return whose.bind(tx.createQuery("""
                        select distinct root.id, named.value as name, coalesce(born.value, '') as born
                        from case_subject root
                        join case_subject part on part.root_id = root.id
                        join case_statement named on named.subject_id = part.id
                            and named.property in ('name', 'alias', 'previousName') and
                        """ + LoadTable.RELEASED.replace("said.", "named.") + """
                        left join (select other.root_id, said.value from case_statement said
                            join case_subject other on other.id = said.subject_id where said.property = 'birthDate' and
                        """ + LoadTable.RELEASED
                        + whose.source("said")
                        + """
                            ) as born
                            on born.root_id = root.id
                        where root.id = root.root_id and root.subject_kind = 'PERSON'
                        """ + whose.condition("named", "root.id") + " order by root.id, name, born"))
                .map((row, _) -> new Stated(row.getString("id"), row.getString("name"), row.getString("born")))
                .list();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notWhole) {
            return Optional.empty();
        }
    }
}
