// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

/** Where one authority stands in an operation. */
public enum MemberStanding {
    INVITED,
    ACCEPTED,
    DECLINED,
    LEFT
}
