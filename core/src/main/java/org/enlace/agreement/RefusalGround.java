// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

/** Grounds on which an authority may refuse a request that the agreement would permit. */
public enum RefusalGround {
    NATIONAL_SECURITY,
    ONGOING_INVESTIGATION,
    SAFETY_OF_A_PERSON,
    SOURCE_PROTECTION,
    NOT_PROPORTIONATE,
    NATIONAL_LAW
}
