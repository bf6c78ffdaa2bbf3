// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.time.Instant;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;

/**
 * About how many values of one class this node may still ask a partner, out of how many, and when there are more; of the
 * chunks that it asked in this epoch, how many are answered; and how many own subjects have no value that can be asked about.
 */
public record RemainingBudget(
        AuthorityId partner, ClassLabel identifierClass, Values values, Chunks chunks, int notAskable) {

    /** How many may still be asked about, out of how many, until there are more. */
    public record Values(long left, long capacity, Instant refillsAt) {}

    /** How many chunks were asked in this epoch, and how many of them are answered. */
    public record Chunks(long asked, long answered) {}
}
