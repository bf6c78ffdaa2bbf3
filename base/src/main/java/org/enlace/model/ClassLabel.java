// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The word for a class of compared values in messages, agreements and the ledger, such as {@code phone}: of identifiers, or of the
 * tokens of names. A label may be one that this node knows no class for.
 *
 * @param value 1 to 32 letters
 */
public record ClassLabel(String value) implements Comparable<ClassLabel> {
    private static final Pattern FORM = Pattern.compile("[a-zA-Z]{1,32}");

    /** IllegalArgumentException where it is not 1 to 32 letters. */
    public ClassLabel {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("the label of a class must be 1..32 letters: length=" + value.length());
        }
    }

    /** The label written as {@code text}; none where the text is another one. */
    public static Optional<ClassLabel> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ClassLabel(text)) : Optional.empty();
    }

    @Override
    public int compareTo(ClassLabel other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
