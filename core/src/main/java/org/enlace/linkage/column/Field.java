// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.column;

import java.util.List;

/** A column in a form; several columns are read as one value with a space between. */
public record Field(List<String> columns, Form form) {
    public Field {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new LinkageException(LinkageException.Reason.MODEL, "a field must name a column");
        }
    }

    public static Field of(String column, Form form) {
        return new Field(List.of(column), form);
    }

    public static Field raw(String column) {
        return of(column, Form.RAW);
    }

    /** A record's value of this field, from its values of the columns in their order. */
    public String of(List<String> values) {
        return values.size() == 1 ? form.of(values.getFirst()) : form.of(values);
    }
}
