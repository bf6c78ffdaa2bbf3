// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.enlace.veil.tags.TagLayout;
import org.enlace.veil.tags.VeilKey;

/** The rows of a file as one side of the veil needs them: questions about each, or tags of all. They are read once. */
sealed interface ComparedRows extends Closeable permits IdentifierRows, NameRows {

    /** Where they are read from. */
    RowFile<?> file();

    /**
     * The questions about the next rows, as many for each row as {@link HitRule} says and one after another; none after the last
     * row.
     */
    List<AskedRow> questions();

    /** Adds the entries of all rows to tags; how many random entries must stand beside them, before padding. */
    int publish(VeilKey key, TagLayout layout, TagSort tags) throws IOException;

    @Override
    default void close() throws IOException {
        file().close();
    }
}
