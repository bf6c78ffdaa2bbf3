// SPDX-License-Identifier: Apache-2.0
package org.enlace.service;

/** What an administrator asks of a node from the command line of its machine. */
public enum NodeOrder {
    STATUS,
    /** Whether the node is up, and why not. */
    HEALTH,
    /** How each thing stands. */
    FINDINGS,
    STOP,
    LIST_PEOPLE,
    /** {@code officer}, {@code role}. */
    ADD_PERSON,
    /** {@code officer}: takes the password away and gives a fresh link. */
    RESET_PERSON,
    SHOW_CARD,
    LIST_PARTNERS,
    /** {@code card}: what it says and its fingerprint, without taking it. */
    READ_CARD,
    /** {@code card}, {@code fingerprint}: both must agree. */
    ADD_PARTNER,
    /** {@code partner}. */
    REMOVE_PARTNER,
    /** Makes a backup now. */
    BACK_UP
}
