// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import static org.enlace.exchange.HitTable.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.envelope.Envelope;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.VeilHandle;
import org.enlace.veil.tags.KeptTagSet;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.TagLayout;
import org.jdbi.v3.core.Handle;

/**
 * Own tag sets as rows: what each was made from, in which envelope it went, and what became of it. A set that the
 * partner refused goes again after a pause that doubles with each refusal.
 */
public final class OwnTagTable {
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private OwnTagTable() {}

    /** A handle, one own subject behind it, and the digest of the value that it was made from where it is of one value. */
    record HandleOf(VeilHandle handle, String subject, String input) {}

    /**
     * Keeps the handles of a scope; those of records that are gone stay for requests under way. A subject that has another handle
     * now stands behind that one alone.
     */
    static void keepHandles(Handle tx, KeyScope scope, List<HandleOf> handles) {
        tx.createUpdate("""
            DELETE FROM node_handle old
            USING unnest(CAST(:handles AS text[]), CAST(:subjects AS text[])) AS own (handle, subject)
            WHERE old.agreement = :agreement AND old.class = :class AND old.epoch <= :epoch
            AND old.subject = own.subject AND old.handle <> own.handle AND :lasting\
            """)
                .bindMap(VeilRecordTable.names(scope))
                .bind("handles", handles.stream().map(one -> one.handle().hex()).toArray(String[]::new))
                .bind("subjects", handles.stream().map(HandleOf::subject).toArray(String[]::new))
                .bind("lasting", scope.classLabel().equals(TagLayout.NAME_TOKEN))
                .execute();
        tx.createUpdate("""
            INSERT INTO node_handle (agreement, class, epoch, handle, subject, input)
            SELECT :agreement, :class, :epoch, handle, subject, input
            FROM unnest(CAST(:handles AS text[]), CAST(:subjects AS text[]), CAST(:inputs AS text[]))
                AS own (handle, subject, input)
            ON CONFLICT (handle, subject) DO UPDATE
            SET epoch = greatest(node_handle.epoch, excluded.epoch), input = excluded.input\
            """)
                .bindMap(VeilRecordTable.names(scope))
                .bind("handles", handles.stream().map(one -> one.handle().hex()).toArray(String[]::new))
                .bind("subjects", handles.stream().map(HandleOf::subject).toArray(String[]::new))
                .bind("inputs", handles.stream().map(HandleOf::input).toArray(String[]::new))
                .execute();
    }

    /** Keeps the handles of a scope's canaries. */
    static void keepCanaries(Handle tx, KeyScope scope, List<VeilHandle> handles) {
        for (VeilHandle handle : handles) {
            tx.createUpdate("""
                INSERT INTO node_canary (agreement, class, epoch, handle)
                VALUES (:agreement, :class, :epoch, :handle) ON CONFLICT DO NOTHING\
                """)
                    .bindMap(VeilRecordTable.names(scope))
                    .bind("handle", handle.hex())
                    .execute();
        }
    }

    /** Notes what the scope's set was made from and in which envelope it goes, or its last part; {@code parts} are those before. */
    static void sent(
            Handle tx, KeyScope scope, String digest, TagDispatch next, List<String> parts, Envelope envelope) {
        tx.createUpdate("""
            INSERT INTO node_published AS own (agreement, class, epoch, digest, envelope, parts, delta)
            VALUES (:agreement, :class, :epoch, :digest, :envelope, :parts, :delta)
            ON CONFLICT (agreement, class) DO UPDATE
            SET epoch = excluded.epoch, digest = excluded.digest, envelope = excluded.envelope, parts = excluded.parts,
              delta = excluded.delta,
              again = NULL,
              refusals = CASE WHEN (own.epoch, own.digest) = (excluded.epoch, excluded.digest)
                THEN own.refusals ELSE 0 END\
            """)
                .bindMap(VeilRecordTable.names(scope))
                .bind("digest", digest)
                .bind("envelope", envelope.digest())
                .bindArray("parts", String.class, parts)
                .bind("delta", next.delta().isPresent())
                .execute();
    }

    /** Keeps the scope's newest set. */
    static void keep(Handle tx, KeyScope scope, KeptTagSet set) {
        tx.createUpdate("""
            INSERT INTO node_own_tags (agreement, class, epoch, content, origins)
            VALUES (:agreement, :class, :epoch, :content, :origins)
            ON CONFLICT (agreement, class) DO UPDATE
            SET epoch = excluded.epoch, content = excluded.content, origins = excluded.origins\
            """)
                .bindMap(VeilRecordTable.names(scope))
                .bind("content", set.tags().encode())
                .bind("origins", set.origins().toBytes())
                .execute();
    }

