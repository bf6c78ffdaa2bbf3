// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.enlace.cases.CaseFiles;
import org.enlace.envelope.PreparedReceiver;
import org.enlace.exchange.ForeignScoring;
import org.enlace.match.MatchScore;
import org.enlace.match.MatchScore.Likeness;
import org.enlace.match.SubjectIndex;
import org.enlace.match.SubjectMatcher;
import org.enlace.model.AuthorityId;
import org.enlace.model.Subject;
import org.enlace.model.SubjectRef;
import org.enlace.store.Database;
import org.jdbi.v3.core.Handle;

/** Foreign subjects compared with the own files; what may be the same is kept as a lead, never as a finding. */
public final class ForeignResemblances implements ForeignScoring {
    private static final int PAGE = 1_000;

    private final CaseFiles cases;
    private final Clock clock;
    private final SubjectMatcher matcher = SubjectMatcher.standard();
    private final AtomicReference<Known> known = new AtomicReference<>(new Known());

    /** The index of the own files since they last changed; one is never kept that was read before a change. */
    private static final class Known {
        private volatile Optional<SubjectIndex> index = Optional.empty();

        /** Held by who makes the index, outside of transactions. */
        private final Lock making = new ReentrantLock();
    }

    ForeignResemblances(CaseFiles cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /** To be called after the own files changed: the index is built anew when it is next needed. */
    void changed() {
        known.set(new Known());
    }

    @Override
    public Optional<MatchScore> score(Handle tx, String own, Subject foreign) {
        SubjectMatcher among = matcher.among(Math.max(1, (int) cases.count(tx)));
        return cases.subject(tx, own).map(held -> among.score(held.subject(), foreign));
    }

    /**
     * Makes the index of the own files where they changed: they are read page by page in short transactions and entered between. To be
     * called before the transaction of {@link #compare}.
     */
    void ready(Database database) {
        Known now = known.get();
        now.making.lock();
        try {
            if (now.index.isEmpty()) {
                now.index = Optional.of(index(database));
            }
        } finally {
            now.making.unlock();
        }
    }

    @Override
    public void compare(Handle tx, AuthorityId partner, List<Subject> foreign) {
        List<Resemblance> found = new ArrayList<>();
        SubjectIndex own = known.get().index.orElseThrow(PreparedReceiver.OutdatedPreparation::new);
        synchronized (own) {
            for (Subject subject : foreign) {
                own.matches(subject, Likeness.POSSIBLE)
                        .forEach(one -> found.add(new Resemblance(
                                one.own().id(),
                                new SubjectRef(partner, subject.id()),
                                one.score().weight(),
                                one.score().probability())));
            }
        }
        found.forEach(one -> keep(tx, one));
    }

    private SubjectIndex index(Database database) {
        SubjectIndex fresh = SubjectIndex.of(matcher, List.of());
        List<Subject> page = page(database, "");
        while (!page.isEmpty()) {
            page.forEach(fresh::add);
            page = page(database, page.getLast().id());
        }
        return fresh;
    }

    private List<Subject> page(Database database, String after) {
        return database.read(tx -> cases.page(tx, after, PAGE));
    }

    private void keep(Handle tx, Resemblance one) {
        tx.createUpdate("""
            INSERT INTO node_match (own_subject, foreign_subject, weight, probability, at)
            VALUES (:own, :foreign, :weight, :probability, :at)
            ON CONFLICT (own_subject, foreign_subject) DO UPDATE
            SET weight = excluded.weight, probability = excluded.probability\
            """)
                .bind("own", one.own())
                .bind("foreign", one.foreign().toString())
                .bind("weight", one.weight())
                .bind("probability", one.probability())
                .bind("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .execute();
    }

    @Override
    public void forget(Handle tx, Predicate<SubjectRef> gone) {
        all(tx).stream()
                .map(Resemblance::foreign)
                .distinct()
                .filter(gone)
                .forEach(foreign -> tx.execute("DELETE FROM node_match WHERE foreign_subject = ?", foreign.toString()));
    }

    /** Everything that may be the same, likeliest first. */
    public List<Resemblance> all(Handle tx) {
        return tx.createQuery("""
            SELECT own_subject, foreign_subject, weight, probability FROM node_match
            ORDER BY weight DESC, own_subject, foreign_subject\
            """)
                .map((row, context) -> new Resemblance(
                        row.getString(1), SubjectRef.parse(row.getString(2)), row.getDouble(3), row.getDouble(4)))
                .list();
    }
}
