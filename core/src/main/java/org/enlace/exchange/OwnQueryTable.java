// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import static org.enlace.exchange.HitTable.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.envelope.Envelope;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.VeilQuery;
import org.enlace.veil.tags.KeyScope;
import org.jdbi.v3.core.Handle;

/**
 * Own question sets as rows: what was blinded, of whom it was asked and in which envelopes, and what has been answered.
 * One blinding is asked of many partners, each by a manifest of its own.
 */
public final class OwnQueryTable {
    private OwnQueryTable() {}

    /** An own question set that was asked. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Asked(AuthorityId partner, QueryManifest manifest, byte[] state, List<String> inputs) {}

    /** How many questions were asked in a scope: in the whole epoch, and since midnight. */
    record Spent(long all, long today) {}

    /** SHA-256 of the inputs already asked about in a scope. */
    static Set<String> inputs(Handle tx, KeyScope scope) {
        return new HashSet<>(tx.createQuery("""
            SELECT input FROM node_asked WHERE agreement = :agreement AND class = :class AND epoch = :epoch\
            """)
                .bindMap(VeilRecordTable.names(scope))
                .mapTo(String.class)
                .list());
    }

    /** How many inputs were asked about in a scope. */
    static long countInputs(Handle tx, KeyScope scope) {
        return tx.createQuery("""
            SELECT count(*) FROM node_asked WHERE agreement = :agreement AND class = :class AND epoch = :epoch\
            """)
                .bindMap(VeilRecordTable.names(scope))
                .mapTo(Long.class)
                .one();
    }

    /** Questions that went out, those of refused sets too: the partner may have counted them. */
    static Spent spent(Handle tx, KeyScope scope, Instant now) {
        Instant midnight = now.atZone(ZoneOffset.UTC)
                .toLocalDate()
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return tx.createQuery("""
            SELECT coalesce(sum(questions), 0), coalesce(sum(questions) FILTER (WHERE asked >= :midnight), 0)
            FROM node_query WHERE agreement = :agreement AND class = :class AND epoch = :epoch\
            """)
                .bindMap(VeilRecordTable.names(scope))
                .bind("midnight", utc(midnight))
                .map((row, context) -> new Spent(row.getLong(1), row.getLong(2)))
                .one();
    }

    /** Questions that went out in an epoch, by agreement and class: {@code agreement|class}. */
    static Map<String, Long> spent(Handle tx, VeilEpoch epoch) {
        Map<String, Long> spent = new TreeMap<>();
        tx.createQuery("""
            SELECT agreement || '|' || class AS scope, sum(questions) AS questions FROM node_query
            WHERE epoch = :epoch GROUP BY 1\
            """)
                .bind("epoch", epoch.number())
                .map((row, context) -> spent.put(row.getString("scope"), row.getLong("questions")))
                .list();
        return spent;
    }

    /** Own questions, blinded, and the digests of the values that they ask about, in their order. */
    record Blinded(VeilQuery query, List<String> inputs) {}

    /**
     * The largest set that was blinded for the class and epoch to ask other partners and may be asked under this agreement too, so
     * that it is blinded once for all of them; the caller closes it.
     *
     * @param chosen digests of the values that may be asked about
     */
    static Optional<Blinded> blindedBefore(Handle tx, KeyScope scope, Set<String> chosen) {
        return tx.createQuery("""
            SELECT id, inputs FROM node_blinding b
            WHERE class = :class AND epoch = :epoch AND cardinality(inputs) BETWEEN 1 AND :most
            AND NOT EXISTS (SELECT FROM node_query q WHERE q.blinding = b.id AND q.agreement = :agreement)
            ORDER BY questions DESC, id\
            """)
                .bindMap(VeilRecordTable.names(scope))
                .bind("most", chosen.size())
                .map((row, context) -> chosen.containsAll(inputs(row)) ? row.getString("id") : "")
                .filter(id -> !id.isEmpty())
                .findFirst()
                .map(id -> blinded(tx, id));
    }

    /** What was blinded under an id; the caller closes it. */
    static Blinded blinded(Handle tx, String id) {
        return tx.createQuery("SELECT state, inputs FROM node_blinding WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> blinded(row))
                .one();
    }

    private static Blinded blinded(ResultSet row) throws SQLException {
        return new Blinded(VeilQuery.restore(row.getBytes("state")), inputs(row));
    }

    private static List<String> inputs(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("inputs").getArray());
    }

