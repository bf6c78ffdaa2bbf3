// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.time.Instant;
import org.enlace.model.OfficerName;

/** Two subjects that a person found to be one; {@code id} undoes it. */
public record SubjectMerge(
        long id, String kept, String merged, String mergedCaption, String reason, OfficerName by, Instant at) {}
