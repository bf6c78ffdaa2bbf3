// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import org.enlace.card.NodeCard;
import org.enlace.crypto.Signatures;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;

/** A request with one part changed. */
public record Change(Request from) {
    public static Change of(Request from) {
        return new Change(from);
    }

    Request moment(Moment moment) {
        return with(moment, from.operation(), from.trigger(), from.purpose(), from.sender(), from.recipient());
    }

    Request operation(Operation operation) {
        return with(from.moment(), operation, from.trigger(), from.purpose(), from.sender(), from.recipient());
    }

    Request trigger(Trigger trigger) {
        return with(from.moment(), from.operation(), trigger, from.purpose(), from.sender(), from.recipient());
    }

    Request purpose(Purpose purpose) {
        return with(from.moment(), from.operation(), from.trigger(), purpose, from.sender(), from.recipient());
    }

    Request sender(AuthorityId sender) {
        return with(from.moment(), from.operation(), from.trigger(), from.purpose(), sender, from.recipient());
    }

    Request recipient(AuthorityId recipient) {
        return with(from.moment(), from.operation(), from.trigger(), from.purpose(), from.sender(), recipient);
    }

    /** The same question between two nodes with their keys. */
    public Request between(NodeCard sender, NodeCard recipient) {
        return new Request(
                from.moment(),
                from.operation(),
                from.trigger(),
                from.purpose(),
                sender.id(),
                Signatures.text(sender.envelopeKey()),
                recipient.id(),
                Signatures.text(recipient.envelopeKey()),
                from.protocol(),
                from.justified(),
                from.identifierClass(),
                from.items());
    }

    Request senderKey(String key) {
        return new Request(
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

    Request recipientKey(String key) {
        return new Request(
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

    Request protocol(int protocol) {
        return with(protocol, from.justified(), from.identifierClass());
    }

    Request justified(boolean justified) {
        return with(from.protocol(), justified, from.identifierClass());
    }

    Request identifierClass(String identifierClass) {
        return with(from.protocol(), from.justified(), identifierClass);
    }

    private Request with(int protocol, boolean justified, String identifierClass) {
        return new Request(
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

    private Request with(
            Moment moment,
            Operation operation,
            Trigger trigger,
            Purpose purpose,
            AuthorityId sender,
            AuthorityId recipient) {
        return new Request(
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
