// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

/** How a people builds names; each has its own list of parts. */
public enum NameTradition {
    /** Given names, paternal surname, maternal surname. */
    SPANISH,
    /** Given names, maternal surname, paternal surname. */
    PORTUGUESE,
    /** One or two French given names, one surname, itself often a given name. */
    HAITIAN,
    /** Given name, father's name, family name, in any of several transliterations. */
    ARABIC,
    /** Family name first, one given name of one or two syllables. */
    CHINESE,
    /** Given names and a last part that is often no family name. */
    BANGLA,
    /** Given name, middle name, one surname. */
    ENGLISH
}