    static void ask(Handle tx, AuthorityId partner, QueryManifest manifest, Blinded blinded, Instant now) {
        KeyScope scope = manifest.scope();
        tx.createUpdate("""
            INSERT INTO node_blinding (id, class, epoch, questions, state, inputs)
            VALUES (:id, :class, :epoch, :questions, :state, :inputs) ON CONFLICT DO NOTHING\
            """)
                .bindMap(VeilRecordTable.names(scope))
                .bind("id", manifest.commitmentRoot())
                .bind("questions", manifest.count())
                .bind("state", blinded.query().save())
                .bind("inputs", blinded.inputs().toArray(String[]::new))
                .execute();
        tx.createUpdate("""
            INSERT INTO node_query (manifest, partner, agreement, class, epoch, content, blinding, questions, chunks, asked)
            VALUES (:manifest, :partner, :agreement, :class, :epoch, :content, :blinding, :questions, :chunks, :asked)\
            """)
                .bindMap(VeilRecordTable.names(scope))
                .bind("manifest", manifest.id())
                .bind("partner", partner.value())
                .bind("content", manifest.encode())
                .bind("blinding", manifest.commitmentRoot())
                .bind("questions", manifest.count())
                .bind("chunks", manifest.chunks())
                .bind("asked", utc(now))
                .execute();
        tx.createUpdate("""
            INSERT INTO node_asked (agreement, class, epoch, input, manifest)
            SELECT :agreement, :class, :epoch, input, :manifest FROM unnest(CAST(:inputs AS text[])) AS asked (input)\
            """)
                .bindMap(VeilRecordTable.names(scope))
                .bind("manifest", manifest.id())
                .bind("inputs", blinded.inputs().toArray(String[]::new))
                .execute();
    }

    /** Keeps a question set back until it is signed. */
    static void hold(Handle tx, String manifest) {
        tx.execute("UPDATE node_query SET held = true WHERE manifest = ?", manifest);
    }

    /** Lets a question set go that was kept back; false where none is. */
    static boolean release(Handle tx, String manifest, Instant now) {
        return tx.createUpdate("UPDATE node_query SET held = false, asked = :now WHERE manifest = :manifest AND held")
                        .bind("now", utc(now))
                        .bind("manifest", manifest)
                        .execute()
                == 1;
    }

    /** Question sets that wait for a signature, oldest first. */
    public static List<UnsignedManifest> held(Handle tx) {
        return tx.createQuery("SELECT partner, content, asked FROM node_query WHERE held ORDER BY asked, manifest")
                .map((row, context) -> new UnsignedManifest(
                        AuthorityId.of(row.getString(1)),
                        QueryManifest.parse(row.getBytes(2)),
                        HitTable.time(row, "asked")))
                .list();
    }

    /** Notes in which envelope a question set, or a chunk of it, travels. */
    static void sent(Handle tx, QueryManifest manifest, Envelope envelope) {
        tx.execute("INSERT INTO node_question (envelope, manifest) VALUES (?, ?)", envelope.digest(), manifest.id());
    }

    /**
     * A partner refused envelopes, or lost them: where they carried questions, their sets are over, and what these asked may
     * be asked again as far as the budget goes.
     */
    public static void refused(Handle tx, Collection<String> envelopes, Instant now) {
        tx.createQuery("""
            SELECT DISTINCT q.manifest FROM node_question n JOIN node_query q ON q.manifest = n.manifest
            WHERE n.envelope = ANY (:envelopes) AND q.finished IS NULL\
            """).bindArray("envelopes", String.class, envelopes).mapTo(String.class).list().stream()
                .filter(manifest -> finish(tx, manifest, now))
                .forEach(manifest -> tx.execute("DELETE FROM node_asked WHERE manifest = ?", manifest));
    }

    /** A question set that no answer has ended yet: of which class, by the digests of its values, and in which envelopes. */
    record Underway(String manifest, ClassLabel label, List<String> inputs, boolean held, List<String> envelopes) {}

    static List<Underway> underway(Handle tx) {
        return tx.createQuery("""
            SELECT q.manifest, q.class, q.held, b.inputs, (SELECT coalesce(array_agg(envelope), ARRAY[]::text[])
              FROM node_question n WHERE n.manifest = q.manifest) AS envelopes
            FROM node_query q JOIN node_blinding b ON b.id = q.blinding WHERE q.finished IS NULL\
            """)
                .map((row, context) -> new Underway(
                        row.getString("manifest"),
                        new ClassLabel(row.getString("class")),
                        inputs(row),
                        row.getBoolean("held"),
                        List.of((String[]) row.getArray("envelopes").getArray())))
                .list();
    }

