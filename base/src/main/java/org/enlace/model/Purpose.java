// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

/** Closed list of purposes: Protocol against the Smuggling of Migrants, article 10(1) a to d, and victim protection. */
public enum Purpose {
    /** Art. 10(1)(a): embarkation and destination points, routes, carriers and means of transportation. */
    ROUTES_AND_CARRIERS("10.1.a"),
    /** Art. 10(1)(b): identity and methods of organisations or organised criminal groups. */
    ORGANISATIONS_AND_METHODS("10.1.b"),
    /** Art. 10(1)(c): authenticity and form of travel documents, theft or misuse of blanks. */
    TRAVEL_DOCUMENTS("10.1.c"),
    /** Art. 10(1)(d): concealment and transportation of persons, alteration of documents, and ways to detect it. */
    CONCEALMENT_AND_TRANSPORT("10.1.d"),
    /** Protection of victims and of the life and safety of people at risk (art. 16). */
    VICTIM_PROTECTION("16");

    private final String article;

    Purpose(String article) {
        this.article = article;
    }

    /** Article of the protocol, such as {@code 10.1.b}. */
    public String article() {
        return article;
    }
}
