// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.column;

import java.util.List;

/** A column in a form; several columns are read as one value with a space between. */
public record ColumnField(List<String> columns, ValueForm form) {
    public ColumnField {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new LinkageException(LinkageException.Reason.MODEL, "a field must name a column");
        }
    }

    public static ColumnField of(String column, ValueForm form) {
        return new ColumnField(List.of(column), form);
    }

    public static ColumnField raw(String column) {
        return of(column, ValueForm.RAW);
    }

    /** A record's value of this field, from its values of the columns in their order. */
    public String of(List<String> values) {
        return values.size() == 1 ? form.of(values.getFirst()) : form.of(values);
    }
}
