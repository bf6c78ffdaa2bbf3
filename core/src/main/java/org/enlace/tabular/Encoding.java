// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

/** What the bytes of a text file stand for. */
enum Encoding {
    UTF_8,
    /** Western European, one byte a letter; Latin-1's letters are part of it. */
    WINDOWS_1252,
    /** UTF-8 in which single bytes are not; those are read as Windows-1252. */
    MIXED,
    UTF_16LE,
    UTF_16BE
}
