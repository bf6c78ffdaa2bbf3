// SPDX-License-Identifier: Apache-2.0
package org.enlace.picture;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.enlace.model.AuthorityId;
import org.enlace.model.SourceGrade;
import org.enlace.model.SubjectRef;

/** A relation between two vertices, with each statement of it; a lead is a hit that nobody has confirmed. */
public record PictureEdge(SubjectRef from, SubjectRef to, String relation, boolean lead, List<Voice> voices) {
    public PictureEdge {
        voices = List.copyOf(voices);
    }

    /** One authority's statement of the relation: its link id there, the role it names or empty, and the grade. */
    public record Voice(AuthorityId authority, String link, String role, SourceGrade grade) {}

    /** Everyone who contributed the relation. */
    public SortedSet<AuthorityId> authorities() {
        SortedSet<AuthorityId> all = new TreeSet<>();
        voices.forEach(voice -> all.add(voice.authority()));
        return all;
    }
}
