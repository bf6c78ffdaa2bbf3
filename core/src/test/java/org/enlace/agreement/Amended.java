// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.util.List;
import java.util.Optional;
import org.enlace.model.AgreementDigest;

/** An agreement with one part changed. */
public record Amended(Agreement from) {
    public static Amended of(Agreement from) {
        return new Amended(from);
    }

    Amended id(String id) {
        return of(with(id, 1, Optional.empty(), from.purposes(), from.operations(), from.outcomes(), from.validity()));
    }

    Agreement operations(List<AgreementTerms.OperationRule> operations) {
        return with(
                from.id(),
                from.version(),
                from.supersedes(),
                from.purposes(),
                operations,
                from.outcomes(),
                from.validity());
    }

    public Agreement successor(List<AgreementTerms.OperationRule> operations) {
        return with(
                from.id(),
                from.version() + 1,
                Optional.of(from.digest()),
                from.purposes(),
                operations,
                from.outcomes(),
                from.validity());
    }

    public Agreement approvals(int approvals) {
        return operations(from.operations().stream()
                .map(rule -> rule.operation() == SharedOperation.DISCLOSE
                        ? new AgreementTerms.OperationRule(
                                rule.operation(), rule.triggers(), approvals, rule.approver())
                        : rule)
                .toList());
    }

    Agreement purposes(List<AgreementTerms.PurposeRule> purposes) {
        return with(
                from.id(),
                from.version(),
                from.supersedes(),
                purposes,
                from.operations(),
                from.outcomes(),
                from.validity());
    }

    public Agreement outcomes(AgreementTerms.OutcomeDetail outcomes) {
        return with(
                from.id(),
                from.version(),
                from.supersedes(),
                from.purposes(),
                from.operations(),
                outcomes,
                from.validity());
    }

    Agreement fate(AgreementTerms.Fate fate) {
        var validity = new AgreementTerms.Validity(
                from.validity().from(), from.validity().until(), fate);
        return with(
                from.id(),
                from.version(),
                from.supersedes(),
                from.purposes(),
                from.operations(),
                from.outcomes(),
                validity);
    }

    private Agreement with(
            String id,
            int version,
            Optional<AgreementDigest> supersedes,
            List<AgreementTerms.PurposeRule> purposes,
            List<AgreementTerms.OperationRule> operations,
            AgreementTerms.OutcomeDetail outcomes,
            AgreementTerms.Validity validity) {
        return new Agreement(
                id,
                version,
                supersedes,
                from.parties(),
                from.legalBasis(),
                purposes,
                operations,
                outcomes,
                from.queries(),
                from.quality(),
                from.onward(),
                from.retention(),
                from.recalling(),
                from.subjectRights(),
                from.refusalGrounds(),
                from.security(),
                from.oversight(),
                from.incidentNoticeHours(),
                validity,
                from.text());
    }
}
