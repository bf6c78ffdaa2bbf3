// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.model.AuthorityId;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.Query;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.Scope;
import org.enlace.veil.TagSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/** What the veil's exchange must remember between messages, as rows. */
final class VeilRecords {
    private VeilRecords() {}

    /** An own question set that was asked. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Asked(AuthorityId partner, QueryManifest manifest, byte[] state) {}

    /** Replaces the handles of a scope and notes what its tag set was made from. */
    static void published(Handle tx, Scope scope, String digest, List<HandleOf> handles) {
        bind(
                        tx.createUpdate(
                                "DELETE FROM node_handle WHERE agreement = :agreement AND class = :class AND epoch <"
                                        + " :epoch - 1"),
                        scope)
                .execute();
        PreparedBatch batch = tx.prepareBatch("""
            INSERT INTO node_handle (agreement, class, epoch, handle, subject)
            VALUES (:agreement, :class, :epoch, :handle, :subject) ON CONFLICT DO NOTHING\
            """);
        for (HandleOf one : handles) {
            batch.bind("agreement", scope.agreementDigest())
                    .bind("class", scope.classLabel())
                    .bind("epoch", scope.epoch())
                    .bind("handle", one.handle())
                    .bind("subject", one.subject())
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
        bind(tx.createUpdate("""
            INSERT INTO node_published (agreement, class, epoch, digest) VALUES (:agreement, :class, :epoch, :digest)
            ON CONFLICT (agreement, class) DO UPDATE SET epoch = excluded.epoch, digest = excluded.digest\
            """), scope).bind("digest", digest).execute();
    }

    /** A handle and one own subject behind it. */
    record HandleOf(String handle, String subject) {}

    static Optional<String> publishedDigest(Handle tx, Scope scope) {
        return tx.createQuery("""
            SELECT digest FROM node_published WHERE agreement = :agreement AND class = :class AND epoch = :epoch\
            """)
                .bind("agreement", scope.agreementDigest())
                .bind("class", scope.classLabel())
                .bind("epoch", scope.epoch())
                .mapTo(String.class)
                .findOne();
    }

    /** Own subjects behind a handle of an agreement and class, by id. */
    static List<String> behind(Handle tx, String agreement, String identifierClass, String handle) {
        return tx.createQuery("""
            SELECT DISTINCT subject FROM node_handle
            WHERE handle = :handle AND agreement = :agreement AND class = :class ORDER BY subject\
            """)
                .bind("handle", handle)
                .bind("agreement", agreement)
                .bind("class", identifierClass)
                .mapTo(String.class)
                .list();
    }

    static void keepTags(Handle tx, AuthorityId partner, TagSet tags, String digest, Instant now) {
        bind(tx.createUpdate("""
            INSERT INTO node_tags (partner, agreement, class, epoch, content, digest, at)
            VALUES (:partner, :agreement, :class, :epoch, :content, :digest, :at)
            ON CONFLICT (agreement, class) DO UPDATE
            SET epoch = excluded.epoch, content = excluded.content, digest = excluded.digest, at = excluded.at\
            """), tags.scope())
                .bind("partner", partner.value())
                .bind("content", tags.encode())
                .bind("digest", digest)
                .bind("at", utc(now))
                .execute();
    }

    static Optional<TagSet> tags(Handle tx, Scope scope) {
        return tx.createQuery("""
            SELECT content FROM node_tags WHERE agreement = :agreement AND class = :class AND epoch = :epoch\
            """)
                .bind("agreement", scope.agreementDigest())
                .bind("class", scope.classLabel())
                .bind("epoch", scope.epoch())
                .map((row, context) -> TagSet.parse(row.getBytes(1)))
                .findOne();
    }

    /** SHA-256 of the inputs already asked about in a scope. */
    static Set<String> asked(Handle tx, Scope scope) {
        return new TreeSet<>(tx.createQuery("""
            SELECT input FROM node_asked WHERE agreement = :agreement AND class = :class AND epoch = :epoch\
            """)
                .bind("agreement", scope.agreementDigest())
                .bind("class", scope.classLabel())
                .bind("epoch", scope.epoch())
                .mapTo(String.class)
                .list());
    }

    static void ask(
            Handle tx,
            AuthorityId partner,
            QueryManifest manifest,
            Query query,
            Collection<String> inputs,
            Instant now) {
        Scope scope = manifest.scope();
        bind(tx.createUpdate("""
            INSERT INTO node_query (manifest, partner, agreement, class, epoch, content, state, questions, chunks, asked)
            VALUES (:manifest, :partner, :agreement, :class, :epoch, :content, :state, :questions, :chunks, :asked)\
            """), scope)
                .bind("manifest", manifest.id())
                .bind("partner", partner.value())
                .bind("content", manifest.encode())
                .bind("state", query.save())
                .bind("questions", manifest.count())
                .bind("chunks", manifest.chunks())
                .bind("asked", utc(now))
                .execute();
        PreparedBatch batch = tx.prepareBatch(
                "INSERT INTO node_asked (agreement, class, epoch, input) VALUES (:agreement, :class, :epoch, :input)");
        for (String input : inputs) {
            batch.bind("agreement", scope.agreementDigest())
                    .bind("class", scope.classLabel())
                    .bind("epoch", scope.epoch())
                    .bind("input", input)
                    .add();
        }
        batch.execute();
    }

    static Optional<Asked> asked(Handle tx, AuthorityId partner, String manifest) {
        return tx.createQuery("SELECT partner, content, state FROM node_query WHERE manifest = :manifest AND partner ="
                        + " :partner")
                .bind("manifest", manifest)
                .bind("partner", partner.value())
                .map((row, context) -> asked(row))
                .findOne();
    }

    /** Own question sets of a scope whose answers are all there. */
    static List<Asked> answered(Handle tx, Scope scope) {
        return tx.createQuery("""
            SELECT partner, content, state FROM node_query q
            WHERE agreement = :agreement AND class = :class AND epoch = :epoch
            AND chunks = (SELECT count(*) FROM node_answer a WHERE a.manifest = q.manifest) ORDER BY asked, manifest\
            """)
                .bind("agreement", scope.agreementDigest())
                .bind("class", scope.classLabel())
                .bind("epoch", scope.epoch())
                .map((row, context) -> asked(row))
                .list();
    }

    /** How many own question sets of a scope are not compared yet. */
    static long unfinished(Handle tx, Scope scope) {
        return tx.createQuery("""
            SELECT count(*) FROM node_query
            WHERE agreement = :agreement AND class = :class AND epoch = :epoch AND finished IS NULL\
            """)
                .bind("agreement", scope.agreementDigest())
                .bind("class", scope.classLabel())
                .bind("epoch", scope.epoch())
                .mapTo(Long.class)
                .one();
    }

    static void keepAnswer(Handle tx, EvaluatedChunk chunk) {
        tx.createUpdate("""
            INSERT INTO node_answer (manifest, chunk, content) VALUES (:manifest, :chunk, :content)
            ON CONFLICT DO NOTHING\
            """)
                .bind("manifest", chunk.manifestId())
                .bind("chunk", chunk.index())
                .bind("content", chunk.encode())
                .execute();
    }

    static List<EvaluatedChunk> answers(Handle tx, String manifest) {
        return tx.createQuery("SELECT content FROM node_answer WHERE manifest = :manifest ORDER BY chunk")
                .bind("manifest", manifest)
                .map((row, context) -> EvaluatedChunk.parse(row.getBytes(1)))
                .list();
    }

    /** Notes that a question set has been compared; false where it was before. */
    static boolean finish(Handle tx, String manifest, Instant now) {
        return tx.createUpdate("UPDATE node_query SET finished = :now WHERE manifest = :manifest AND finished IS NULL")
                        .bind("now", utc(now))
                        .bind("manifest", manifest)
                        .execute()
                == 1;
    }

    /** Keeps a partner's manifest; false where it is known already. */
    static boolean keepManifest(Handle tx, AuthorityId partner, QueryManifest manifest, Instant now) {
        return tx.createUpdate("""
            INSERT INTO node_manifest (manifest, partner, agreement, content, at)
            VALUES (:manifest, :partner, :agreement, :content, :at) ON CONFLICT DO NOTHING\
            """)
                        .bind("manifest", manifest.id())
                        .bind("partner", partner.value())
                        .bind("agreement", manifest.scope().agreementDigest())
                        .bind("content", manifest.encode())
                        .bind("at", utc(now))
                        .execute()
                == 1;
    }

    static Optional<QueryManifest> manifest(Handle tx, AuthorityId partner, String manifest) {
        return tx.createQuery("SELECT content FROM node_manifest WHERE manifest = :manifest AND partner = :partner")
                .bind("manifest", manifest)
                .bind("partner", partner.value())
                .map((row, context) -> QueryManifest.parse(row.getBytes(1)))
                .findOne();
    }

    /** Drops everything about an agreement: its keys are not used again. Handles and tags go, spent budgets stay. */
    static void forget(Handle tx, String agreement) {
        for (String table :
                List.of("node_handle", "node_tags", "node_query", "node_manifest", "node_published", "node_asked")) {
            tx.createUpdate("DELETE FROM <table> WHERE agreement = :agreement")
                    .define("table", table)
                    .bind("agreement", agreement)
                    .execute();
        }
    }

    private static Asked asked(ResultSet row) throws SQLException {
        return new Asked(AuthorityId.of(row.getString(1)), QueryManifest.parse(row.getBytes(2)), row.getBytes(3));
    }

    private static Update bind(Update update, Scope scope) {
        return update.bind("agreement", scope.agreementDigest())
                .bind("class", scope.classLabel())
                .bind("epoch", scope.epoch());
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
