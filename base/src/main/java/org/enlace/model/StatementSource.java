// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

/** Where statements come from: one file, register or report of one authority. {@code id} is unique in the authority. */
public record StatementSource(
        String id, AuthorityId authority, String title, SourceGrade grade, HandlingMark handling, String legalBasis) {
    public StatementSource {
        if (id.isBlank()) {
            throw new IllegalArgumentException("source id must not be blank");
        }
    }
}
