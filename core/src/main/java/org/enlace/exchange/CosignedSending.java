// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

/** What became of an own question set for which the oversight officer's signature was brought. */
public enum CosignedSending {
    /** It went. */
    SENT,
    /** No set of this id waits any more. */
    SET_GONE,
    /** The signature is not, over this set, that of the officer whom the agreement names. */
    NOT_THE_OFFICERS_SIGNATURE,
    /** The agreement does not let it leave now; it waits on. */
    SET_HELD_BACK
}
