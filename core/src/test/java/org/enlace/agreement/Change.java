// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.util.Optional;
import org.enlace.agreement.DecisionRequest.Asking;
import org.enlace.agreement.DecisionRequest.KeyHolder;
import org.enlace.card.NodeCard;
import org.enlace.crypto.Ed25519Signature;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.Purpose;

/** A request with one part changed. */
public record Change(DecisionRequest from) {
    public static Change of(DecisionRequest from) {
        return new Change(from);
    }

    private Asking asking() {
        return from.asking();
    }

    DecisionRequest moment(DecisionMoment moment) {
        return asked(moment, from.operation(), from.trigger(), from.purpose());
    }

    DecisionRequest operation(SharedOperation operation) {
        return asked(from.moment(), operation, from.trigger(), from.purpose());
    }

    DecisionRequest trigger(OperationTrigger trigger) {
        return asked(from.moment(), from.operation(), trigger, from.purpose());
    }

    DecisionRequest purpose(Purpose purpose) {
        return asked(from.moment(), from.operation(), from.trigger(), purpose);
    }

    DecisionRequest sender(AuthorityId sender) {
        return between(new KeyHolder(sender, asking().sender().key()), asking().recipient());
    }

    DecisionRequest recipient(AuthorityId recipient) {
        return between(
                asking().sender(), new KeyHolder(recipient, asking().recipient().key()));
    }

    /** The same question between two nodes with their keys. */
    public DecisionRequest between(NodeCard sender, NodeCard recipient) {
        return between(
                new KeyHolder(sender.id(), Ed25519Signature.text(sender.envelopeKey())),
                new KeyHolder(recipient.id(), Ed25519Signature.text(recipient.envelopeKey())));
    }

    DecisionRequest senderKey(String key) {
        return between(new KeyHolder(from.sender(), key), asking().recipient());
    }

    DecisionRequest recipientKey(String key) {
        return between(asking().sender(), new KeyHolder(from.recipient(), key));
    }

    DecisionRequest protocol(int protocol) {
        return new DecisionRequest(asking(), protocol, from.justified(), from.identifierClass(), from.items());
    }

    DecisionRequest justified(boolean justified) {
        return new DecisionRequest(asking(), from.protocol(), justified, from.identifierClass(), from.items());
    }

    DecisionRequest identifierClass(String identifierClass) {
        return new DecisionRequest(
                asking(),
                from.protocol(),
                from.justified(),
                Optional.of(new ClassLabel(identifierClass)),
                from.items());
    }

    private DecisionRequest between(KeyHolder sender, KeyHolder recipient) {
        return with(new Asking(from.moment(), from.operation(), from.trigger(), from.purpose(), sender, recipient));
    }

    private DecisionRequest asked(
            DecisionMoment moment, SharedOperation operation, OperationTrigger trigger, Purpose purpose) {
        return with(new Asking(moment, operation, trigger, purpose, asking().sender(), asking().recipient()));
    }

    private DecisionRequest with(Asking asking) {
        return new DecisionRequest(asking, from.protocol(), from.justified(), from.identifierClass(), from.items());
    }
}
