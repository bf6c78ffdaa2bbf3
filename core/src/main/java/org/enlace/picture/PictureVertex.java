// SPDX-License-Identifier: Apache-2.0
package org.enlace.picture;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.model.AuthorityId;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectRef;

/**
 * One thing in the joint picture and every authority's subject that stands for it, in the order of their names, with what each
 * authority calls it.
 */
public record PictureVertex(
        SubjectRef id,
        SubjectKind kind,
        String caption,
        List<SubjectRef> members,
        SortedMap<AuthorityId, String> captions) {
    public PictureVertex {
        captions = Collections.unmodifiableSortedMap(new TreeMap<>(captions));
    }

    /** Whose subjects stand for it. */
    public SortedSet<AuthorityId> authorities() {
        return new TreeSet<>(captions.keySet());
    }

    /** What {@code viewer} itself calls it, else what the first of the others does. */
    public String captionFor(AuthorityId viewer) {
        return captions.getOrDefault(viewer, caption);
    }
}
