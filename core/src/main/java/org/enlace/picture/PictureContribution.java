// SPDX-License-Identifier: Apache-2.0
package org.enlace.picture;

import java.util.List;
import org.enlace.model.AuthorityId;
import org.enlace.model.Subject;
import org.enlace.model.SubjectLink;

/** What one authority brings to the picture; the ids of subjects and links are that authority's own. */
public record PictureContribution(AuthorityId authority, List<Subject> subjects, List<SubjectLink> links) {
    public PictureContribution {
        subjects = List.copyOf(subjects);
        links = List.copyOf(links);
    }
}
