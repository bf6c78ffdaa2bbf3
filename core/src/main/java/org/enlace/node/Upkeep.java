// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.enlace.agreement.Life;
import org.enlace.agreement.Standing;
import org.enlace.cases.rows.Purged;
import org.enlace.exchange.Epoch;
import org.enlace.exchange.OwnQueries;
import org.enlace.exchange.VeilClass;
import org.enlace.exchange.VeilRecords;
import org.enlace.exchange.Veiling;
import org.enlace.ownfiles.OwnFiles;
import org.enlace.ownfiles.Resting;
import org.enlace.personnel.Personnel;
import org.enlace.share.Share;
import org.enlace.store.Database;
import org.enlace.store.StoreException;
import org.enlace.wire.Inbox;
import org.enlace.wire.Outbox;

/**
 * The node's standing work: tag sets and questions, expiry, witnesses. Each part has a transaction of its own and is done
 * whatever becomes of the others; all of it may be repeated.
 */
final class Upkeep {
    /** How long the words of a request and delivered steps of agreements are kept. */
    private static final int KEPT_DAYS = 365;

    /** How long a refused envelope of a partner is kept. */
    private static final int REFUSED_DAYS = 30;

    private final Database database;
    private final Share share;
    private final Veiling veiling;
    private final OwnFiles files;
    private final Resting resting;
    private final Bulletins bulletins;
    private final OwnReads ownReads;
    private final Witnessing witnessing;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Personnel personnel;
    private final Duration pause;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private long reviewed;
    private Instant witnessed;

    /** {@code pause} is the time between two turns in which partners are shown the checkpoint. */
    Upkeep(
            Database database,
            Share share,
            Veiling veiling,
            OwnFiles files,
            Resting resting,
            Bulletins bulletins,
            OwnReads ownReads,
            Witnessing witnessing,
            Outbox outbox,
            Inbox inbox,
            Personnel personnel,
            Duration pause,
            Clock clock) {
        this.database = database;
        this.share = share;
        this.veiling = veiling;
        this.files = files;
        this.resting = resting;
        this.bulletins = bulletins;
        this.ownReads = ownReads;
        this.witnessing = witnessing;
        this.outbox = outbox;
        this.inbox = inbox;
        this.personnel = personnel;
        this.pause = pause;
        this.clock = clock;
        witnessed = clock.instant();
    }

    /** One turn. Where a part fails the others are still done, then the failure is thrown; the database must answer. */
    void turn() {
        List<RuntimeException> failures = new ArrayList<>();
        for (Runnable part : parts()) {
            try {
                part.run();
            } catch (RuntimeException failure) {
                failures.add(failure);
                if (failure instanceof StoreException store && store.reason() == StoreException.Reason.UNAVAILABLE) {
                    break;
                }
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private List<Runnable> parts() {
        List<Runnable> parts = new ArrayList<>(List.of(
                () -> database.useTransaction(tx -> share.agreements().expire(tx)),
                () -> database.useTransaction(tx -> share.foreign().purgeExpired(tx)),
                () -> database.useTransaction(tx -> share.requests().expire(tx)),
                () -> database.useTransaction(tx -> share.requests().forgetWords(tx, KEPT_DAYS)),
                () -> database.useTransaction(
                        tx -> outbox.forget(tx, clock.instant().minus(Duration.ofDays(KEPT_DAYS)))),
                () -> database.useTransaction(
                        tx -> inbox.forgetRefused(tx, clock.instant().minus(Duration.ofDays(REFUSED_DAYS)))),
                () -> database.useTransaction(personnel::tellFailures),
                () -> share.recordKeys().replace(database),
                () -> database.useTransaction(ownReads::gather),
                this::tellCanaries,
                this::purgeOwn,
                this::reviewQuestions,
                this::catchUp,
                () -> database.useTransaction(tx -> VeilRecords.forgetBefore(tx, Epoch.oldest(clock.instant())))));
        List<Compared> compared = new ArrayList<>();
        for (Standing standing : database.read(share.agreements()::list)) {
            switch (standing.life()) {
                case IN_FORCE ->
                    veiling.classes().of(standing).forEach(one -> compared.add(new Compared(standing, one)));
                case ENDED -> parts.add(() -> database.useTransaction(tx -> VeilRecords.forget(tx, standing.digest())));
                case DRAFT, OFFERED, SUSPENDED -> {}
            }
        }
        compared.sort(Comparator.comparingInt(one -> one.veilClass().questionsEach()));
        for (Compared one : compared) {
            parts.add(() -> veiling.publish(one.standing(), one.veilClass()));
            parts.add(() -> veiling.ask(one.standing(), one.veilClass()));
        }
        parts.add(this::witness);
        return parts;
    }

    /** A class to compare under an agreement; those that cost most come last, so that no partner waits for another's. */
    private record Compared(Standing standing, VeilClass veilClass) {}

    /** Whether every tag set is out, every question asked and every answer opened and compared. */
    boolean isSettled() {
        return database.read(tx -> outbox.traffic(tx).pending() == 0
                && OwnQueries.toCompare(tx).isEmpty()
                && share.agreements().list(tx).stream()
                        .filter(standing -> standing.life() == Life.IN_FORCE)
                        .allMatch(standing -> veiling.classes().of(standing).stream()
                                .allMatch(one -> veiling.isSettled(tx, standing, one))));
    }

    /** Looks up the handles that partners named; it is done apart from their messages, so that no receipt waits for it. */
    private void tellCanaries() {
        database.useTransaction(tx -> VeilRecords.canariesNamed(tx)
                .forEach(one -> veiling.canaryNamed(tx, one.partner(), one.agreement(), one.identifierClass())));
    }

    private void purgeOwn() {
        Purged purged = database.inTransaction(tx -> files.cases().purgeExpired(tx));
        if (purged.statements() + purged.links() + purged.subjects() > 0) {
            files.changed();
            database.useTransaction(tx -> {
                resting.markAll(tx);
                outbox.review(tx);
            });
        }
    }

    /** To be called where the own files changed: the next turn looks whether what waits still asks about what is held. */
    void filesChanged() {
        changes.incrementAndGet();
    }

    private void reviewQuestions() {
        long seen = changes.get();
        if (seen > reviewed) {
            database.useTransaction(tx -> veiling.review(tx, files, outbox));
            reviewed = seen;
        }
    }

    private void catchUp() {
        database.useTransaction(bulletins::catchUp);
    }

    private void witness() {
        Instant now = clock.instant();
        if (Duration.between(witnessed, now).compareTo(pause) >= 0) {
            witnessed = now;
            askWitnesses();
        }
    }

    /** Shows the newest checkpoint to every partner with an agreement in force. */
    void askWitnesses() {
        database.read(share.agreements()::list).stream()
                .filter(standing -> standing.life() == Life.IN_FORCE)
                .map(veiling::partner)
                .distinct()
                .forEach(witnessing::show);
    }
}
