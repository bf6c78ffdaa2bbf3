// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.enlace.card.NodeCard;
import org.enlace.model.AuthorityId;

/** One step in an operation. {@code at} is what its author says of the time, and nothing follows from it. */
sealed interface OperationMessage {
    String operation();

    AuthorityId author();

    Instant at();

    /** {@code cards} of the proposer and of all whom it invites, by name: who they are to each other. */
    record Propose(String operation, AuthorityId author, Instant at, OperationProposal proposal, List<NodeCard> cards)
            implements OperationMessage {
        public Propose {
            cards = List.copyOf(cards);
        }
    }

    record Answer(String operation, AuthorityId author, Instant at, boolean accepts) implements OperationMessage {}

    /** A new task. */
    record Assign(
            String operation,
            AuthorityId author,
            Instant at,
            String task,
            String title,
            AuthorityId assignee,
            LocalDate due)
            implements OperationMessage {
        public Assign {
            ImpersonalText.require("task", title, 300);
        }
    }

    record Report(String operation, AuthorityId author, Instant at, String task, OperationTask.Progress progress)
            implements OperationMessage {}

    /** A go for exactly these members. */
    record Go(String operation, AuthorityId author, Instant at, SortedSet<AuthorityId> members)
            implements OperationMessage {
        public Go {
            members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
        }
    }

    /** Takes the author's go back. */
    record TakeBack(String operation, AuthorityId author, Instant at) implements OperationMessage {}

    record Achieved(String operation, AuthorityId author, Instant at, OperationResult.Kind kind, long count)
            implements OperationMessage {
        public Achieved {
            if (count < 0 || count > 1_000_000_000_000L) {
                throw new IllegalArgumentException("a count must be 0..10^12");
            }
        }
    }

    record Leave(String operation, AuthorityId author, Instant at) implements OperationMessage {}

    /** The type it travels under. */
    default String type() {
        return switch (this) {
            case Propose propose -> "act.propose";
            case Answer answer -> "act.answer";
            case Assign assign -> "act.task";
            case Report report -> "act.task";
            case Go go -> "act.go";
            case TakeBack takeBack -> "act.go";
            case Achieved achieved -> "act.result";
            case Leave leave -> "act.leave";
        };
    }
}
