// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.util.List;
import java.util.Optional;
import org.enlace.intake.record.RefusalReason;

/**
 * What the desk shows before a table is loaded: how it was read, its first rows, the guessed mapping, and
 * why none of it can be taken in where that is so. {@code rows}
 * hold what the file says; they go to the user who brought the file and nowhere else.
 */
public record TablePreview(
        String encoding,
        String delimiter,
        List<String> header,
        List<List<String>> rows,
        ColumnMapping guess,
        Optional<RefusalReason> refusal) {
    public TablePreview {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public String toString() {
        return "Preview[columns=" + header.size() + ", rows=" + rows.size() + "]";
    }
}
