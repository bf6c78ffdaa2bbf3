// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By what a signed agreement is named everywhere: SHA-256 of its canonical form. It tells nothing of what the agreement says and may stand in logs.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record AgreementDigest(String value) implements Comparable<AgreementDigest> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** IllegalArgumentException where it is not 64 lower-case hexadecimal digits. */
    public AgreementDigest {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an agreement's digest must be 64 lower-case hexadecimal digits: length=" + value.length());
        }
    }

    /** The digest written as {@code text}; none where the text is another one. */
    public static Optional<AgreementDigest> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new AgreementDigest(text)) : Optional.empty();
    }

    /** As the constructor; none where the text is empty, which in messages and rows says that there is no agreement. */
    public static Optional<AgreementDigest> unlessEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new AgreementDigest(text));
    }

    @Override
    public int compareTo(AgreementDigest other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
