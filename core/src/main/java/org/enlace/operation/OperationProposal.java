// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;

/**
 * What is proposed: a title, a purpose, a window, whom to invite (1 to 20, without the proposer) and 1 to 10 objectives.
 * Texts are short and name no person: numbers as in a phone, a document or an account, and e-mail addresses, are refused.
 */
public record OperationProposal(
        String title,
        Purpose purpose,
        Instant starts,
        Instant ends,
        SortedSet<AuthorityId> invited,
        List<String> objectives) {
    public OperationProposal {
        invited = Collections.unmodifiableSortedSet(new TreeSet<>(invited));
        objectives = List.copyOf(objectives);
        ImpersonalText.require("title", title, 120);
        objectives.forEach(objective -> ImpersonalText.require("objective", objective, 300));
        if (!ends.isAfter(starts)) {
            throw new IllegalArgumentException("an operation must end after it starts");
        }
        if (invited.isEmpty() || invited.size() > 20) {
            throw new IllegalArgumentException("an operation must invite 1..20 authorities: invited=" + invited.size());
        }
        if (objectives.isEmpty() || objectives.size() > 10) {
            throw new IllegalArgumentException("an operation must have 1..10 objectives: count=" + objectives.size());
        }
    }
}
