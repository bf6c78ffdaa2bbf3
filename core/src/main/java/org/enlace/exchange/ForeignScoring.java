// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.enlace.match.MatchScore;
import org.enlace.model.AuthorityId;
import org.enlace.model.Subject;
import org.enlace.model.SubjectRef;
import org.jdbi.v3.core.Handle;

/** Foreign subjects compared with the own files. */
public interface ForeignScoring {
    /** How likely an own subject and a foreign one are the same, with the reasons; empty where they cannot be compared. */
    Optional<MatchScore> score(Handle tx, String own, Subject foreign);

    /** Compares foreign subjects with all own ones and keeps those that may be the same. */
    void compare(Handle tx, AuthorityId partner, List<Subject> foreign);

    /** Forgets what was kept of foreign subjects that are gone. */
    void forget(Handle tx, Predicate<SubjectRef> gone);

    /** An own and a foreign subject that score as the same. */
    record Resemblance(String own, SubjectRef foreign, double weight, double probability) {}
}
