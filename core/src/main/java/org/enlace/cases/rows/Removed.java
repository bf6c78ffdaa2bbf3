// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.util.List;

/**
 * Whom protection took out of the files: how many subjects were held, and every id under which anything of them may have been told,
 * that of the subject they were merged under too.
 */
public record Removed(long subjects, List<String> touched) {
    public Removed {
        touched = List.copyOf(touched);
    }

    public static Removed nobody() {
        return new Removed(0, List.of());
    }
}
