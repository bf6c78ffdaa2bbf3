// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.util.Optional;
import org.enlace.model.HandlingMark;

/**
 * What a permit asks in return: officers' approvals before it may be used, handling at least as strict as {@code floor},
 * purge when the retention is over, and the other obligations of the agreement. {@code budget} is present for a veil
 * query, {@code cosigner} where its question sets must be cosigned.
 */
public record PermitConditions(
        Approvals approvals,
        HandlingMark floor,
        AgreementTerms.Retention retention,
        AgreementTerms.Onward onward,
        AgreementTerms.OutcomeDetail outcomes,
        Optional<QueryBudget> budget,
        Optional<OversightCosigner> cosigner) {

    /** How many distinct officers of which role. */
    public record Approvals(int officers, OfficerRole role) {}
}
