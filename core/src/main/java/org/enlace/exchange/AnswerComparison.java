// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.entry.QuestionEntry;
import org.enlace.progress.WorkBoard;
import org.enlace.progress.WorkKind;
import org.enlace.store.Database;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.OpenedAnswer;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.VeilQuery;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.TagSet;
import org.jdbi.v3.core.Handle;

/**
 * Looks up what partners' answers found in their tag sets, after the receipts have left. Each answered chunk is opened without a
 * connection and then kept in one short transaction, marked with the tags that it was compared with: what was cut off is done again.
 * However many tag sets came, only the last is compared.
 *
 * <p>Decision: docs/decisions.md, "What was found is looked up after the receipt".
 *
 * <h2>What the other side learns</h2>
 *
 * Nothing: no message follows from it.
 *
 * <h2>What it does not</h2>
 *
 * When it is done, how long it takes, and what was found.
 */
public final class AnswerComparison {
    private final Database database;
    private final QuestionClasses classes;
    private final Ledger ledger;
    private final VeilHits hits;
    private final WorkBoard work;
    private final Clock clock;

    /** {@code work} is where it notes how far it is. */
    public AnswerComparison(
            Database database, QuestionClasses classes, Ledger ledger, VeilHits hits, WorkBoard work, Clock clock) {
        this.database = database;
        this.classes = classes;
        this.ledger = ledger;
        this.hits = hits;
        this.work = work;
        this.clock = clock;
    }

    /** Compares all that waits. Where one set fails the others are still done, then the failure is thrown. */
    public void turn() {
        List<RuntimeException> failures = new ArrayList<>();
        database.read(OwnQueryTable::toCompare).forEach((scope, manifests) -> {
            try {
                compare(scope, manifests);
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        });
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    /** A partner's tags, read once for all question sets that are compared with them. */
    private record Tags(TagSet set, String digest) {}

    private void compare(KeyScope scope, List<String> manifests) {
        Optional<Tags> tags =
                database.read(tx -> VeilRecordTable.tags(tx, scope)).map(set -> new Tags(set, set.digest()));
        QuestionClass veilClass = classes.ofLabel(scope.classLabel()).orElseThrow();
        if (tags.isPresent()) {
            veilClass.ready();
            manifests.forEach(manifest -> compare(veilClass, manifest, tags.get()));
        }
    }

    private void compare(QuestionClass veilClass, String manifest, Tags tags) {
        Optional<OwnQueryTable.Asked> asked = database.read(tx -> OwnQueryTable.find(tx, manifest));
        if (asked.isEmpty()) {
            return;
        }
        try (VeilQuery query = VeilQuery.restore(asked.get().state())) {
            List<Integer> chunks = database.read(tx -> OwnQueryTable.uncompared(tx, manifest, tags.digest()));
            int done = 0;
            try (WorkBoard.WorkInHand batches =
                    work.begin(WorkKind.COMPARISON, asked.get().partner().value(), manifest, chunks.size())) {
                for (int chunk : chunks) {
                    database.read(tx -> OwnQueryTable.answer(tx, manifest, chunk))
                            .ifPresent(answer -> compare(veilClass, asked.get(), query, tags, answer));
                    done++;
                    batches.at(done);
                }
            }
        }
    }

    private void compare(
            QuestionClass veilClass, OwnQueryTable.Asked asked, VeilQuery query, Tags tags, EvaluatedChunk answer) {
        Optional<List<QuestionClass.Found>> found = found(veilClass, asked, query, tags.set(), answer);
        database.useTransaction(tx -> {
            String manifest = asked.manifest().id();
            if (OwnQueryTable.compared(tx, manifest, answer.index(), tags.digest())) {
                OwnQueryTable.comparing(tx, manifest, tags.digest());
                found.ifPresent(some -> keep(tx, veilClass, asked, some));
            }
        });
    }

    /** An answer that came before the tags and does not hold against them finds nothing. */
    private static Optional<List<QuestionClass.Found>> found(
            QuestionClass veilClass, OwnQueryTable.Asked asked, VeilQuery query, TagSet tags, EvaluatedChunk answer) {
        return switch (query.open(asked.manifest(), tags, List.of(answer))) {
            case OpenedAnswer.Refused _ -> Optional.empty();
            case OpenedAnswer.Hits opened ->
                Optional.of(veilClass.found(asked.inputs(), query.questions(), opened.hits()));
        };
    }

    /** Keeps what an answered chunk found; the account of the set is closed with its last chunk. */
    private void keep(Handle tx, QuestionClass veilClass, OwnQueryTable.Asked asked, List<QuestionClass.Found> found) {
        QueryManifest manifest = asked.manifest();
        int fresh = hits.found(tx, asked.partner(), manifest.scope(), veilClass, found);
        OwnQueryTable.Found all = OwnQueryTable.add(tx, manifest.id(), found.size(), fresh);
        boolean first = all.whole() && OwnQueryTable.finish(tx, manifest.id(), clock.instant());
        if (first || (all.whole() && all.fresh() > 0)) {
            ledger.append(
                    tx,
                    new QuestionEntry.SetFinished(
                            VeilAsker.logged(manifest.scope(), asked.partner()),
                            manifest.id(),
                            manifest.count(),
                            all.hits(),
                            all.fresh()));
        }
    }
}
