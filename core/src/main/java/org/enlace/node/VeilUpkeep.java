// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.AgreementStanding;
import org.enlace.exchange.OwnQueryTable;
import org.enlace.exchange.QuestionClass;
import org.enlace.exchange.VeilAsker;
import org.enlace.exchange.VeilEpoch;
import org.enlace.exchange.VeilRecordTable;
import org.enlace.model.AuthorityId;
import org.enlace.ownfiles.OwnFiles;
import org.enlace.share.NodeAgreements;
import org.enlace.store.Database;
import org.enlace.wire.EnvelopeOutbox;

/** The standing work of the veil under each agreement: tag sets published, questions asked and reviewed, canaries told. */
final class VeilUpkeep {
    private final Database database;
    private final NodeAgreements agreements;
    private final VeilAsker veilAsker;
    private final OwnFiles files;
    private final EnvelopeOutbox outbox;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private long reviewed;

    VeilUpkeep(
            Database database,
            NodeAgreements agreements,
            VeilAsker veilAsker,
            OwnFiles files,
            EnvelopeOutbox outbox,
            Clock clock) {
        this.database = database;
        this.agreements = agreements;
        this.veilAsker = veilAsker;
        this.files = files;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A class to compare under an agreement; those that cost most come last, so that no partner waits for another's. */
    private record Compared(AgreementStanding standing, QuestionClass veilClass) {}

    List<Runnable> parts() {
        List<Runnable> parts = new ArrayList<>(List.of(
                this::tellCanaries,
                this::reviewQuestions,
                this::noteAnswers,
                () -> database.useTransaction(
                        tx -> VeilRecordTable.forgetBefore(tx, VeilEpoch.oldest(clock.instant())))));
        List<Compared> compared = new ArrayList<>();
        for (AgreementStanding standing : database.read(agreements::list)) {
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
        return parts;
    }

    /** Whether every tag set is out, every question asked and every answer opened and compared. */
    boolean isSettled() {
        return database.read(tx -> outbox.traffic(tx).pending() == 0
                && OwnQueryTable.toCompare(tx).isEmpty()
                && agreements.list(tx).stream()
                        .filter(standing -> standing.life() == AgreementLife.IN_FORCE)
                        .allMatch(standing -> veilAsker.classes().of(standing).stream()
                                .allMatch(one -> veilAsker.isSettled(tx, standing, one))));
    }

    /** The partners with an agreement in force. */
    Stream<AuthorityId> partners() {
        return database.read(agreements::list).stream()
                .filter(standing -> standing.life() == AgreementLife.IN_FORCE)
                .map(veilAsker::partner);
    }

    /** Looks up the handles that partners named; it is done apart from their messages, so that no receipt waits for it. */
    private void tellCanaries() {
        database.useTransaction(tx -> VeilRecordTable.canariesNamed(tx)
                .forEach(one -> veilAsker.canaryNamed(tx, one.partner(), one.agreement(), one.identifierClass())));
    }

    /** To be called where the own files changed: the next turn looks whether what waits still asks about what is held. */
    void filesChanged() {
        changes.incrementAndGet();
    }

    private void noteAnswers() {
        database.read(tx -> {
            veilAsker.noteAnswers(tx, agreements.list(tx));
            return true;
        });
    }

    private void reviewQuestions() {
        long seen = changes.get();
        if (seen > reviewed) {
            database.useTransaction(tx -> veilAsker.review(tx, files, outbox));
            reviewed = seen;
        }
    }
}