    /**
     * Ends a set whose questions are out of date. What it asked may be asked again; where it had begun to leave it stays
     * counted, for the partner may have counted it.
     */
    static void outOfDate(Handle tx, Underway set, Instant now) {
        tx.execute("DELETE FROM node_asked WHERE manifest = ?", set.manifest());
        if (set.held()) {
            tx.execute("DELETE FROM node_query WHERE manifest = ?", set.manifest());
        } else {
            tx.execute("UPDATE node_query SET out_of_date = true WHERE manifest = ?", set.manifest());
            finish(tx, set.manifest(), now);
        }
    }

    /** Whether an envelope carries questions that are out of date. */
    public static boolean isOutOfDate(Handle tx, String envelope) {
        return tx.createQuery("""
            SELECT count(*) FROM node_question n JOIN node_query q ON q.manifest = n.manifest
            WHERE n.envelope = :envelope AND q.out_of_date\
            """).bind("envelope", envelope).mapTo(Long.class).one() > 0;
    }

    static Optional<Asked> find(Handle tx, AuthorityId partner, String manifest) {
        return tx.createQuery("""
            SELECT partner, content, state, inputs FROM node_query JOIN node_blinding b ON b.id = blinding
            WHERE manifest = :manifest AND partner = :partner\
            """)
                .bind("manifest", manifest)
                .bind("partner", partner.value())
                .map((row, context) -> asked(row))
                .findOne();
    }

    /** The manifest of an own question set that was sent to a partner. */
    static Optional<QueryManifest> manifest(Handle tx, AuthorityId partner, String manifest) {
        return tx.createQuery("SELECT content FROM node_query WHERE manifest = :manifest AND partner = :partner")
                .bind("manifest", manifest)
                .bind("partner", partner.value())
                .map((row, context) -> QueryManifest.parse(row.getBytes(1)))
                .findOne();
    }

    static Optional<Asked> find(Handle tx, String manifest) {
        return tx.createQuery("""
            SELECT partner, content, state, inputs FROM node_query JOIN node_blinding b ON b.id = blinding
            WHERE manifest = :manifest\
            """)
                .bind("manifest", manifest)
                .map((row, context) -> asked(row))
                .findOne();
    }

    /** Own question sets with answers that are not compared with the tags that are here, oldest first, by the scope of the tags. */
    public static Map<KeyScope, List<String>> toCompare(Handle tx) {
        Map<KeyScope, List<String>> sets = new LinkedHashMap<>();
        tx.createQuery("""
            SELECT q.manifest, q.agreement, q.class, q.epoch FROM node_query q JOIN node_tags t
            ON t.agreement = q.agreement AND t.class = q.class AND t.epoch = q.epoch
            WHERE EXISTS (SELECT FROM node_answer a WHERE a.manifest = q.manifest AND a.compared <> t.digest)
            ORDER BY asked, q.manifest\
            """)
                .map((row, context) -> sets.computeIfAbsent(
                                new KeyScope(
                                        new AgreementDigest(row.getString("agreement")),
                                        new ClassLabel(row.getString("class")),
                                        row.getLong("epoch")),
                                _ -> new ArrayList<>())
                        .add(row.getString("manifest")))
                .list();
        return sets;
    }

    /** Begins to compare a set with the tags of a digest: what was counted for others is forgotten. */
    static void comparing(Handle tx, String manifest, String tags) {
        tx.createUpdate("""
            UPDATE node_query SET hits = 0, fresh = 0, counted = :tags WHERE manifest = :manifest AND counted <> :tags\
            """).bind("manifest", manifest).bind("tags", tags).execute();
    }

    /** Marks an answered chunk as compared with the tags of a digest; false where it was before, or those are not the tags now. */
    static boolean compared(Handle tx, String manifest, int chunk, String tags) {
        return tx.createUpdate("""
            UPDATE node_answer SET compared = :tags WHERE manifest = :manifest AND chunk = :chunk AND compared <> :tags
            AND EXISTS (SELECT FROM node_query q JOIN node_tags t
              ON t.agreement = q.agreement AND t.class = q.class AND t.epoch = q.epoch
              WHERE q.manifest = :manifest AND t.digest = :tags)\
            """)
                        .bind("tags", tags)
                        .bind("manifest", manifest)
                        .bind("chunk", chunk)
                        .execute()
                == 1;
    }

