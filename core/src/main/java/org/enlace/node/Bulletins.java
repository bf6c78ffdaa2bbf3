// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.enlace.agreement.Decision;
import org.enlace.agreement.Life;
import org.enlace.agreement.Operation;
import org.enlace.agreement.Trigger;
import org.enlace.corridor.Bulletin;
import org.enlace.corridor.Corridor;
import org.enlace.crypto.CanonicalJson;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.Verdict;
import org.enlace.ledger.EntryType;
import org.enlace.ledger.Ledger;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;
import org.enlace.share.Agreements;
import org.enlace.share.Egress;
import org.enlace.share.Granting;
import org.enlace.share.Grants;
import org.enlace.store.Changes;
import org.enlace.store.Changes.Change;
import org.enlace.wire.Inbox;
import org.jdbi.v3.core.Handle;

/** Bulletins of counts on their way to the partners whose agreement allows aggregates, and from them. */
public final class Bulletins {
    static final String TYPE = "corridor.bulletin";
    private static final Purpose PURPOSE = Purpose.ROUTES_AND_CARRIERS;

    private final AuthorityId self;
    private final Corridor corridor;
    private final Agreements agreements;
    private final Grants grants;
    private final Egress egress;
    private final Ledger ledger;
    private final Changes changes;

    /** What came of publishing a month. */
    public sealed interface Published {
        /** Released, and sent to these partners; the others have no agreement that allows it. */
        record Sent(List<AuthorityId> to) implements Published {}

        record Frozen() implements Published {}

        /** The month is not over. */
        record Unfinished() implements Published {}

        record Nothing() implements Published {}
    }

    Bulletins(
            AuthorityId self,
            Corridor corridor,
            Agreements agreements,
            Grants grants,
            Egress egress,
            Ledger ledger,
            Changes changes) {
        this.self = self;
        this.corridor = corridor;
        this.agreements = agreements;
        this.grants = grants;
        this.egress = egress;
        this.ledger = ledger;
        this.changes = changes;
    }

    void register(Inbox inbox) {
        inbox.register(TYPE, this::receive);
    }

    /** Releases the bulletin of a month and sends it to every partner whose agreement allows aggregates. */
    public Published publish(Handle tx, YearMonth month, String officer) {
        return switch (corridor.release(tx, month)) {
            case Corridor.Release.Frozen _ -> new Published.Frozen();
            case Corridor.Release.Unfinished _ -> new Published.Unfinished();
            case Corridor.Release.Nothing _ -> new Published.Nothing();
            case Corridor.Release.Released(Bulletin bulletin) ->
                new Published.Sent(partners(tx)
                        .filter(partner -> send(tx, partner, bulletin, officer))
                        .toList());
        };
    }

    /** Sends every partner whose agreement allows aggregates the bulletins that were released before it joined. */
    void catchUp(Handle tx) {
        partners(tx)
                .filter(partner -> grants.allowsAggregate(tx, partner, PURPOSE))
                .forEach(partner -> corridor.unsent(tx, partner).forEach(one -> send(tx, partner, one, "NODE")));
    }

    private Stream<AuthorityId> partners(Handle tx) {
        return agreements.list(tx).stream()
                .filter(standing -> standing.life() == Life.IN_FORCE)
                .map(standing -> standing.agreement().partnerOf(self).id())
                .distinct();
    }

    private boolean send(Handle tx, AuthorityId partner, Bulletin bulletin, String officer) {
        return switch (grants.forAggregate(tx, partner, PURPOSE)) {
            case Granting.Denied _ -> false;
            case Granting.Granted(var grant) -> {
                boolean first = corridor.send(tx, partner, bulletin);
                if (first) {
                    ledger.append(tx, EntryType.BULLETIN_SENT, account(partner, bulletin, officer));
                    egress.send(tx, grant, TYPE, bulletin.bytes());
                }
                yield first;
            }
        };
    }

    private Verdict receive(Handle tx, Envelope envelope) {
        Decision decision = grants.onReceipt(tx, envelope, Operation.AGGREGATE, Trigger.PUSH, PURPOSE, "");
        if (decision instanceof Decision.Refuse refuse) {
            return Verdict.refused(refuse.code().name(), refuse.code().english());
        }
        try {
            Bulletin bulletin = Bulletin.parse(envelope.content());
            if (!corridor.receive(tx, envelope.sender(), bulletin)) {
                return Verdict.refused("BULLETIN_FROZEN", "A released month must keep its cells and its author.");
            }
            ledger.append(tx, EntryType.BULLETIN_RECEIVED, account(envelope.sender(), bulletin, "PARTNER"));
            tx.afterCommit(() -> changes.tell(Change.CORRIDOR));
            return Verdict.accepted();
        } catch (IllegalArgumentException unfit) {
            return Verdict.refused("MALFORMED", "A bulletin must be canonical and hold no cell below its threshold.");
        }
    }

    private static Map<String, Object> account(AuthorityId partner, Bulletin bulletin, String officer) {
        return Map.of(
                "officer", officer,
                "partner", partner.value(),
                "month", bulletin.month(),
                "rows", bulletin.rows().size(),
                "content", CanonicalJson.sha256(bulletin.bytes()));
    }
}
