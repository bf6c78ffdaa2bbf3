// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.time.Instant;
import org.enlace.model.AuthorityId;

/** What one authority achieved so far, as a count of one kind; a later count replaces it. */
public record OperationResult(AuthorityId authority, Kind kind, long count, Instant at) {

    /** Closed: people who were smuggled are no result of an operation. */
    public enum Kind {
        SUSPECTS_ARRESTED,
        SAFE_HOUSES_CLOSED,
        DOCUMENTS_SEIZED,
        VEHICLES_SEIZED,
        VESSELS_SEIZED,
        ARMS_SEIZED,
        DRUGS_SEIZED_KILOGRAMS,
        CASH_SEIZED_US_DOLLARS,
        ACCOUNTS_FROZEN,
        SEARCHES_MADE
    }
}
