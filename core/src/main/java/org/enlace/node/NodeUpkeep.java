// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.AgreementStanding;
import org.enlace.cases.rows.PurgedCounts;
import org.enlace.exchange.OwnQueryTable;
import org.enlace.exchange.QuestionClass;
import org.enlace.exchange.VeilAsker;
import org.enlace.exchange.VeilEpoch;
import org.enlace.exchange.VeilRecordTable;
import org.enlace.ownfiles.HitGrounds;
import org.enlace.ownfiles.OwnFiles;
import org.enlace.personnel.NodePersonnel;
import org.enlace.share.ShareWiring;
import org.enlace.store.Database;
import org.enlace.store.StoreException;
import org.enlace.wire.EnvelopeInbox;
import org.enlace.wire.EnvelopeOutbox;

/**
 * The node's standing work: tag sets and questions, expiry, witnesses. Each part has a transaction of its own and is done
 * whatever becomes of the others; all of it may be repeated.
 */
final class NodeUpkeep {
    /** How long the words of a request and delivered steps of agreements are kept. */
    private static final int KEPT_DAYS = 365;

    /** How long a refused envelope of a partner is kept. */
    private static final int REFUSED_DAYS = 30;

    private final Database database;
    private final ShareWiring share;
    private final VeilAsker veilAsker;
    private final OwnFiles files;
    private final HitGrounds hitGrounds;
    private final BulletinExchange bulletins;
    private final ReadAccessLog readAccessLog;
    private final LedgerWitness ledgerWitness;
    private final EnvelopeOutbox outbox;
    private final EnvelopeInbox inbox;
    private final NodePersonnel personnel;
    private final Duration pause;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private long reviewed;
    private Instant witnessed;

    /** {@code pause} is the time between two turns in which partners are shown the checkpoint. */
    NodeUpkeep(
            Database database,
            ShareWiring share,
            VeilAsker veilAsker,
            OwnFiles files,
            HitGrounds hitGrounds,
            BulletinExchange bulletins,
            ReadAccessLog readAccessLog,
            LedgerWitness ledgerWitness,
            EnvelopeOutbox outbox,
            EnvelopeInbox inbox,
            NodePersonnel personnel,
            Duration pause,
            Clock clock) {
        this.database = database;
        this.share = share;
        this.veilAsker = veilAsker;
        this.files = files;
        this.hitGrounds = hitGrounds;
        this.bulletins = bulletins;
        this.readAccessLog = readAccessLog;
        this.ledgerWitness = ledgerWitness;
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
                () -> database.useTransaction(personnel::tend),
                () -> share.recordKeys().replace(database),
                () -> database.useTransaction(readAccessLog::gather),
                this::tellCanaries,
                this::purgeOwn,
                this::reviewQuestions,
                this::catchUp,
                this::noteAnswers,
                () -> database.useTransaction(
                        tx -> VeilRecordTable.forgetBefore(tx, VeilEpoch.oldest(clock.instant())))));
        List<Compared> compared = new ArrayList<>();
        for (AgreementStanding standing : database.read(share.agreements()::list)) {
            switch (standing.life()) {
                case IN_FORCE ->
                    veilAsker.classes().of(standing).forEach(one -> compared.add(new Compared(standing, one)));
                case ENDED ->
                    parts.add(() -> database.useTransaction(tx -> VeilRecordTable.forget(tx, standing.digest())));
                case DRAFT, OFFERED, SUSPENDED -> {}
            }
        }
        compared.sort(Comparator.comparingInt(one -> one.veilClass().questionsEach()));
        for (Compared one : compared) {
            parts.add(() -> veilAsker.publish(one.standing(), one.veilClass()));
            parts.add(() -> veilAsker.ask(one.standing(), one.veilClass()));
        }
        parts.add(this::witness);
        return parts;
    }

    /** A class to compare under an agreement; those that cost most come last, so that no partner waits for another's. */
    private record Compared(AgreementStanding standing, QuestionClass veilClass) {}

    /** Whether every tag set is out, every question asked and every answer opened and compared. */
    boolean isSettled() {
        return database.read(tx -> outbox.traffic(tx).pending() == 0
                && OwnQueryTable.toCompare(tx).isEmpty()
                && share.agreements().list(tx).stream()
                        .filter(standing -> standing.life() == AgreementLife.IN_FORCE)
                        .allMatch(standing -> veilAsker.classes().of(standing).stream()
                                .allMatch(one -> veilAsker.isSettled(tx, standing, one))));
    }

    /** Looks up the handles that partners named; it is done apart from their messages, so that no receipt waits for it. */
    private void tellCanaries() {
        database.useTransaction(tx -> VeilRecordTable.canariesNamed(tx)
                .forEach(one -> veilAsker.canaryNamed(tx, one.partner(), one.agreement(), one.identifierClass())));
    }

    private void purgeOwn() {
        PurgedCounts purged = database.inTransaction(tx -> files.cases().purgeExpired(tx));
        if (purged.statements() + purged.links() + purged.subjects() > 0) {
            files.changed();
            database.useTransaction(tx -> {
                hitGrounds.markAll(tx);
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
            database.useTransaction(tx -> veilAsker.review(tx, files, outbox));
            reviewed = seen;
        }
    }

    private void catchUp() {
        database.useTransaction(bulletins::catchUp);
    }

    private void noteAnswers() {
        database.read(tx -> {
            veilAsker.noteAnswers(tx, share.agreements().list(tx));
            return true;
        });
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
                .filter(standing -> standing.life() == AgreementLife.IN_FORCE)
                .map(veilAsker::partner)
                .distinct()
                .forEach(ledgerWitness::show);
    }
}
