// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file of any known format as a table; which one is told by its content. */
public final class Tables {
    private Tables() {}

    /**
     * Reads a whole file. {@code title} names the table in messages; {@code pieces} is how many threads may read at once and does
     * not change the result.
     */
    public static Loaded read(Path file, String title, Asked asked, int pieces) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new TabularException(TabularException.Reason.NO_FILE, file.toString(), 0, "");
        }
        return new CsvFile(file, asked, pieces, CsvFile.WORTH_A_THREAD).load(title);
    }
}
