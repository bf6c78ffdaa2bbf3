// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.enlace.card.NodeCard;
import org.enlace.model.AuthorityId;

/**
 * One authority in an operation.
 *
 * @param givenFor the members that its go was given for, empty without a go
 * @param introduced the card under which the proposer introduced it; what it says is checked against that one where no
 *     card of it is pinned here
 */
public record OperationMember(
        AuthorityId authority,
        MemberStanding standing,
        SortedSet<AuthorityId> givenFor,
        Instant since,
        Optional<NodeCard> introduced) {
    public OperationMember {
        givenFor = Collections.unmodifiableSortedSet(new TreeSet<>(givenFor));
    }

    boolean isActive() {
        return standing == MemberStanding.ACCEPTED;
    }
}
