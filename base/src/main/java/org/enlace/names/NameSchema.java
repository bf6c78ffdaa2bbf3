// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.util.Arrays;
import java.util.Optional;

/** What a name is the name of; the labels are the schemata of FollowTheMoney. */
public enum NameSchema {
    PERSON("Person"),
    COMPANY("Company"),
    ORGANIZATION("Organization"),
    PUBLIC_BODY("PublicBody"),
    /** A person, a company or an organization: the words of the name decide. */
    LEGAL_ENTITY("LegalEntity"),
    VESSEL("Vessel"),
    /** Nothing is known: the words of the name decide. */
    UNKNOWN("Thing");

    private final String label;

    NameSchema(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The schema with this label, upper or lower case, if there is one. */
    public static Optional<NameSchema> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(schema -> schema.label.equalsIgnoreCase(label.strip()))
                .findFirst();
    }

    /** Whether the words have to tell if this is a person. */
    boolean isOpen() {
        return this == LEGAL_ENTITY || this == UNKNOWN;
    }
}
