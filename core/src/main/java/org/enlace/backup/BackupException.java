// SPDX-License-Identifier: Apache-2.0
package org.enlace.backup;

import java.util.Arrays;
import java.util.List;

/** Something that kept a backup from being made or brought back. */
public final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final BackupProblem problem;
    private final transient List<Object> values;

    BackupException(BackupProblem problem, Object... values) {
        super(problem + " " + Arrays.toString(values));
        this.problem = problem;
        this.values = List.of(values);
    }

    public BackupProblem problem() {
        return problem;
    }

    /** What fills the sentence {@code backup.NAME}. */
    public List<Object> values() {
        return values;
    }
}
