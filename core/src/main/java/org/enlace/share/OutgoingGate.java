// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.util.Optional;
import java.util.Set;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.ShareException;
import org.enlace.agreement.ShareException.Reason;
import org.enlace.agreement.SharedOperation;
import org.enlace.crypto.CanonicalJson;
import org.enlace.envelope.Envelope;
import org.enlace.model.AuthorityId;
import org.enlace.wire.EnvelopeOutbox;
import org.jdbi.v3.core.Handle;

/**
 * The only way out of a node. With a grant goes what an agreement covers; without one a closed list of administration
 * that holds no case content. Append to the ledger before you send in the same transaction: both hold a lock until it
 * ends, and one order avoids deadlock.
 */
public final class OutgoingGate {
    /** Types that need no grant. */
    public static final Set<String> ADMINISTRATION = Set.of(
            "share.agreement-offer",
            "share.agreement-sign",
            "share.agreement-suspend",
            "share.agreement-resume",
            "share.agreement-end",
            "share.refusal",
            "share.recall",
            "share.purged",
            "ledger.checkpoint",
            "ledger.cosignature",
            "wire.card");

    private final DecisionPosition position;
    private final EnvelopeOutbox outbox;

    OutgoingGate(DecisionPosition position, EnvelopeOutbox outbox) {
        this.position = position;
        this.outbox = outbox;
    }

    /**
     * Queues a message under a grant. ShareException(NOT_GRANTED) where the grant has expired, does not cover the type,
     * or its agreement no longer permits.
     */
    public Envelope send(Handle tx, EgressGrant grant, String type, byte[] content) {
        if (!covers(grant.operation(), type)) {
            throw new ShareException(
                    Reason.NOT_GRANTED,
                    "a grant covers one operation: type=" + type + " operation=" + grant.operation());
        }
        if (position.now().isAfter(grant.expires())) {
            throw new ShareException(Reason.NOT_GRANTED, "a grant must be used before it expires: grant=" + grant.id());
        }
        if (!(position.decideUnder(tx, grant.agreement(), grant.request()) instanceof AgreementDecision.Permit)) {
            throw new ShareException(
                    Reason.NOT_GRANTED, "the agreement of a grant must still permit: grant=" + grant.id());
        }
        Envelope envelope = outbox.send(tx, grant.recipient(), type, grant.agreement(), content);
        record(tx, envelope, Optional.of(grant));
        return envelope;
    }

    /** As {@link #send}, for callers that know nothing of envelopes: returns the envelope's digest. */
    public String dispatch(Handle tx, EgressGrant grant, String type, byte[] content) {
        return send(tx, grant, type, content).digest();
    }

    /** Queues administration; ShareException(NOT_GRANTED) where the type is not on the list. */
    public Envelope administer(Handle tx, AuthorityId to, String type, byte[] content) {
        if (!ADMINISTRATION.contains(type)) {
            throw new ShareException(Reason.NOT_GRANTED, "without a grant only administration leaves: type=" + type);
        }
        Envelope envelope = outbox.send(tx, to, type, content);
        record(tx, envelope, Optional.empty());
        return envelope;
    }

    /** Withdraws what waits for a partner and may no longer go: something was stopped. */
    void review(Handle tx, AuthorityId partner) {
        outbox.review(tx, partner);
    }

    /** Which message types one operation may use. */
    static boolean covers(SharedOperation operation, String type) {
        return switch (operation) {
            case HIT_QUERY ->
                (type.startsWith("veil.") && !ADMINISTRATION.contains(type))
                        || type.equals("share.request")
                        || type.equals("share.outcome");
            case DISCLOSE -> type.equals("share.disclosure");
            case PROPOSE -> false;
            case JOINT_PICTURE -> false;
            case OPERATION -> type.startsWith("act.");
            case AGGREGATE -> type.startsWith("corridor.");
        };
    }

    private void record(Handle tx, Envelope envelope, Optional<EgressGrant> grant) {
        tx.createUpdate("""
            insert into share_sent (envelope, grant_id, recipient, type, content, at)
            values (:envelope, :grant, :recipient, :type, :content, :at)
            """)
                .bind("envelope", envelope.digest())
                .bind("grant", grant.map(EgressGrant::id))
                .bind("recipient", envelope.recipient().value())
                .bind("type", envelope.type())
                .bind("content", CanonicalJson.sha256(envelope.content()))
                .bind("at", position.now())
                .execute();
    }
}
