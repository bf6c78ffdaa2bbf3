// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.enlace.agreement.QueryBudget;
import org.enlace.veil.QuestionBudget;
import org.enlace.veil.tags.KeyScope;
import org.jdbi.v3.core.Handle;

/**
 * What a partner may still ask here under one agreement and class: a full set per epoch, and when that is used up, some
 * additions per day. It is counted in the transaction that answers, so it is exact across restarts and parallel lines.
 */
final class PartnerBudget implements QuestionBudget {
    private final Handle tx;
    private final QueryBudget budget;
    private final Instant now;

    PartnerBudget(Handle tx, QueryBudget budget, Instant now) {
        this.tx = tx;
        this.budget = budget;
        this.now = now;
    }

    /** What is left of both buckets and when the first of them refills. */
    record Left(long full, long additions, Instant refillsAt) {
        long most() {
            return full + additions;
        }

        /** Whether one of the buckets holds so many. */
        boolean pays(int count) {
            return full >= count || additions >= count;
        }
    }

    @Override
    public Verdict spend(KeyScope scope, String manifestId, int chunk, int count) {
        tx.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
                scope.agreementDigest().value() + scope.classLabel());
        Left left = left(scope);
        if (left.full() >= count) {
            pay(scope, manifestId, chunk, "full", count);
        } else if (left.additions() >= count) {
            pay(scope, manifestId, chunk, "additions", count);
        } else {
            return new Exhausted(left.most(), left.refillsAt());
        }
        return new Allowed(left.most() - count);
    }

    Left left(KeyScope scope) {
        long full = budget.fullPerEpoch() - spent(scope, "full");
        long additions = budget.additionsPerDay() - spent(scope, "additions");
        Instant midnight = today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Left(full, additions, midnight);
    }

    /** Whether a chunk was paid for, and so answered, before: it is not evaluated again. */
    static boolean isPaid(Handle tx, String manifest, int chunk) {
        return tx.createQuery("SELECT count(*) FROM node_spent WHERE manifest = :manifest AND chunk = :chunk")
                        .bind("manifest", manifest)
                        .bind("chunk", chunk)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    private void pay(KeyScope scope, String manifest, int chunk, String bucket, int count) {
        tx.createUpdate("""
            INSERT INTO node_spent (manifest, chunk, agreement, class, epoch, bucket, day, questions)
            VALUES (:manifest, :chunk, :agreement, :class, :epoch, :bucket, :day, :questions)\
            """)
                .bind("manifest", manifest)
                .bind("chunk", chunk)
                .bind("agreement", scope.agreementDigest().value())
                .bind("class", scope.classLabel().value())
                .bind("epoch", scope.epoch())
                .bind("bucket", bucket)
                .bind("day", today())
                .bind("questions", count)
                .execute();
    }

    private long spent(KeyScope scope, String bucket) {
        return tx.createQuery("""
            SELECT coalesce(sum(questions), 0) FROM node_spent
            WHERE agreement = :agreement AND class = :class AND epoch = :epoch AND bucket = :bucket
            AND (bucket = 'full' OR day = :day)\
            """)
                .bind("agreement", scope.agreementDigest().value())
                .bind("class", scope.classLabel().value())
                .bind("epoch", scope.epoch())
                .bind("bucket", bucket)
                .bind("day", today())
                .mapTo(Long.class)
                .one();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
