// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.util.List;
import java.util.Optional;
import org.enlace.model.Link;
import org.enlace.model.Subject;

/** What a hit is about: the subject whose identifier was hit, by id, and its neighbourhood in the own files. */
public record Matter(String hit, List<Subject> subjects, List<Link> links) {
    public Matter {
        subjects = List.copyOf(subjects);
        links = List.copyOf(links);
    }

    Optional<Subject> subject(String id) {
        return subjects.stream().filter(subject -> subject.id().equals(id)).findFirst();
    }
}
