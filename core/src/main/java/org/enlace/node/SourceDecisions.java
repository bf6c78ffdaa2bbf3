// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.cases.CaseFiles;
import org.enlace.cases.rows.RemovedSubjects;
import org.enlace.cases.rows.SourceWithdrawal;
import org.enlace.exchange.VeilAsker;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.ownfiles.HitGrounds;
import org.enlace.ownfiles.OwnFiles;
import org.enlace.share.DisclosureRecalls;
import org.enlace.share.ShareWiring;
import org.enlace.store.ChangeNotices;
import org.enlace.store.ChangeNotices.Change;
import org.enlace.store.Database;
import org.enlace.wire.EnvelopeOutbox;
import org.jdbi.v3.core.Handle;

/**
 * What officers do with a load after it was taken in: release it, so that it is asked about and told, or take its source
 * back whole. Taking back reaches what rests on it: questions that wait do not go, tags follow at the next turn, hits are
 * marked, and what was disclosed is recalled from every partner that has it.
 */
public final class SourceDecisions {
    private final Database database;
    private final OwnFiles files;
    private final ShareWiring share;
    private final HitGrounds hitGrounds;
    private final ChangeNotices changes;
    private final VeilAsker veilAsker;
    private final EnvelopeOutbox outbox;

    SourceDecisions(
            Database database,
            OwnFiles files,
            ShareWiring share,
            HitGrounds hitGrounds,
            ChangeNotices changes,
            VeilAsker veilAsker,
            EnvelopeOutbox outbox) {
        this.database = database;
        this.files = files;
        this.share = share;
        this.hitGrounds = hitGrounds;
        this.changes = changes;
        this.veilAsker = veilAsker;
        this.outbox = outbox;
    }

    /** What taking a source back reaches: in the own files, hits with partners, disclosures, and who holds them. */
    public record Reach(SourceWithdrawal files, long hits, long disclosures, Set<AuthorityId> partners) {}

    /** Releases a load. Throws CaseException where it is not there or was released already. */
    public void release(long load, OfficerName officer) {
        database.useTransaction(tx -> {
            cases().release(tx, load, officer);
            hitGrounds.markAll(tx);
        });
        files.changed();
        changes.tell(Change.HITS);
    }

    /** What {@link #withdraw} would reach. */
    public Reach reach(Handle tx, String source) {
        SourceWithdrawal taken = cases().withdrawal(tx, source);
        return reach(
                taken,
                hitGrounds.without(tx, source, taken.touched()),
                share.recalls().carrying(tx, taken.touched()));
    }

    private static Reach reach(SourceWithdrawal taken, long hits, List<DisclosureRecalls.Sent> sent) {
        Set<AuthorityId> partners = new TreeSet<>();
        sent.forEach(one -> partners.add(one.partner()));
        return new Reach(taken, hits, sent.size(), partners);
    }

    /** Takes a source back whole; {@code Reach.hits} are those that were marked. Throws CaseException where it is not held. */
    public Reach withdraw(String source, OfficerName officer) {
        Reach reached = database.inTransaction(tx -> {
            SourceWithdrawal taken = cases().withdraw(tx, source, officer);
            List<DisclosureRecalls.Sent> sent = recall(tx, taken.touched(), officer);
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
    void removed(Handle tx, RemovedSubjects removed, OfficerName by) {
        if (!removed.touched().isEmpty()) {
            recall(tx, removed.touched(), by);
            mark(tx, removed.touched());
            tx.afterCommit(() -> changes.tell(Change.HITS, Change.REQUESTS));
        }
    }

    private List<DisclosureRecalls.Sent> recall(Handle tx, List<String> subjects, OfficerName by) {
        List<DisclosureRecalls.Sent> sent = share.recalls().carrying(tx, subjects);
        share.recalls().each(tx, sent, by);
        return sent;
    }

    /** Marks the hits of these subjects and stops questions that rest on them; returns how many hits are marked now. */
    private long mark(Handle tx, List<String> subjects) {
        OwnFiles now = files.uncached();
        veilAsker.review(tx, now, outbox);
        return hitGrounds.mark(tx, now, subjects);
    }

    private CaseFiles cases() {
        return files.cases();
    }
}
