// SPDX-License-Identifier: Apache-2.0
package org.enlace.act;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.enlace.model.AuthorityId;

/** One authority in an operation; {@code givenFor} holds the members that its go was given for, empty without a go. */
public record Member(AuthorityId authority, Standing standing, SortedSet<AuthorityId> givenFor, Instant since) {
    public Member {
        givenFor = Collections.unmodifiableSortedSet(new TreeSet<>(givenFor));
    }

    boolean isActive() {
        return standing == Standing.ACCEPTED;
    }
}
