// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.model.AuthorityId;

/** How far an operation is; follows from its members alone, so that every node comes to the same. */
public enum OperationState {
    /** Somebody invited has not answered. */
    PROPOSED,
    /** All answered, at least two take part, and a go is missing. */
    AGREED,
    /** Every authority that takes part gave its go for exactly these members. */
    GO,
    /** The window ended without a go. */
    LAPSED,
    /** The proposer left, or fewer than two take part. */
    CALLED_OFF;

    static OperationState of(AuthorityId proposer, List<OperationMember> members, Instant ends, Instant now) {
        SortedSet<AuthorityId> active = active(members);
        boolean unanswered = members.stream().anyMatch(member -> member.standing() == MemberStanding.INVITED);
        if (!active.contains(proposer) || (!unanswered && active.size() < 2)) {
            return CALLED_OFF;
        }
        boolean all = members.stream()
                .filter(OperationMember::isActive)
                .allMatch(member -> member.givenFor().equals(active));
        if (!unanswered && all) {
            return GO;
        }
        if (now.isAfter(ends)) {
            return LAPSED;
        }
        return unanswered ? PROPOSED : AGREED;
    }

    static SortedSet<AuthorityId> active(List<OperationMember> members) {
        return members.stream()
                .filter(OperationMember::isActive)
                .map(OperationMember::authority)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
