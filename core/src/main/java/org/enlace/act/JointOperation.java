// SPDX-License-Identifier: Apache-2.0
package org.enlace.act;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.model.AuthorityId;

/** One operation as this node knows it, with its timeline, oldest first. */
public record JointOperation(
        String id,
        AuthorityId proposer,
        Proposal proposal,
        Instant proposedAt,
        State state,
        List<Member> members,
        List<Task> tasks,
        List<Result> results,
        List<Event> timeline) {
    public JointOperation {
        members = List.copyOf(members);
        tasks = List.copyOf(tasks);
        results = List.copyOf(results);
        timeline = List.copyOf(timeline);
    }

    /** Whom the operation waits for: those who have not answered, then those whose go is missing. */
    public SortedSet<AuthorityId> waitsFor() {
        SortedSet<AuthorityId> active = State.active(members);
        return switch (state) {
            case PROPOSED ->
                members.stream()
                        .filter(member -> member.standing() == Standing.INVITED)
                        .map(Member::authority)
                        .collect(Collectors.toCollection(TreeSet::new));
            case AGREED ->
                members.stream()
                        .filter(member ->
                                member.isActive() && !member.givenFor().equals(active))
                        .map(Member::authority)
                        .collect(Collectors.toCollection(TreeSet::new));
            case GO, LAPSED, CALLED_OFF -> new TreeSet<>();
        };
    }

    Member member(AuthorityId authority) {
        return members.stream()
                .filter(member -> member.authority().equals(authority))
                .findFirst()
                .orElse(new Member(authority, Standing.LEFT, new TreeSet<>(), proposedAt));
    }

    boolean isActive(AuthorityId authority) {
        return member(authority).isActive();
    }
}
