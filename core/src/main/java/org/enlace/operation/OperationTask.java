// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.time.Instant;
import java.time.LocalDate;
import org.enlace.model.AuthorityId;

/** What one authority is to do by a day; only it reports on it. */
public record OperationTask(
        String id,
        String title,
        AuthorityId author,
        AuthorityId assignee,
        LocalDate due,
        Progress progress,
        Instant changed) {

    /** How far a task is. */
    public enum Progress {
        OPEN,
        UNDER_WAY,
        DONE,
        DROPPED
    }
}
