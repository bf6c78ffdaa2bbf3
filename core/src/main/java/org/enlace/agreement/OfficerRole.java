// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

/** Roles of the people of a node; an agreement says which role approves an operation. */
public enum OfficerRole {
    ANALYST,
    LIAISON,
    COORDINATOR,
    OVERSIGHT,
    ADMINISTRATOR
}
