// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import static org.enlace.exchange.HitTable.utc;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.agreement.HitHandle;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.TagSet;
import org.enlace.veil.tags.TagSetHeader;
import org.enlace.veil.tags.TagSetPart;
import org.jdbi.v3.core.Handle;

/** What the veil's exchange must remember of both sides' sets between messages, as rows; own questions are {@link OwnQueryTable}. */
public final class VeilRecordTable {
    /** Of one class and agreement; a holder sends one where its files changed. */
    private static final int MOST_SETS_A_DAY = 200;
    /** Of one agreement, of all classes and both months around a change of month. */
    private static final int MOST_MANIFESTS = 256;

    private VeilRecordTable() {}

    /** Whether a handle of an agreement was given to own subjects. */
    public static boolean isHandle(Handle tx, AgreementDigest agreement, HitHandle handle) {
        return tx.createQuery("""
            SELECT count(*) > 0 FROM node_handle
            WHERE handle = :handle AND agreement = :agreement AND class = :class\
            """)
                .bind("handle", handle.handle().hex())
                .bind("agreement", agreement.value())
                .bind("class", handle.identifierClass().value())
                .mapTo(Boolean.class)
                .one();
    }

    /** Whether a handle of an agreement is that of a canary. */
    public static boolean isCanary(Handle tx, AgreementDigest agreement, HitHandle handle) {
        return tx.createQuery("""
            SELECT count(*) > 0 FROM node_canary
            WHERE handle = :handle AND agreement = :agreement AND class = :class\
            """)
                .bind("handle", handle.handle().hex())
                .bind("agreement", agreement.value())
                .bind("class", handle.identifierClass().value())
                .mapTo(Boolean.class)
                .one();
    }

    /** Keeps a partner's tag set by the bytes of its message; false where as many of its scope as a day has room for came before. */
    static boolean keepTags(
            Handle tx, AuthorityId partner, KeyScope scope, byte[] message, String digest, Instant now) {
        return tx.createUpdate("""
            INSERT INTO node_tags AS t (partner, agreement, class, epoch, content, digest, at, day, taken)
            VALUES (:partner, :agreement, :class, :epoch, :content, :digest, :at, :day, 1)
            ON CONFLICT (agreement, class, epoch) DO UPDATE
            SET content = excluded.content, digest = excluded.digest, at = excluded.at, day = excluded.day,
              taken = CASE WHEN t.day = excluded.day THEN t.taken ELSE 0 END + 1
            WHERE t.day <> excluded.day OR t.taken < :most\
            """)
                        .bindMap(names(scope))
                        .bind("day", LocalDate.ofInstant(now, ZoneOffset.UTC))
                        .bind("most", MOST_SETS_A_DAY)
                        .bind("partner", partner.value())
                        .bind("content", message)
                        .bind("digest", digest)
                        .bind("at", utc(now))
                        .execute()
                == 1;
    }

    /** Keeps a part of a partner's tag set behind those before it; false where it does not follow them. The first drops others. */
    static boolean keepPart(Handle tx, TagSetPart part) {
        if (part.isFirst()) {
            dropParts(tx, part.scope());
        } else if (keptOfParts(tx, part) != part.start()) {
            return false;
        }
        tx.createUpdate("""
            INSERT INTO node_tag_part (agreement, class, epoch, digest, start, content)
            VALUES (:agreement, :class, :epoch, :digest, :start, :content)\
            """)
                .bindMap(names(part.scope()))
                .bind("digest", part.set())
                .bind("start", part.start())
                .bind("content", part.bytes().shared())
                .execute();
        return true;
    }

    /** How many bytes are here of the set that a part belongs to. */
    static long keptOfParts(Handle tx, TagSetPart part) {
        return tx.createQuery("""
            SELECT coalesce(sum(octet_length(content)), 0) FROM node_tag_part
            WHERE agreement = :agreement AND class = :class AND epoch = :epoch AND digest = :digest\
            """)
                .bindMap(names(part.scope()))
                .bind("digest", part.set())
                .mapTo(Long.class)
                .one();
    }

    /** The bytes that came before the last part of a set. */
    static byte[] parts(Handle tx, TagSetPart last) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(last.start());
        tx.createQuery("""
            SELECT content FROM node_tag_part
            WHERE agreement = :agreement AND class = :class AND epoch = :epoch AND digest = :digest ORDER BY start\
            """)
                .bindMap(names(last.scope()))
                .bind("digest", last.set())
                .map((row, context) -> row.getBytes(1))
                .forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    static void dropParts(Handle tx, KeyScope scope) {
        tx.createUpdate("""
            DELETE FROM node_tag_part WHERE agreement = :agreement AND class = :class AND epoch = :epoch\
            """).bindMap(names(scope)).execute();
    }

    /** Whether a partner's tag set of a scope is here. */
    static boolean hasTags(Handle tx, KeyScope scope) {
        return tx.createQuery("""
            SELECT count(*) > 0 FROM node_tags WHERE agreement = :agreement AND class = :class AND epoch = :epoch\
            """).bindMap(names(scope)).mapTo(Boolean.class).one();
    }

    static Optional<TagSet> tags(Handle tx, KeyScope scope) {
        return tx.createQuery("""
            SELECT content FROM node_tags WHERE agreement = :agreement AND class = :class AND epoch = :epoch\
            """)
                .bindMap(names(scope))
                .map((row, context) -> TagSet.parse(row.getBytes(1)))
                .findOne();
    }

