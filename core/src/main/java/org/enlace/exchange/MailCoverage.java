// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.time.Clock;
import java.util.function.Function;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.OperationTrigger;
import org.enlace.agreement.PermitConditions;
import org.enlace.agreement.SharedOperation;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.MessageVerdict;
import org.enlace.model.Purpose;
import org.enlace.oprf.VeilRefusal;
import org.enlace.share.GrantMint;
import org.enlace.veil.tags.KeyScope;
import org.jdbi.v3.core.Handle;

/** Whether an agreement covers a message of the veil that came: looked at before anything else. */
final class MailCoverage {
    private final QuestionClasses classes;
    private final GrantMint grants;
    private final Clock clock;

    MailCoverage(QuestionClasses classes, GrantMint grants, Clock clock) {
        this.classes = classes;
        this.grants = grants;
        this.clock = clock;
    }

    /** What the agreement and the scope say of a message. */
    sealed interface Coverage {}

    record Covered(PermitConditions conditions) implements Coverage {}

    record Uncovered(MessageVerdict verdict) implements Coverage {}

    /** Checks the agreement and the scope. */
    Coverage of(Handle tx, Envelope envelope, KeyScope scope, Purpose purpose) {
        if (classes.ofLabel(scope.classLabel()).isEmpty()) {
            return new Uncovered(refused(VeilRefusal.WRONG_CLASS));
        }
        AgreementDecision decision = grants.onReceipt(
                tx, envelope, SharedOperation.HIT_QUERY, OperationTrigger.PUSH, purpose, scope.classLabel());
        return switch (decision) {
            case AgreementDecision.Refuse refuse -> new Uncovered(refused(refuse));
            case AgreementDecision.Permit permit -> {
                if (!permit.agreement().equals(scope.agreementDigest())) {
                    yield new Uncovered(refused(VeilRefusal.WRONG_AGREEMENT));
                }
                if (!new VeilEpoch(scope.epoch()).isOpen(clock.instant())) {
                    yield new Uncovered(refused(VeilRefusal.WRONG_EPOCH));
                }
                yield new Covered(permit.conditions());
            }
        };
    }

    /** Goes on with what the agreement asks and gives. */
    MessageVerdict then(
            Handle tx,
            Envelope envelope,
            KeyScope scope,
            Purpose purpose,
            Function<PermitConditions, MessageVerdict> next) {
        return switch (of(tx, envelope, scope, purpose)) {
            case Covered(PermitConditions conditions) -> next.apply(conditions);
            case Uncovered(MessageVerdict verdict) -> verdict;
        };
    }

    /** A message about a manifest that is not known: without an agreement that alone is the reason. */
    MessageVerdict unknownManifest(Handle tx, Envelope envelope) {
        AgreementDecision decision = grants.onReceipt(
                tx, envelope, SharedOperation.HIT_QUERY, OperationTrigger.PUSH, Purpose.ORGANISATIONS_AND_METHODS);
        return switch (decision) {
            case AgreementDecision.Refuse refuse -> refused(refuse);
            case AgreementDecision.Permit _ -> refused(VeilRefusal.WRONG_MANIFEST);
        };
    }

    private static MessageVerdict refused(AgreementDecision.Refuse refuse) {
        return MessageVerdict.refused(refuse.code().name(), refuse.code().english());
    }

    static MessageVerdict refused(VeilRefusal refusal) {
        return MessageVerdict.refused(
                "VEIL_" + refusal.name(), "The veil refuses this message: " + refusal.name() + ".");
    }
}