    /** How many own question sets of a scope left and are not compared yet. */
    static long unfinished(Handle tx, KeyScope scope) {
        return tx.createQuery("""
            SELECT count(*) FROM node_query q
            WHERE agreement = :agreement AND class = :class AND epoch = :epoch AND NOT held AND (finished IS NULL
            OR EXISTS (SELECT FROM node_answer a JOIN node_tags t
              ON t.agreement = q.agreement AND t.class = q.class AND t.epoch = q.epoch
              WHERE a.manifest = q.manifest AND a.compared <> t.digest))\
            """)
                .bindMap(VeilRecordTable.names(scope))
                .mapTo(Long.class)
                .one();
    }

    /** Keeps a partner's answer; false where that chunk was answered before: the first answer stands. */
    static boolean keepAnswer(Handle tx, EvaluatedChunk chunk) {
        return tx.createUpdate("""
            INSERT INTO node_answer (manifest, chunk, content) VALUES (:manifest, :chunk, :content)
            ON CONFLICT DO NOTHING\
            """)
                        .bind("manifest", chunk.manifestId())
                        .bind("chunk", chunk.index())
                        .bind("content", chunk.encode())
                        .execute()
                == 1;
    }

    /** Places of the answered chunks of a set that are not compared with the tags of a digest. */
    static List<Integer> uncompared(Handle tx, String manifest, String tags) {
        return tx.createQuery("""
            SELECT chunk FROM node_answer WHERE manifest = :manifest AND compared <> :tags ORDER BY chunk\
            """)
                .bind("tags", tags)
                .bind("manifest", manifest)
                .mapTo(Integer.class)
                .list();
    }

    /** A partner's answer to one chunk of a set. */
    static Optional<EvaluatedChunk> answer(Handle tx, String manifest, int chunk) {
        return tx.createQuery("SELECT content FROM node_answer WHERE manifest = :manifest AND chunk = :chunk")
                .bind("manifest", manifest)
                .bind("chunk", chunk)
                .map((row, context) -> EvaluatedChunk.parse(row.getBytes(1)))
                .findOne();
    }

    /** What a question set has found so far, and how much of it was new; {@code whole} where all of it is answered and compared. */
    record Found(int hits, int fresh, boolean whole) {}

    /** Counts what more of the answers to a question set found. */
    static Found add(Handle tx, String manifest, int hits, int fresh) {
        return tx.createQuery("""
            UPDATE node_query SET hits = hits + :hits, fresh = fresh + :fresh WHERE manifest = :manifest
            RETURNING hits, fresh, chunks = (SELECT count(*) FROM node_answer WHERE manifest = :manifest AND compared = counted)\
            """)
                .bind("hits", hits)
                .bind("fresh", fresh)
                .bind("manifest", manifest)
                .map((row, context) -> new Found(row.getInt(1), row.getInt(2), row.getBoolean(3)))
                .one();
    }

    /** Chunks asked in an epoch and not refused, and how many of them are answered. */
    record Progress(long chunks, long answered) {
        static final Progress NONE = new Progress(0, 0);
    }

    /** How far the answers are, by agreement and class: {@code agreement|class}. */
    static Map<String, Progress> progress(Handle tx, VeilEpoch epoch) {
        Map<String, Progress> progress = new TreeMap<>();
        tx.createQuery("""
            SELECT scope, sum(chunks), sum(answered) FROM (
              SELECT agreement || '|' || class AS scope, chunks, finished,
                (SELECT count(*) FROM node_answer a WHERE a.manifest = q.manifest) AS answered
              FROM node_query q WHERE epoch = :epoch AND NOT held) AS sets
            WHERE finished IS NULL OR answered = chunks GROUP BY scope\
            """)
                .bind("epoch", epoch.number())
                .map((row, context) -> progress.put(row.getString(1), new Progress(row.getLong(2), row.getLong(3))))
                .list();
        return progress;
    }

    /** Partners that have not answered all that they were asked, by id. */
    public static List<AuthorityId> unanswered(Handle tx) {
        return tx.createQuery("SELECT DISTINCT partner FROM node_query WHERE finished IS NULL AND NOT held ORDER BY 1")
                .map((row, context) -> AuthorityId.of(row.getString(1)))
                .list();
    }

    /** Notes that a question set is over; false where it was before. */
    static boolean finish(Handle tx, String manifest, Instant now) {
        return tx.createUpdate("UPDATE node_query SET finished = :now WHERE manifest = :manifest AND finished IS NULL")
                        .bind("now", utc(now))
                        .bind("manifest", manifest)
                        .execute()
                == 1;
    }

    private static Asked asked(ResultSet row) throws SQLException {
        return new Asked(
                AuthorityId.of(row.getString(1)), QueryManifest.parse(row.getBytes(2)), row.getBytes(3), inputs(row));
    }
}
