// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.util.Optional;
import org.enlace.model.HandlingMark;

/**
 * What a permit asks in return: {@code approvals} distinct officers of role {@code approver} before it may be used,
 * handling at least as strict as {@code floor}, purge after {@code retentionDays}, and the other obligations of the
 * agreement. {@code budget} is present for a veil query, {@code cosigner} where its question sets must be cosigned.
 */
public record PermitConditions(
        int approvals,
        OfficerRole approver,
        HandlingMark floor,
        int retentionDays,
        int reviewDays,
        AgreementTerms.Onward onward,
        AgreementTerms.OutcomeDetail outcomes,
        Optional<QueryBudget> budget,
        Optional<OversightCosigner> cosigner) {}
