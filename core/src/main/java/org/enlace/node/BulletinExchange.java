// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.OperationTrigger;
import org.enlace.agreement.SharedOperation;
import org.enlace.corridor.CorridorView;
import org.enlace.corridor.CountBulletin;
import org.enlace.crypto.CanonicalJson;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.MessageVerdict;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.entry.NodeEntry;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.enlace.share.GrantAnswer;
import org.enlace.share.GrantMint;
import org.enlace.share.NodeAgreements;
import org.enlace.share.OutgoingGate;
import org.enlace.store.ChangeNotices;
import org.enlace.store.ChangeNotices.Change;
import org.enlace.wire.EnvelopeInbox;
import org.jdbi.v3.core.Handle;

/** Bulletins of counts on their way to the partners whose agreement allows aggregates, and from them. */
public final class BulletinExchange {
    private static final OfficerName NODE = new OfficerName("NODE");
    private static final OfficerName PARTNER = new OfficerName("PARTNER");
    static final String TYPE = "corridor.bulletin";
    private static final Purpose PURPOSE = Purpose.ROUTES_AND_CARRIERS;

    private final AuthorityId self;
    private final CorridorView corridor;
    private final NodeAgreements agreements;
    private final GrantMint grants;
    private final OutgoingGate egress;
    private final Ledger ledger;
    private final ChangeNotices changes;

    /** What came of publishing a month. */
    public sealed interface Published {
        /** Released, and sent to these partners; the others have no agreement that allows it. */
        record Sent(List<AuthorityId> to) implements Published {}

        record Frozen() implements Published {}

        /** The month is not over. */
        record Unfinished() implements Published {}

        record Nothing() implements Published {}
    }

    BulletinExchange(
            AuthorityId self,
            CorridorView corridor,
            NodeAgreements agreements,
            GrantMint grants,
            OutgoingGate egress,
            Ledger ledger,
            ChangeNotices changes) {
        this.self = self;
        this.corridor = corridor;
        this.agreements = agreements;
        this.grants = grants;
        this.egress = egress;
        this.ledger = ledger;
        this.changes = changes;
    }

    void register(EnvelopeInbox inbox) {
        inbox.register(TYPE, this::receive);
    }

    /** Releases the bulletin of a month and sends it to every partner whose agreement allows aggregates. */
    public Published publish(Handle tx, YearMonth month, OfficerName officer) {
        return switch (corridor.release(tx, month)) {
            case CorridorView.Release.Frozen _ -> new Published.Frozen();
            case CorridorView.Release.Unfinished _ -> new Published.Unfinished();
            case CorridorView.Release.Nothing _ -> new Published.Nothing();
            case CorridorView.Release.Released(CountBulletin bulletin) ->
                new Published.Sent(partners(tx)
                        .filter(partner -> send(tx, partner, bulletin, officer))
                        .toList());
        };
    }

    /** Sends every partner whose agreement allows aggregates the bulletins that were released before it joined. */
    void catchUp(Handle tx) {
        partners(tx)
                .filter(partner -> grants.allowsAggregate(tx, partner, PURPOSE))
                .forEach(partner -> corridor.unsent(tx, partner).forEach(one -> send(tx, partner, one, NODE)));
    }

    private Stream<AuthorityId> partners(Handle tx) {
        return agreements.list(tx).stream()
                .filter(standing -> standing.life() == AgreementLife.IN_FORCE)
                .map(standing -> standing.agreement().partnerOf(self).id())
                .distinct();
    }

    private boolean send(Handle tx, AuthorityId partner, CountBulletin bulletin, OfficerName officer) {
        return switch (grants.forAggregate(tx, partner, PURPOSE)) {
            case GrantAnswer.Denied _ -> false;
            case GrantAnswer.Granted(var grant) -> {
                boolean first = corridor.send(tx, partner, bulletin);
                if (first) {
                    ledger.append(tx, new NodeEntry.BulletinSent(account(partner, bulletin, officer)));
                    egress.send(tx, grant, TYPE, bulletin.bytes());
                }
                yield first;
            }
        };
    }

    private MessageVerdict receive(Handle tx, Envelope envelope) {
        AgreementDecision decision =
                grants.onReceipt(tx, envelope, SharedOperation.AGGREGATE, OperationTrigger.PUSH, PURPOSE);
        if (decision instanceof AgreementDecision.Refuse refuse) {
            return MessageVerdict.refused(refuse.code().name(), refuse.code().english());
        }
        try {
            CountBulletin bulletin = CountBulletin.parse(envelope.content());
            CorridorView.Arrival arrival = corridor.receive(tx, envelope.sender(), bulletin);
            return switch (arrival) {
                case OF_ANOTHER, FROZEN -> MessageVerdict.refused("BULLETIN_FROZEN", arrival.rule());
                case KEPT, KEPT_BEFORE -> {
                    ledger.append(tx, new NodeEntry.BulletinReceived(account(envelope.sender(), bulletin, PARTNER)));
                    tx.afterCommit(() -> changes.tell(Change.CORRIDOR));
                    yield MessageVerdict.accepted();
                }
            };
        } catch (IllegalArgumentException unfit) {
            return MessageVerdict.refused(
                    "MALFORMED", "A bulletin must be canonical and hold no cell below its threshold.");
        }
    }

    private static NodeEntry.Bulletin account(AuthorityId partner, CountBulletin bulletin, OfficerName officer) {
        return new NodeEntry.Bulletin(
                officer, partner, bulletin.month(), bulletin.rows().size(), CanonicalJson.sha256(bulletin.bytes()));
    }
}
