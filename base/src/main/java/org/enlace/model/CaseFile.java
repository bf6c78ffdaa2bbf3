// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import java.time.LocalDate;
import java.util.List;

/** A case of one authority: what it is called, when it was opened and which subjects it is about. */
public record CaseFile(String id, AuthorityId authority, String title, LocalDate opened, List<String> subjects) {
    public CaseFile {
        if (id.isBlank()) {
            throw new IllegalArgumentException("case id must not be blank");
        }
        subjects = List.copyOf(subjects);
    }
}
