// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.util.Arrays;
import java.util.Optional;

/** The types of document that are told apart, because two registers may use one number for two papers. */
public enum DocumentType {
    /** A passport or a travel document in its place. */
    PASSPORT("passport"),
    /** An identity card or its number. */
    NATIONAL_ID("nationalId"),
    /** A driving licence. */
    LICENCE("licence"),
    /** Any other paper with a number. */
    OTHER("other");

    private final String label;

    DocumentType(String label) {
        this.label = label;
    }

    /** The word for this type in canonical values. */
    public String label() {
        return label;
    }

    /** The type with this label, upper or lower case, if there is one. */
    public static Optional<DocumentType> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(t -> t.label.equalsIgnoreCase(label))
                .findFirst();
    }
}
