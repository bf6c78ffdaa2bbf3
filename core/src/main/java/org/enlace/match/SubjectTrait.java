// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

/** What is compared: a column of the records that a subject becomes; the label is the first half of every finding's code. */
enum SubjectTrait {
    NAME("name", "name"),
    BIRTH_DATE("birthDate", "birthDate"),
    PHONE("phone", "phone"),
    DOCUMENT("document", "number"),
    NATIONALITY("nationality", "nationality"),
    ADDRESS("address", "address"),
    COMPANY_NAME("companyName", "name"),
    COMPANY_NUMBER("companyNumber", "registrationNumber"),
    PLATE("plate", "registrationNumber"),
    ACCOUNT("account", "iban"),
    VESSEL("vessel", "imoNumber"),
    /** The number that a phone or a paper is, where the subject is the phone or the paper itself. */
    NUMBER("number", "number");

    private final String label;
    private final String property;

    SubjectTrait(String label, String property) {
        this.label = label;
        this.property = property;
    }

    String label() {
        return label;
    }

    /** The property of a subject that best shows what was compared. */
    String property() {
        return property;
    }
}
