// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.util.regex.Pattern;
import org.enlace.model.StatementSource;

/**
 * What holds for every statement of one load unless the record says otherwise: its source, the country in which
 * national numbers are read (ISO 3166-1 alpha-2, or empty) and for how many days it may be kept.
 */
public record LoadTerms(StatementSource source, String country, int retentionDays) {
    private static final Pattern COUNTRY = Pattern.compile("([A-Z]{2})?");
    private static final int LONGEST = 3650;

    public LoadTerms {
        if (!COUNTRY.matcher(country).matches()) {
            throw new IllegalArgumentException(
                    "country must be ISO 3166-1 alpha-2 or empty: length=" + country.length());
        }
        if (retentionDays < 1 || retentionDays > LONGEST) {
            throw new IllegalArgumentException("retention must be 1..3650 days: days=" + retentionDays);
        }
    }
}
