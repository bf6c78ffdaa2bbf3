// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.time.Instant;
import org.enlace.model.AuthorityId;

/**
 * How many questions this node may still ask a partner about one class, out of how many, and when there are more; and of
 * the chunks that it asked in this epoch, how many are answered.
 */
public record BudgetLeft(
        AuthorityId partner,
        String identifierClass,
        long left,
        long capacity,
        Instant refillsAt,
        long chunks,
        long answered) {}
