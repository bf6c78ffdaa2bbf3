// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

/**
 * What a load changed. {@code records} were offered; {@code fresh}, {@code changed} and {@code unchanged} say which of
 * them were new. {@code subjects}, {@code links}, {@code statements} and {@code cases} are those added;
 * {@code expired} statements were not taken because the record's clock, which an edit does not reset, has run out.
 */
public record LoadResult(
        long records,
        long fresh,
        long changed,
        long unchanged,
        long subjects,
        long links,
        long statements,
        long cases,
        long unmodelled,
        long withdrawn,
        long barred,
        long expired) {}
