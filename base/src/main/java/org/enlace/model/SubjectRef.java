// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

/** A subject named across authorities: whose it is and its id there; written {@code pa-security/ABC}. */
public record SubjectRef(AuthorityId authority, String id) implements Comparable<SubjectRef> {
    public SubjectRef {
        if (id.isBlank()) {
            throw new IllegalArgumentException("subject id must not be blank");
        }
    }

    /** Reads the form of {@link #toString}; IllegalArgumentException otherwise. */
    public static SubjectRef parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("subject reference must be authority/id: length=" + text.length());
        }
        return new SubjectRef(AuthorityId.of(text.substring(0, slash)), text.substring(slash + 1));
    }

    @Override
    public int compareTo(SubjectRef other) {
        int byAuthority = authority.compareTo(other.authority);
        return byAuthority != 0 ? byAuthority : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return authority + "/" + id;
    }
}
