// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name by which an officer signs in, and stands in ledgers and requests. What a node did by itself, on a partner's word or at the
 * command line stands there under a name of the same form.
 *
 * @param value 1 to 80 letters, digits and {@code ._@-}
 */
public record OfficerName(String value) implements Comparable<OfficerName> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._@-]{1,80}");

    /** IllegalArgumentException where it has another form. */
    public OfficerName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an officer's sign-in name must be 1..80 of letters, digits and ._@-");
        }
    }

    /** The name written as {@code text}; none where the text is no such name. */
    public static Optional<OfficerName> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new OfficerName(text)) : Optional.empty();
    }

    @Override
    public int compareTo(OfficerName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
