// SPDX-License-Identifier: Apache-2.0
package org.enlace.envelope;

/**
 * One of the two channels to each partner, each with its own numbers and its own chain. The steps of agreements and
 * recalls go first, whatever else waits: so a stop is heard before what was queued earlier. Alphabetical order is the
 * order of delivery.
 */
public enum PartnerChannel {
    AGREEMENTS,
    MAIN;

    /** The channel that messages of a type take; the same at both ends. */
    public static PartnerChannel of(String type) {
        return type.startsWith("share.agreement-") || type.equals("share.recall") ? AGREEMENTS : MAIN;
    }
}
