// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.util.Set;
import java.util.TreeSet;
import org.enlace.cases.CaseFiles;
import org.enlace.model.OfficerName;
import org.enlace.ownfiles.HitGrounds;
import org.jdbi.v3.core.Handle;

/**
 * Officers' word that two own subjects are one, or one is two, and its undoing. Hits go with it: those of both are one
 * subject's while they are merged, and stand with whoever holds what they rest on when they are parted. To be called in one
 * transaction; {@code OwnFiles.changed} after it.
 */
public final class JoinDecisions {
    private final CaseFiles cases;
    private final HitGrounds hitGrounds;

    JoinDecisions(CaseFiles cases, HitGrounds hitGrounds) {
        this.cases = cases;
        this.hitGrounds = hitGrounds;
    }

    public void merge(Handle tx, String kept, String merged, OfficerName officer, String reason) {
        cases.merge(tx, kept, merged, officer, reason);
        hitGrounds.follow(tx, parts(tx, kept));
    }

    /** {@code subject} is any of those that the merge joined. */
    public void undoMerge(Handle tx, String subject, long merge, OfficerName officer) {
        Set<String> parts = parts(tx, subject);
        cases.undoMerge(tx, merge, officer);
        hitGrounds.follow(tx, parts);
    }

    public void split(Handle tx, String subject, Set<Long> statements, OfficerName officer, String reason) {
        cases.split(tx, subject, statements, officer, reason);
        hitGrounds.follow(tx, parts(tx, subject));
    }

    /** {@code subject} is any of those that the split parted. */
    public void undoSplit(Handle tx, String subject, long split, OfficerName officer) {
        Set<String> parts = parts(tx, subject);
        cases.undoSplit(tx, split, officer);
        hitGrounds.follow(tx, parts);
    }

    /** All that stand under the root of a subject, and all that were split off any of them or that they were split off. */
    private static Set<String> parts(Handle tx, String subject) {
        return new TreeSet<>(
                tx.createQuery("""
                    WITH own AS (SELECT part.id FROM case_subject part JOIN case_subject one ON one.root_id = part.root_id
                      WHERE one.id = :subject)
                    SELECT id FROM own
                    UNION SELECT part_id FROM case_split WHERE subject_id IN (SELECT id FROM own)
                    UNION SELECT subject_id FROM case_split WHERE part_id IN (SELECT id FROM own)\
                    """).bind("subject", subject).mapTo(String.class).list());
    }
}