    /** The digest of the set of a scope that is here. */
    static Optional<String> tagsDigest(Handle tx, KeyScope scope) {
        return tx.createQuery("""
            SELECT digest FROM node_tags WHERE agreement = :agreement AND class = :class AND epoch = :epoch\
            """).bindMap(names(scope)).mapTo(String.class).findOne();
    }

    /** What answers in a scope are checked against. */
    static Optional<TagSetHeader> tagsHeader(Handle tx, KeyScope scope) {
        return tx.createQuery("""
            SELECT substring(content FROM 1 FOR :beginning) FROM node_tags
            WHERE agreement = :agreement AND class = :class AND epoch = :epoch\
            """)
                .bindMap(names(scope))
                .bind("beginning", TagSet.BEGINNING)
                .map((row, context) -> TagSet.header(row.getBytes(1)))
                .findOne();
    }

    /** Whether so many manifests of an agreement are kept of which nothing was answered that no more are taken. */
    static boolean hasManyManifests(Handle tx, AgreementDigest agreement) {
        return tx.createQuery("""
            SELECT count(*) >= :most FROM node_manifest m WHERE agreement = :agreement
            AND NOT EXISTS (SELECT FROM node_spent s WHERE s.manifest = m.manifest)\
            """)
                .bind("most", MOST_MANIFESTS)
                .bind("agreement", agreement.value())
                .mapTo(Boolean.class)
                .one();
    }

    /** Notes that a partner named a handle. */
    public static void named(Handle tx, AuthorityId partner, AgreementDigest agreement, HitHandle handle) {
        tx.createUpdate("""
            INSERT INTO node_named (partner, agreement, class, handle) VALUES (:partner, :agreement, :class, :handle)\
            """)
                .bind("partner", partner.value())
                .bind("agreement", agreement.value())
                .bind("class", handle.identifierClass().value())
                .bind("handle", handle.handle().hex())
                .execute();
    }

    /** A canary that a partner named. */
    public record CanaryNamed(AuthorityId partner, AgreementDigest agreement, ClassLabel identifierClass) {}

    /** Takes the handles that were named since the last time, and returns which of them are canaries', as often as named. */
    public static List<CanaryNamed> canariesNamed(Handle tx) {
        return tx.createQuery("""
            WITH named AS (DELETE FROM node_named RETURNING *)
            SELECT n.partner, n.agreement, n.class FROM named n JOIN node_canary c
            ON c.handle = n.handle AND c.agreement = n.agreement AND c.class = n.class
            GROUP BY n.id, n.partner, n.agreement, n.class ORDER BY n.id\
            """)
                .map((row, context) -> new CanaryNamed(
                        AuthorityId.of(row.getString(1)),
                        new AgreementDigest(row.getString(2)),
                        new ClassLabel(row.getString(3))))
                .list();
    }

    /** Keeps a partner's manifest; false where it is known already. */
    static boolean keepManifest(Handle tx, AuthorityId partner, QueryManifest manifest, Instant now) {
        return tx.createUpdate("""
            INSERT INTO node_manifest (manifest, partner, agreement, content, at)
            VALUES (:manifest, :partner, :agreement, :content, :at) ON CONFLICT DO NOTHING\
            """)
                        .bind("manifest", manifest.id())
                        .bind("partner", partner.value())
                        .bind("agreement", manifest.scope().agreementDigest().value())
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
    public static void forget(Handle tx, AgreementDigest agreement) {
        for (String table : List.of(
                "node_handle",
                "node_canary",
                "node_tags",
                "node_tag_part",
                "node_query",
                "node_manifest",
                "node_published",
                "node_own_tags",
                "node_asked",
                "node_denied")) {
            tx.createUpdate("DELETE FROM <table> WHERE agreement = :agreement")
                    .define("table", table)
                    .bind("agreement", agreement.value())
                    .execute();
        }
        tx.execute("DELETE FROM node_blinding b WHERE NOT EXISTS (SELECT FROM node_query q WHERE q.blinding = b.id)");
    }

    /** Own questions and answers, partners' manifests and tag sets of epochs before {@code epoch} go, with their keys. */
    public static void forgetBefore(Handle tx, VeilEpoch epoch) {
        for (String table :
                List.of("node_query", "node_blinding", "node_asked", "node_tags", "node_tag_part", "node_own_tags")) {
            tx.createUpdate("DELETE FROM <table> WHERE epoch < :epoch")
                    .define("table", table)
                    .bind("epoch", epoch.number())
                    .execute();
        }
        for (String table : List.of("node_handle", "node_canary")) {
            tx.createUpdate("DELETE FROM <table> WHERE epoch < :epoch - 1")
                    .define("table", table)
                    .bind("epoch", epoch.number())
                    .execute();
        }
        tx.createUpdate("DELETE FROM node_manifest WHERE at < :start")
                .bind("start", utc(epoch.start()))
                .execute();
    }

    /** A scope as the columns {@code agreement}, {@code class} and {@code epoch}. */
    static Map<String, Object> names(KeyScope scope) {
        return Map.of(
                "agreement",
                scope.agreementDigest().value(),
                "class",
                scope.classLabel().value(),
                "epoch",
                scope.epoch());
    }
}
