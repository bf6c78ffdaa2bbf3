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
        AuthorityId partner,
        ClassLabel identifierClass,
        long left,
        long capacity,
        Instant refillsAt,
        long chunks,
        long answered,
        int notAskable) {}
