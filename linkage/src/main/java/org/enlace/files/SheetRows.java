// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The rows of one sheet from its first on, those without a value among them, each as wide as its last cell with a value. */
interface SheetRows extends Closeable {
    /** More rows than any spreadsheet program writes are refused. */
    int MOST_ROWS = 16 << 20;

    /** A cell further to the right than any spreadsheet program writes is refused. */
    int MOST_COLUMNS = 16_384;

    /** The next row, empty at the end of the sheet. */
    Optional<List<String>> next() throws IOException;

    /** Rows with a value so far that a reader of the sheet would not see. */
    int hidden();
}
