// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** What a reading of the files takes in: the statements of all subjects or of some, of all sources or of all but one. */
public record StatementScope(Optional<List<String>> subjects, Optional<String> without) {
    public static final StatementScope ALL = new StatementScope(Optional.empty(), Optional.empty());

    public StatementScope {
        subjects = subjects.map(List::copyOf);
    }

    /** Of all that stand under the roots of these subjects. */
    public static StatementScope of(Collection<String> subjects) {
        return new StatementScope(Optional.of(List.copyOf(subjects)), Optional.empty());
    }

    /** The same as if that source were not held. */
    public StatementScope without(String source) {
        return new StatementScope(subjects, Optional.of(source));
    }

    /** The condition on a statement of that alias and on a column with its root. */
    public String condition(String statement, String root) {
        return source(statement)
                + (subjects.isEmpty()
                        ? ""
                        : " and " + root + " in (select root_id from case_subject where id = any (:whose)) ");
    }

    /** The condition on the source of a statement of that alias. */
    public String source(String statement) {
        return without.isEmpty() ? "" : " and " + statement + ".source_id <> :without ";
    }

    public Query bind(Query query) {
        subjects.ifPresent(some -> query.bind("whose", some.toArray(String[]::new)));
        without.ifPresent(source -> query.bind("without", source));
        return query;
    }
}
