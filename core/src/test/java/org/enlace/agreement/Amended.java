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
        return of(with(edition(id, 1, Optional.empty()), from.sharing(), from.validity()));
    }

    Agreement operations(List<AgreementTerms.OperationRule> operations) {
        return with(from.edition(), sharing(from.purposes(), operations, from.outcomes()), from.validity());
    }

    public Agreement successor(List<AgreementTerms.OperationRule> operations) {
        return with(
                edition(from.id(), from.version() + 1, Optional.of(from.digest())),
                sharing(from.purposes(), operations, from.outcomes()),
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
        return with(from.edition(), sharing(purposes, from.operations(), from.outcomes()), from.validity());
    }

    public Agreement outcomes(AgreementTerms.OutcomeDetail outcomes) {
        return with(from.edition(), sharing(from.purposes(), from.operations(), outcomes), from.validity());
    }

    Agreement fate(AgreementTerms.Fate fate) {
        var validity = new AgreementTerms.Validity(
                from.validity().from(), from.validity().until(), fate);
        return with(from.edition(), from.sharing(), validity);
    }

    private AgreementTerms.Edition edition(String id, int version, Optional<AgreementDigest> supersedes) {
        return new AgreementTerms.Edition(id, version, supersedes, from.text());
    }

    private AgreementTerms.Sharing sharing(
            List<AgreementTerms.PurposeRule> purposes,
            List<AgreementTerms.OperationRule> operations,
            AgreementTerms.OutcomeDetail outcomes) {
        return new AgreementTerms.Sharing(purposes, operations, outcomes, from.queries(), from.quality());
    }

    private Agreement with(
            AgreementTerms.Edition edition, AgreementTerms.Sharing sharing, AgreementTerms.Validity validity) {
        return new Agreement(
                edition, from.parties(), from.legalBasis(), sharing, from.keeping(), from.safeguards(), validity);
    }
}