    /** Notes that what is held now makes the very set that was sent. */
    static void remade(Handle tx, KeyScope scope, String digest) {
        tx.createUpdate("""
            UPDATE node_published SET digest = :digest
            WHERE agreement = :agreement AND class = :class AND epoch = :epoch\
            """)
                .bindMap(VeilRecordTable.names(scope))
                .bind("digest", digest)
                .execute();
    }

    /** The newest set of a scope that was sent; it does not stand where the partner refused it. */
    record Before(KeptTagSet set, boolean stands) {}

    /** The same as it is kept; it is taken apart without the transaction. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Stored(byte[] message, byte[] origins, boolean stands) {
        Before restored() {
            return new Before(KeptTagSet.restore(message, origins), stands);
        }
    }

    static Optional<Stored> before(Handle tx, KeyScope scope) {
        return tx.createQuery("""
            SELECT content, origins, again IS NULL AS stands FROM node_own_tags JOIN node_published USING (agreement, class, epoch)
            WHERE agreement = :agreement AND class = :class AND epoch = :epoch\
            """)
                .bindMap(VeilRecordTable.names(scope))
                .map((row, context) ->
                        new Stored(row.getBytes("content"), row.getBytes("origins"), row.getBoolean("stands")))
                .findOne();
    }

    /** Whether a set made from {@code digest} is with the partner, on its way, or refused so lately that it waits. */
    static boolean isOut(Handle tx, KeyScope scope, String digest, Instant now) {
        Map<String, Object> names = new HashMap<>(VeilRecordTable.names(scope));
        names.put("digest", digest);
        names.put("now", utc(now));
        return tx.createQuery("""
            SELECT count(*) FROM node_published
            WHERE agreement = :agreement AND class = :class AND epoch = :epoch AND digest = :digest
            AND (again IS NULL OR again > :now)\
            """).bindMap(names).mapTo(Long.class).one() > 0;
    }

    /** Whether a set of the scope went out and was not refused. */
    static boolean stands(Handle tx, KeyScope scope) {
        return tx.createQuery("""
            SELECT count(*) FROM node_published
            WHERE agreement = :agreement AND class = :class AND epoch = :epoch AND again IS NULL\
            """)
                        .bindMap(VeilRecordTable.names(scope))
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    private record Refused(AgreementDigest agreement, ClassLabel identifierClass, int before, boolean delta) {}

    /**
     * A partner refused envelopes, or lost them: where one carried the newest set of a scope, that goes again after a pause; where
     * it went as a delta, the whole may go at once, and the answer is true.
     */
    public static boolean refused(Handle tx, Collection<String> envelopes, Instant now) {
        List<Refused> sets = tx.createQuery("""
            SELECT agreement, class, refusals, delta FROM node_published
            WHERE envelope = ANY (:envelopes) OR parts && CAST(:envelopes AS text[]) FOR UPDATE\
            """)
                .bindArray("envelopes", String.class, envelopes)
                .map((row, context) -> new Refused(
                        new AgreementDigest(row.getString(1)),
                        new ClassLabel(row.getString(2)),
                        row.getInt(3),
                        row.getBoolean(4)))
                .list();
        sets.forEach(one -> again(tx, one, now));
        return sets.stream().anyMatch(Refused::delta);
    }

    private static void again(Handle tx, Refused one, Instant now) {
        tx.createUpdate("""
            UPDATE node_published SET refusals = :refusals, again = :again
            WHERE agreement = :agreement AND class = :class\
            """)
                .bind("refusals", one.delta() ? one.before() : one.before() + 1)
                .bind("again", utc(one.delta() ? now : now.plus(pause(one.before()))))
                .bind("agreement", one.agreement().value())
                .bind("class", one.identifierClass().value())
                .execute();
    }

    private static Duration pause(int before) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(before, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** Lets what was refused under an agreement go at the next turn: its state has changed. */
    public static void goAgain(Handle tx, AgreementDigest agreement) {
        tx.createUpdate("""
            UPDATE node_published SET refusals = 0, again = '-infinity'
            WHERE agreement = :agreement AND again IS NOT NULL\
            """).bind("agreement", agreement.value()).execute();
    }
}
