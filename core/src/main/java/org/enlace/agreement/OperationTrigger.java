// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

/** What set an operation off. */
public enum OperationTrigger {
    ON_HIT,
    ON_REQUEST,
    PUSH
}
