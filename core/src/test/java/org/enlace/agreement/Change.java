// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.util.Optional;
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

    DecisionRequest moment(DecisionMoment moment) {
        return with(moment, from.operation(), from.trigger(), from.purpose(), from.sender(), from.recipient());
    }

    DecisionRequest operation(SharedOperation operation) {
        return with(from.moment(), operation, from.trigger(), from.purpose(), from.sender(), from.recipient());
    }

    DecisionRequest trigger(OperationTrigger trigger) {
        return with(from.moment(), from.operation(), trigger, from.purpose(), from.sender(), from.recipient());
    }

    DecisionRequest purpose(Purpose purpose) {
        return with(from.moment(), from.operation(), from.trigger(), purpose, from.sender(), from.recipient());
    }

    DecisionRequest sender(AuthorityId sender) {
        return with(from.moment(), from.operation(), from.trigger(), from.purpose(), sender, from.recipient());
    }

    DecisionRequest recipient(AuthorityId recipient) {
        return with(from.moment(), from.operation(), from.trigger(), from.purpose(), from.sender(), recipient);
    }

    /** The same question between two nodes with their keys. */
    public DecisionRequest between(NodeCard sender, NodeCard recipient) {
        return new DecisionRequest(
                from.moment(),
                from.operation(),
                from.trigger(),
                from.purpose(),
                sender.id(),
                Ed25519Signature.text(sender.envelopeKey()),
                recipient.id(),
                Ed25519Signature.text(recipient.envelopeKey()),
                from.protocol(),
                from.justified(),
                from.identifierClass(),
                from.items());
    }

    DecisionRequest senderKey(String key) {
        return new DecisionRequest(
                from.moment(),
                from.operation(),
                from.trigger(),
                from.purpose(),
                from.sender(),
                key,
                from.recipient(),
                from.recipientKey(),
                from.protocol(),
                from.justified(),
                from.identifierClass(),
                from.items());
    }

    DecisionRequest recipientKey(String key) {
        return new DecisionRequest(
                from.moment(),
                from.operation(),
                from.trigger(),
                from.purpose(),
                from.sender(),
                from.senderKey(),
                from.recipient(),
                key,
                from.protocol(),
                from.justified(),
                from.identifierClass(),
                from.items());
    }

    DecisionRequest protocol(int protocol) {
        return with(protocol, from.justified(), from.identifierClass());
    }

    DecisionRequest justified(boolean justified) {
        return with(from.protocol(), justified, from.identifierClass());
    }

    DecisionRequest identifierClass(String identifierClass) {
        return with(from.protocol(), from.justified(), Optional.of(new ClassLabel(identifierClass)));
    }

    private DecisionRequest with(int protocol, boolean justified, Optional<ClassLabel> identifierClass) {
        return new DecisionRequest(
                from.moment(),
                from.operation(),
                from.trigger(),
                from.purpose(),
                from.sender(),
                from.senderKey(),
                from.recipient(),
                from.recipientKey(),
                protocol,
                justified,
                identifierClass,
                from.items());
    }

    private DecisionRequest with(
            DecisionMoment moment,
            SharedOperation operation,
            OperationTrigger trigger,
            Purpose purpose,
            AuthorityId sender,
            AuthorityId recipient) {
        return new DecisionRequest(
                moment,
                operation,
                trigger,
                purpose,
                sender,
                from.senderKey(),
                recipient,
                from.recipientKey(),
                from.protocol(),
                from.justified(),
                from.identifierClass(),
                from.items());
    }
}
