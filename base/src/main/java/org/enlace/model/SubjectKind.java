// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

/**
 * What a subject can be. The list is closed: there is no kind for a smuggled person, victim, witness, minor or
 * informant, so no part of the program can hold one.
 */
public enum SubjectKind {
    PERSON,
    ORGANISATION,
    PHONE,
    VEHICLE,
    VESSEL,
    ACCOUNT,
    DOCUMENT,
    PLACE,
    CONSIGNMENT
}
