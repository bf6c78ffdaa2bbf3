// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

/** When a decision is asked for; only a read may still be permitted by an agreement that has ended. */
public enum DecisionMoment {
    SEND,
    RECEIPT,
    READ
}
