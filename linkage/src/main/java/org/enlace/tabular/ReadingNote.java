// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

/**
 * Something in a file that was read in a way its author may not have meant; the rest is used. {@code line} is the first place,
 * {@code count} how many rows or columns, {@code detail} a column's name or empty.
 */
public record ReadingNote(Kind kind, String file, long line, long count, String detail) {
    /** What. */
    public enum Kind {
        /** Rows with fewer cells than the header: the missing ones are empty. */
        SHORT_ROWS,
        /** Rows with more cells than the header: the surplus is left out. */
        LONG_ROWS,
        /** Rows whose quotation marks do not pair: taken line by line with the marks as letters. */
        BROKEN_QUOTES,
        /** Bytes that are not in the encoding of the rest; the detail says in which one they were read. */
        MIXED_ENCODING,
        /** Read as MS-DOS wrote it, since the accents stand right in its code page 850 only. */
        DOS_ENCODING,
        /** Lines above the header, which were taken for titles; {@code line} is the header's. */
        TITLE_ROWS,
        /** The first row says values: the columns are numbered, {@code count} of them, and no row is lost. */
        NO_HEADER,
        /** No word of the first row is known as the name of a column, and nothing in it is surely a value: taken for a header. */
        ASSUMED_HEADER,
        /** Rows that say a total: left out. */
        TOTAL_ROWS,
        /** Rows that repeat the header: left out. */
        HEADER_ROWS,
        /** Rows of delimiters without any value: left out. */
        EMPTY_ROWS,
        /** Sheets of the same spreadsheet that were not read; the detail says how many of them are hidden. */
        OTHER_SHEETS,
        /** Rows that are hidden in the spreadsheet and were read. */
        HIDDEN_ROWS,
        /** Cells of which only the beginning is compared, since they are longer than that. */
        LONG_CELLS,
        /** Rows with NUL bytes, read as spaces. */
        NUL_BYTES,
        /** Columns without a name: named by their place. */
        EMPTY_HEADER,
        /** Columns of the same name: numbered. */
        REPEATED_HEADER,
        /** Columns without any value. */
        EMPTY_COLUMN,
        /** A row whose id an earlier row has; {@code line} is the row's number from 1. */
        REPEATED_ID,
        /** Lines that are no JSON object: left out. */
        NOT_JSON,
        /** Pairs of a truth or review file that name ids which are not there; {@code line} is a row's number from 1. */
        UNKNOWN_IDS
    }
}
