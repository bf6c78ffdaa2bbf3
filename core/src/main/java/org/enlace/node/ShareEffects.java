// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.util.Optional;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.HitContext;
import org.enlace.exchange.OwnTagTable;
import org.enlace.exchange.VeilHits;
import org.enlace.exchange.VeilRecordTable;
import org.enlace.model.AgreementDigest;
import org.enlace.share.DisclosureRequest;
import org.enlace.share.HitOutcomes;
import org.enlace.share.ShareWatcher;
import org.enlace.store.ChangeNotices;
import org.enlace.store.ChangeNotices.Change;
import org.jdbi.v3.core.Handle;

/** Carries what happens in share to the rest of the node, in the same transaction. */
final class ShareEffects implements ShareWatcher {
    private final ChangeNotices changes;
    private final Runnable wake;
    private Optional<VeilHits> hits = Optional.empty();

    ShareEffects(ChangeNotices changes, Runnable wake) {
        this.changes = changes;
        this.wake = wake;
    }

    /** Names who scores what arrives; before that, nothing arrives. */
    void hits(VeilHits scored) {
        hits = Optional.of(scored);
    }

    @Override
    public void agreementChanged(Handle tx, AgreementStanding standing) {
        switch (standing.life()) {
            case ENDED -> VeilRecordTable.forget(tx, standing.digest());
            case IN_FORCE -> OwnTagTable.goAgain(tx, standing.digest());
            case DRAFT, OFFERED, SUSPENDED -> {}
        }
        tx.afterCommit(() -> {
            changes.tell(Change.AGREEMENTS, Change.PICTURE);
            wake.run();
        });
    }

    @Override
    public void requestChanged(Handle tx, DisclosureRequest request) {
        tx.afterCommit(() -> changes.tell(Change.REQUESTS, Change.HITS));
    }

    @Override
    public void disclosed(Handle tx, DisclosureRequest request, HitContext received) {
        hits.ifPresent(scored -> scored.disclosed(tx, request.id(), request.partner(), received));
    }

    @Override
    public void outcomeTold(Handle tx, HitOutcomes.Told told) {
        tx.afterCommit(() -> changes.tell(Change.REQUESTS));
    }

    @Override
    public void purged(Handle tx, AgreementDigest agreement, int records) {
        hits.ifPresent(held -> held.purged(tx, agreement));
        tx.afterCommit(() -> changes.tell(Change.HITS, Change.PICTURE));
    }
}
