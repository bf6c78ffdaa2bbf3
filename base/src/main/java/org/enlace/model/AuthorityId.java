// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import java.util.regex.Pattern;

/** Short name of an authority, such as {@code pa-security}; also the name of its node. */
public record AuthorityId(String value) implements Comparable<AuthorityId> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    public AuthorityId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("authority id must be 2..40 of a-z, 0-9, -: length=" + value.length());
        }
    }

    /** The id written as {@code value}; IllegalArgumentException where it is not 2 to 40 of a-z, 0-9 and -. */
    public static AuthorityId of(String value) {
        return new AuthorityId(value);
    }

    @Override
    public int compareTo(AuthorityId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
