// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.util.Arrays;
import java.util.Optional;
import org.enlace.model.ClassLabel;

/** The kinds of exact identifier that two authorities can compare; the label is the word used on the wire. */
public enum IdentifierClass {
    /** A telephone number; canonical form E.164. */
    PHONE("phone"),
    /** A vehicle plate; canonical form {@code CC:PLATE}. */
    PLATE("plate"),
    /** An identity or travel document; canonical form {@code CC:TYPE:NUMBER}. */
    DOCUMENT("document"),
    /** A bank account; canonical form IBAN or {@code BANK:NUMBER}. */
    ACCOUNT("account"),
    /** A register number of a company; canonical form {@code CC:NUMBER}. */
    COMPANY_NUMBER("companyNumber"),
    /** A ship; canonical form the seven digits of its IMO number. */
    VESSEL("vessel"),
    /** A mail address; canonical form lower case. */
    EMAIL("email"),
    /** A mobile device; canonical form the fifteen digits of its IMEI. */
    DEVICE("device");

    private final String label;

    IdentifierClass(String label) {
        this.label = label;
    }

    /** The word for this class in messages, tag inputs and files. */
    public ClassLabel label() {
        return new ClassLabel(label);
    }

    /** The class with this wire label, if there is one. */
    public static Optional<IdentifierClass> ofLabel(String label) {
        return Arrays.stream(values()).filter(c -> c.label.equals(label)).findFirst();
    }
}
