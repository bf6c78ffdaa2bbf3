// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.util.List;

/**
 * Whom protection took out of the files: how many subjects were held, and every id under which anything of them may have been told,
 * that of the subject they were merged under too.
 */
public record RemovedSubjects(long subjects, List<String> touched) {
    public RemovedSubjects {
        touched = List.copyOf(touched);
    }

    public static RemovedSubjects nobody() {
        return new RemovedSubjects(0, List.of());
    }
}
