// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.time.Instant;
import org.enlace.veil.tags.KeyScope;

/**
 * How many questions an asker may still have answered. Whoever runs the answering side fulfils it, exactly and across
 * restarts: a decision to allow is on record before it is returned.
 *
 * <p>It is asked once for each chunk, before any arithmetic; a chunk that was answered before is refused without asking
 * it.
 */
@FunctionalInterface
public interface QuestionBudget {

    /**
     * Takes {@code count} questions from what is left, or takes none.
     *
     * @param manifestId id of the query manifest ({@link QueryManifest#id()})
     * @param chunk index of the chunk in that manifest
     */
    Verdict spend(KeyScope scope, String manifestId, int chunk, int count);

    /** What the budget says. */
    sealed interface Verdict {}

    /** The questions may be answered; {@code left} remain after them. */
    record Allowed(long left) implements Verdict {}

    /** None may be answered: {@code left} remain, fewer than asked, until {@code refillsAt}. */
    record Exhausted(long left, Instant refillsAt) implements Verdict {}
}
