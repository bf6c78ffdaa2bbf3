// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.util.Optional;
import org.enlace.agreement.Matter;
import org.enlace.agreement.Standing;
import org.enlace.exchange.Hits;
import org.enlace.exchange.OwnTags;
import org.enlace.exchange.VeilRecords;
import org.enlace.share.DisclosureRequest;
import org.enlace.share.Outcomes;
import org.enlace.share.Watcher;
import org.enlace.store.Changes;
import org.enlace.store.Changes.Change;
import org.jdbi.v3.core.Handle;

/** Carries what happens in share to the rest of the node, in the same transaction. */
final class Happenings implements Watcher {
    private final Changes changes;
    private final Runnable wake;
    private Optional<Hits> hits = Optional.empty();

    Happenings(Changes changes, Runnable wake) {
        this.changes = changes;
        this.wake = wake;
    }

    /** Names who scores what arrives; before that, nothing arrives. */
    void hits(Hits scored) {
        hits = Optional.of(scored);
    }

    @Override
    public void agreementChanged(Handle tx, Standing standing) {
        switch (standing.life()) {
            case ENDED -> VeilRecords.forget(tx, standing.digest());
            case IN_FORCE -> OwnTags.goAgain(tx, standing.digest());
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
    public void disclosed(Handle tx, DisclosureRequest request, Matter received) {
        hits.ifPresent(scored -> scored.disclosed(tx, request.id(), request.partner(), received));
    }

    @Override
    public void outcomeTold(Handle tx, Outcomes.Told told) {
        tx.afterCommit(() -> changes.tell(Change.REQUESTS));
    }

    @Override
    public void purged(Handle tx, String agreement, int records) {
        hits.ifPresent(held -> held.purged(tx, agreement));
        tx.afterCommit(() -> changes.tell(Change.HITS, Change.PICTURE));
    }
}
