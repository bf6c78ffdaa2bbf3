// SPDX-License-Identifier: Apache-2.0
package org.enlace.picture;

import java.util.List;
import java.util.SortedSet;
import org.enlace.model.AuthorityId;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectRef;

/** One thing in the joint picture and every authority's subject that stands for it, in the order of their names. */
public record Vertex(
        SubjectRef id,
        SubjectKind kind,
        String caption,
        List<SubjectRef> members,
        SortedSet<AuthorityId> authorities) {}
