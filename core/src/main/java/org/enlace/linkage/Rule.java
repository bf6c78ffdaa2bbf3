// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.List;

/** A blocking rule: a pair is looked at where all fields of one rule are there and equal on both sides. */
public record Rule(List<Field> fields) {
    public Rule {
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new LinkageException(LinkageException.Reason.MODEL, "a blocking rule must name a field");
        }
    }

    public static Rule of(Field... fields) {
        return new Rule(List.of(fields));
    }
}
