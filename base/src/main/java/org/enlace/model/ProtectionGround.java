// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

/**
 * Why a person may not be held as a subject (Smuggling of Migrants Protocol, articles 5 and 16). {@link ProtectionReader} reads
 * it out of words, birth dates and ages.
 */
public enum ProtectionGround {
    SMUGGLED,
    VICTIM,
    WITNESS,
    MINOR,
    INFORMANT
}
