// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import java.time.LocalDate;

/**
 * One source's word on one property. {@code value} is the normal form, {@code original} what the source wrote,
 * {@code language} a BCP 47 tag or empty. Statements are kept per source; a merge never overwrites them.
 */
public record Statement(
        String property, String value, String original, String language, StatementProvenance provenance) {

    public Statement {
        if (property.isBlank() || value.isBlank() || provenance.source().isBlank()) {
            throw new IllegalArgumentException("statement must have property, value and source: property=" + property);
        }
        if (provenance.lastSeen().isBefore(provenance.firstSeen())) {
            throw new IllegalArgumentException(
                    "statement must not be last seen before first seen: property=" + property);
        }
    }

    /** True from the day of expiry on. */
    public boolean expiredOn(LocalDate day) {
        return !day.isBefore(provenance.expires());
    }
}
