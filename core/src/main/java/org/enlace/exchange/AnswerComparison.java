// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.ledger.EntryType;
import org.enlace.ledger.Ledger;
import org.enlace.store.Database;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.OpenedAnswer;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.VeilQuery;
import org.enlace.veil.tags.TagSet;
import org.jdbi.v3.core.Handle;

/**
 * Looks up what partners' answers found in their tag sets, after the receipts have left. Each question set is a transaction: what
 * was cut off is done again, and what is done is marked with the tags that it was done with. However many tag sets came, only the
 * last is compared.
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
    private final Clock clock;

    public AnswerComparison(Database database, QuestionClasses classes, Ledger ledger, VeilHits hits, Clock clock) {
        this.database = database;
        this.classes = classes;
        this.ledger = ledger;
        this.hits = hits;
        this.clock = clock;
    }

    /** Compares all that waits. Where one set fails the others are still done, then the failure is thrown. */
    public void turn() {
        List<RuntimeException> failures = new ArrayList<>();
        for (String manifest : database.read(OwnQueryTable::toCompare)) {
            try {
                database.useTransaction(tx -> compare(tx, manifest));
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    /** No row is written that a message of the partner writes too: its receipt must not wait for this. */
    private void compare(Handle tx, String manifest) {
        Optional<OwnQueryTable.Asked> asked = OwnQueryTable.find(tx, manifest);
        Optional<TagSet> tags =
                asked.flatMap(one -> VeilRecordTable.tags(tx, one.manifest().scope()));
        if (asked.isEmpty() || tags.isEmpty()) {
            return;
        }
        String digest = tags.get().digest();
        try (VeilQuery query = VeilQuery.restore(asked.get().state())) {
            OwnQueryTable.comparing(tx, manifest, digest);
            for (EvaluatedChunk answer : OwnQueryTable.uncompared(tx, manifest, digest)) {
                OwnQueryTable.compared(tx, manifest, answer.index(), digest);
                open(tx, asked.get(), query, tags.get(), answer);
            }
        }
    }

    /** An answer that came before the tags and does not hold against them finds nothing. */
    private void open(Handle tx, OwnQueryTable.Asked asked, VeilQuery query, TagSet tags, EvaluatedChunk answer) {
        switch (query.open(asked.manifest(), tags, List.of(answer))) {
            case OpenedAnswer.Refused _ -> {}
            case OpenedAnswer.Hits opened -> keep(tx, asked, query, opened);
        }
    }

    /** Keeps what an answered chunk found; the account of the set is closed with its last chunk. */
    private void keep(Handle tx, OwnQueryTable.Asked asked, VeilQuery query, OpenedAnswer.Hits opened) {
        QueryManifest manifest = asked.manifest();
        QuestionClass veilClass = classes.ofLabel(manifest.scope().classLabel()).orElseThrow();
        List<QuestionClass.Found> found = veilClass.found(asked.inputs(), query.questions(), opened.hits());
        int fresh = hits.found(tx, asked.partner(), manifest.scope(), veilClass, found);
        OwnQueryTable.Found all = OwnQueryTable.add(tx, manifest.id(), found.size(), fresh);
        boolean first = all.whole() && OwnQueryTable.finish(tx, manifest.id(), clock.instant());
        if (first || (all.whole() && all.fresh() > 0)) {
            Map<String, Object> account = VeilAsker.account(manifest.scope(), asked.partner(), "hits", all.hits());
            account.put("manifest", manifest.id());
            account.put("fresh", all.fresh());
            account.put("questions", manifest.count());
            ledger.append(tx, EntryType.QUERY_FINISHED, account);
        }
    }
}
