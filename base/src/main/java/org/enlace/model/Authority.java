// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import java.util.regex.Pattern;

/** A security or migration authority of one country; {@code country} is ISO 3166-1 alpha-2. */
public record Authority(AuthorityId id, Kind kind, String country, String name) {
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    /** The two kinds of authority that sit at the table; their mandates differ, so agreements name the kind. */
    public enum Kind {
        SECURITY,
        MIGRATION
    }

    public Authority {
        if (!COUNTRY.matcher(country).matches()) {
            throw new IllegalArgumentException(
                    "country must be an ISO 3166-1 alpha-2 code: length=" + country.length());
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("authority name must not be blank: id=" + id);
        }
    }
}
