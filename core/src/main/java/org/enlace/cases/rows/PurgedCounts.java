// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

/** What a purge deleted. */
public record PurgedCounts(long statements, long links, long subjects, long records) {}
