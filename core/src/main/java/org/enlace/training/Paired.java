// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.List;

/** A column of one table that is compared with one of another name in the other, or with several put together. */
public record Paired(String column, List<String> with, Meaning meaning) {
    public Paired {
        with = List.copyOf(with);
    }
}
