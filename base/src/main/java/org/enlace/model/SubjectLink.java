// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import java.util.List;

/**
 * A stated relation between two subjects of one authority. {@code relation} is a FollowTheMoney schema such as
 * {@code Membership}, {@code Ownership}, {@code Associate} or {@code UnknownLink}; its role, dates and the like are
 * statements.
 */
public record SubjectLink(String id, String relation, String from, String to, List<Statement> statements) {
    public SubjectLink {
        if (id.isBlank() || relation.isBlank() || from.isBlank() || to.isBlank()) {
            throw new IllegalArgumentException("link must have id, relation and both ends: relation=" + relation);
        }
        statements = List.copyOf(statements);
    }
}
