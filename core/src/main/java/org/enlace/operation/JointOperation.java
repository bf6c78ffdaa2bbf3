// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.model.AuthorityId;

/** One operation as this node knows it, with its timeline, oldest first; times are those at which this node took things. */
public record JointOperation(
        String id,
        Invitation invitation,
        OperationState state,
        List<OperationMember> members,
        List<OperationTask> tasks,
        List<OperationResult> results,
        List<OperationEvent> timeline) {
    /** Who proposed what, and when. */
    public record Invitation(AuthorityId proposer, OperationProposal proposal, Instant at) {}

    public JointOperation {
        members = List.copyOf(members);
        tasks = List.copyOf(tasks);
        results = List.copyOf(results);
        timeline = List.copyOf(timeline);
    }

    public AuthorityId proposer() {
        return invitation.proposer();
    }

    public OperationProposal proposal() {
        return invitation.proposal();
    }

    public Instant proposedAt() {
        return invitation.at();
    }

    /** Whom the operation waits for: those who have not answered, then those whose go is missing. */
    public SortedSet<AuthorityId> waitsFor() {
        return switch (state) {
            case PROPOSED ->
                members.stream()
                        .filter(member -> member.standing() == MemberStanding.INVITED)
                        .map(OperationMember::authority)
                        .collect(Collectors.toCollection(TreeSet::new));
            case AGREED ->
                members.stream()
                        .filter(member -> member.isActive() && !stands(member))
                        .map(OperationMember::authority)
                        .collect(Collectors.toCollection(TreeSet::new));
            case GO, LAPSED, CALLED_OFF -> new TreeSet<>();
        };
    }

    /** Whether a member's go stands: given by one that takes part, for exactly those that take part now. */
    public boolean stands(OperationMember member) {
        return member.isActive() && member.givenFor().equals(OperationState.active(members));
    }

    OperationMember member(AuthorityId authority) {
        return members.stream()
                .filter(member -> member.authority().equals(authority))
                .findFirst()
                .orElse(new OperationMember(
                        authority, MemberStanding.LEFT, new TreeSet<>(), proposedAt(), Optional.empty()));
    }

    boolean isActive(AuthorityId authority) {
        return member(authority).isActive();
    }
}
