// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.time.Instant;
import org.enlace.model.OfficerName;

/** A subject that a person found to be two; {@code part} is the new one, {@code id} undoes it. */
public record SubjectSplit(long id, String subject, String part, String reason, OfficerName by, Instant at) {}
