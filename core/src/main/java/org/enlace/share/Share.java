// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.enlace.agreement.RefusalCode;
import org.enlace.agreement.ShareException;
import org.enlace.card.NodeKeys;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.Receiver;
import org.enlace.envelope.Verdict;
import org.enlace.ledger.Ledger;
import org.enlace.model.AuthorityId;
import org.enlace.vault.Vault;
import org.enlace.vault.Wrapping;
import org.enlace.wire.Outbox;
import org.enlace.wire.Partners;
import org.jdbi.v3.core.Handle;

/** This package of one node, wired. Its tables come with the migrations of {@code db/share}. */
public final class Share {
    private final Agreements agreements;
    private final Grants grants;
    private final Egress egress;
    private final Requests requests;
    private final Foreign foreign;
    private final Outcomes outcomes;
    private final Recalls recalls;
    private final Map<String, Receiver> receivers = new HashMap<>();
    private final Recheck recheck;
    private final Departures departures;
    private final RecordKeys recordKeys;

    /**
     * {@code keyFolder} is where the key around record keys lies, outside the database; {@code files} is asked for what a
     * handle stands for; {@code watcher} hears every change.
     */
    public Share(
            AuthorityId self,
            NodeKeys keys,
            Path keyFolder,
            Partners partners,
            Outbox outbox,
            Ledger ledger,
            Disclosable files,
            Watcher watcher,
            Clock clock,
            SecureRandom random) {
        var position = new Position(self, keys, partners, new AgreementTable(self), ledger, clock, random);
        var wrapping = new Wrapping(keyFolder, random, clock);
        var vault = new Vault(random, wrapping);
        var table = new RequestTable(vault);
        var records = new Records(position, vault, watcher);
        egress = new Egress(position, outbox);
        grants = new Grants(position);
        agreements = new Agreements(position, egress, records, watcher);
        var disclosing = new Disclosing(position, grants, egress, table, files, watcher);
        requests = new Requests(position, grants, egress, table, disclosing, watcher);
        foreign = new Foreign(position, records, egress);
        outcomes = new Outcomes(position, grants, egress, table);
        recalls = new Recalls(position, egress);
        recordKeys = new RecordKeys(wrapping, records, egress);
        recheck = new Recheck(position, outbox);
        departures = new Departures(position, table, disclosing, recheck, watcher);
        register(new Negotiation(position, agreements));
        register(new Arrivals(position, table, requests, disclosing, records, outcomes, recalls, egress, watcher));
    }

    private void register(Negotiation negotiation) {
        receivers.put("share.agreement-offer", strict(negotiation::offered));
        receivers.put("share.agreement-sign", strict(negotiation::signed));
        receivers.put("share.agreement-suspend", strict(negotiation::suspended));
        receivers.put("share.agreement-resume", strict(negotiation::resumed));
        receivers.put("share.agreement-end", strict(negotiation::ended));
    }

    private void register(Arrivals arrivals) {
        receivers.put("share.request", strict(arrivals::request));
        receivers.put("share.disclosure", strict(arrivals::disclosure));
        receivers.put("share.refusal", strict(arrivals::refusal));
        receivers.put("share.outcome", strict(arrivals::outcome));
        receivers.put("share.recall", strict(arrivals::recall));
        receivers.put("share.purged", strict(arrivals::purged));
    }

    /** What cannot be read, or is wrongly signed, is refused with a code; the rule that it broke stays here. */
    private static Receiver strict(BiFunction<Handle, Envelope, Verdict> receiver) {
        return (tx, envelope) -> {
            try {
                return receiver.apply(tx, envelope);
            } catch (ShareException unfit) {
                return switch (unfit.reason()) {
                    case MALFORMED -> Negotiation.refused(RefusalCode.MALFORMED);
                    case WRONG_SIGNATURE -> Verdict.refused("WRONG_SIGNATURE", "A signature must be that of a party.");
                    case SECOND_AGREEMENT -> Verdict.refused(unfit.reason().name(), Lineage.RULE);
                    case WRONG_STATE, NOT_FOUND, NOT_GRANTED ->
                        Verdict.refused(unfit.reason().name(), "The state here does not allow this message.");
                    case UNREADABLE -> throw unfit;
                };
            }
        };
    }

    public Agreements agreements() {
        return agreements;
    }

    public Grants grants() {
        return grants;
    }

    public Egress egress() {
        return egress;
    }

    public Requests requests() {
        return requests;
    }

    public Foreign foreign() {
        return foreign;
    }

    public Outcomes outcomes() {
        return outcomes;
    }

    public Recalls recalls() {
        return recalls;
    }

    public Recheck recheck() {
        return recheck;
    }

    /** The keys of records received. */
    public RecordKeys recordKeys() {
        return recordKeys;
    }

    /** What must be asked about each envelope at the moment it leaves. */
    public Departures departures() {
        return departures;
    }

    /** The receivers of this package's messages by type, for the node to register with the inbox. */
    public Map<String, Receiver> receivers() {
        return Map.copyOf(receivers);
    }
}
