// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

/** A subject that was asked about and another that some link joins with it. */
public record SubjectNeighbour(String subject, String other) {}
