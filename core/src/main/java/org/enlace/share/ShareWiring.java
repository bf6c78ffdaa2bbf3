// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.enlace.agreement.RefusalCode;
import org.enlace.agreement.ShareException;
import org.enlace.card.ActingNode;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.MessageReceiver;
import org.enlace.envelope.MessageVerdict;
import org.enlace.ledger.Ledger;
import org.enlace.vault.RecordVault;
import org.enlace.vault.RotatedWrappingKey;
import org.enlace.wire.EnvelopeOutbox;
import org.enlace.wire.PinnedPartners;
import org.jdbi.v3.core.Handle;

/** This package of one node, wired. Its tables come with the migrations of {@code db/share}. */
public final class ShareWiring {
    private final NodeAgreements agreements;
    private final GrantMint grants;
    private final OutgoingGate egress;
    private final DisclosureRequests requests;
    private final ForeignRecords foreign;
    private final HitOutcomes outcomes;
    private final DisclosureRecalls recalls;
    private final Map<String, MessageReceiver> receivers = new HashMap<>();
    private final OutgoingRecheck recheck;
    private final DeliveryDecision departures;
    private final RecordKeys recordKeys;

    /**
     * {@code keyFolder} is where the key around record keys lies, outside the database; {@code files} is asked for what a
     * handle stands for; {@code watcher} hears every change.
     */
    public ShareWiring(
            ActingNode node,
            Path keyFolder,
            PinnedPartners partners,
            EnvelopeOutbox outbox,
            Ledger ledger,
            DisclosableFiles files,
            ShareWatcher watcher) {
        var position = new DecisionPosition(node, partners, new AgreementTable(node.id()), ledger);
        var wrapping = new RotatedWrappingKey(keyFolder, node.random(), node.clock());
        var vault = new RecordVault(node.random(), wrapping);
        var table = new RequestTable(vault);
        var records = new ForeignRecordTable(position, vault, watcher);
        egress = new OutgoingGate(position, outbox);
        grants = new GrantMint(position);
        agreements = new NodeAgreements(position, egress, records, watcher);
        var disclosing = new DisclosureAnswer(position, grants, egress, table, files, watcher);
        requests = new DisclosureRequests(position, grants, egress, table, disclosing, watcher);
        foreign = new ForeignRecords(position, records, egress);
        outcomes = new HitOutcomes(position, grants, egress, table);
        recalls = new DisclosureRecalls(position, records, egress);
        recordKeys = new RecordKeys(wrapping, records, egress);
        recheck = new OutgoingRecheck(position, outbox);
        departures = new DeliveryDecision(position, table, disclosing, recheck, watcher);
        register(new AgreementNegotiation(position, agreements));
        register(new ShareArrivals(position, table, requests, disclosing, records, outcomes, watcher));
    }

    private void register(AgreementNegotiation negotiation) {
        receivers.put("share.agreement-offer", strict(negotiation::offered));
        receivers.put("share.agreement-sign", strict(negotiation::signed));
        receivers.put("share.agreement-suspend", strict(negotiation::suspended));
        receivers.put("share.agreement-resume", strict(negotiation::resumed));
        receivers.put("share.agreement-end", strict(negotiation::ended));
    }

    private void register(ShareArrivals arrivals) {
        receivers.put("share.request", strict(arrivals::request));
        receivers.put("share.disclosure", strict(arrivals::disclosure));
        receivers.put("share.refusal", strict(arrivals::refusal));
        receivers.put("share.outcome", strict(arrivals::outcome));
        receivers.put("share.recall", strict(recalls::recall));
        receivers.put("share.purged", strict(recalls::purged));
    }

    /** What cannot be read, or is wrongly signed, is refused with a code; the rule that it broke stays here. */
    private static MessageReceiver strict(BiFunction<Handle, Envelope, MessageVerdict> receiver) {
        return (tx, envelope) -> {
            try {
                return receiver.apply(tx, envelope);
            } catch (ShareException unfit) {
                return switch (unfit.reason()) {
                    case MALFORMED -> AgreementNegotiation.refused(RefusalCode.MALFORMED);
                    case WRONG_SIGNATURE ->
                        MessageVerdict.refused("WRONG_SIGNATURE", "A signature must be that of a party.");
                    case SECOND_AGREEMENT ->
                        MessageVerdict.refused(unfit.reason().name(), AgreementSuccession.RULE);
                    case WRONG_STATE, NOT_FOUND, NOT_GRANTED ->
                        MessageVerdict.refused(unfit.reason().name(), "The state here does not allow this message.");
                    case UNREADABLE -> throw unfit;
                };
            }
        };
    }

    public NodeAgreements agreements() {
        return agreements;
    }

    public GrantMint grants() {
        return grants;
    }

    public OutgoingGate egress() {
        return egress;
    }

    public DisclosureRequests requests() {
        return requests;
    }

    public ForeignRecords foreign() {
        return foreign;
    }

    public HitOutcomes outcomes() {
        return outcomes;
    }

    public DisclosureRecalls recalls() {
        return recalls;
    }

    public OutgoingRecheck recheck() {
        return recheck;
    }

    /** The keys of records received. */
    public RecordKeys recordKeys() {
        return recordKeys;
    }

    /** What must be asked about each envelope at the moment it leaves. */
    public DeliveryDecision departures() {
        return departures;
    }

    /** The receivers of this package's messages by type, for the node to register with the inbox. */
    public Map<String, MessageReceiver> receivers() {
        return Map.copyOf(receivers);
    }
}
