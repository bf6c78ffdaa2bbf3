// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.cases.Cases;
import org.enlace.cases.rows.Removed;
import org.enlace.cases.rows.Withdrawal;
import org.enlace.exchange.Veiling;
import org.enlace.model.AuthorityId;
import org.enlace.ownfiles.OwnFiles;
import org.enlace.ownfiles.Resting;
import org.enlace.share.Recalls;
import org.enlace.share.Share;
import org.enlace.store.Changes;
import org.enlace.store.Changes.Change;
import org.enlace.store.Database;
import org.enlace.wire.Outbox;
import org.jdbi.v3.core.Handle;

/**
 * What officers do with a load after it was taken in: release it, so that it is asked about and told, or take its source
 * back whole. Taking back reaches what rests on it: questions that wait do not go, tags follow at the next turn, hits are
 * marked, and what was disclosed is recalled from every partner that has it.
 */
public final class Sources {
    private final Database database;
    private final OwnFiles files;
    private final Share share;
    private final Resting resting;
    private final Changes changes;
    private final Veiling veiling;
    private final Outbox outbox;

    Sources(
            Database database,
            OwnFiles files,
            Share share,
            Resting resting,
            Changes changes,
            Veiling veiling,
            Outbox outbox) {
        this.database = database;
        this.files = files;
        this.share = share;
        this.resting = resting;
        this.changes = changes;
        this.veiling = veiling;
        this.outbox = outbox;
    }

    /** What taking a source back reaches: in the own files, hits with partners, disclosures, and who holds them. */
    public record Reach(Withdrawal files, long hits, long disclosures, Set<AuthorityId> partners) {}

    /** Releases a load. Throws CaseException where it is not there or was released already. */
    public void release(long load, String officer) {
        database.useTransaction(tx -> {
            cases().release(tx, load, officer);
            resting.markAll(tx);
        });
        files.changed();
        changes.tell(Change.HITS);
    }

    /** What {@link #withdraw} would reach. */
    public Reach reach(Handle tx, String source) {
        Withdrawal taken = cases().withdrawal(tx, source);
        return reach(
                taken,
                resting.without(tx, source, taken.touched()),
                share.recalls().carrying(tx, taken.touched()));
    }

    private static Reach reach(Withdrawal taken, long hits, List<Recalls.Sent> sent) {
        Set<AuthorityId> partners = new TreeSet<>();
        sent.forEach(one -> partners.add(one.partner()));
        return new Reach(taken, hits, sent.size(), partners);
    }

    /** Takes a source back whole; {@code Reach.hits} are those that were marked. Throws CaseException where it is not held. */
    public Reach withdraw(String source, String officer) {
        Reach reached = database.inTransaction(tx -> {
            Withdrawal taken = cases().withdraw(tx, source, officer);
            List<Recalls.Sent> sent = recall(tx, taken.touched(), officer);
            return reach(taken, mark(tx, taken.touched()), sent);
        });
        files.changed();
        changes.tell(Change.HITS, Change.REQUESTS);
        return reached;
    }

    /**
     * What follows, in the same transaction, where people who were held are found to be protected: nobody keeps what was told of
     * them, and no hit and no question that waits rests on them.
     */
    void removed(Handle tx, Removed removed, String by) {
        if (!removed.touched().isEmpty()) {
            recall(tx, removed.touched(), by);
            mark(tx, removed.touched());
            tx.afterCommit(() -> changes.tell(Change.HITS, Change.REQUESTS));
        }
    }

    private List<Recalls.Sent> recall(Handle tx, List<String> subjects, String by) {
        List<Recalls.Sent> sent = share.recalls().carrying(tx, subjects);
        share.recalls().each(tx, sent, by);
        return sent;
    }

    /** Marks the hits of these subjects and stops questions that rest on them; returns how many hits are marked now. */
    private long mark(Handle tx, List<String> subjects) {
        OwnFiles now = files.uncached();
        veiling.review(tx, now, outbox);
        return resting.mark(tx, now, subjects);
    }

    private Cases cases() {
        return files.cases();
    }
}
