// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.enlace.agreement.ShareException;
import org.enlace.agreement.SharedDocument;
import org.enlace.crypto.CanonicalJson;
import org.enlace.ledger.entry.DisclosureEntry;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;
import org.enlace.model.Subject;
import org.enlace.model.SubjectLink;
import org.enlace.vault.RecordVault;
import org.enlace.vault.RotatedWrappingKey;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Records of partners as stored: one row and one key each. It does not decide; {@link ForeignRecords} does. */
final class ForeignRecordTable {
    private static final String OPEN =
            "select f.*, k.secret, k.wrapping from share_foreign f join share_key k on k.id = f.key_id"
                    + " where f.content is not null";

    private final DecisionPosition position;
    private final RecordVault vault;
    private final ShareWatcher watcher;

    ForeignRecordTable(DecisionPosition position, RecordVault vault, ShareWatcher watcher) {
        this.position = position;
        this.vault = vault;
        this.watcher = watcher;
    }

    /** One stored subject or link, opened. */
    record Stored(
            AuthorityId authority,
            String id,
            Origin origin,
            LocalDate expires,
            Optional<Subject> subject,
            Optional<SubjectLink> link) {}

    /** The disclosure that brought a record, under what and for what it came, and when. */
    record Origin(String disclosure, AgreementDigest agreement, Purpose purpose, String request, Instant received) {}

    void keep(Handle tx, Disclosure disclosure, LocalDate expires) {
        for (Subject subject : disclosure.matter().subjects()) {
            byte[] json = CanonicalJson.bytes(DisclosureText.tree(subject));
            keep(tx, disclosure, expires, false, subject.id(), subject.kind().name(), json);
        }
        for (SubjectLink link : disclosure.matter().links()) {
            byte[] json = CanonicalJson.bytes(DisclosureText.tree(link));
            keep(tx, disclosure, expires, true, link.id(), "LINK", json);
        }
    }

    private void keep(
            Handle tx, Disclosure disclosure, LocalDate expires, boolean link, String id, String kind, byte[] json) {
        String name = name(disclosure.authority(), disclosure.id(), link, id);
        RecordVault.Sealed sealed = vault.seal(tx, name, json);
        tx.createUpdate("""
            insert into share_foreign (authority, link, id, disclosure, agreement, purpose, request, kind,
              key_id, content, received, expires)
            values (:authority, :link, :id, :disclosure, :agreement, :purpose, :request, :kind,
              :key, :content, :received, :expires)
            """)
                .bind("authority", disclosure.authority().value())
                .bind("link", link)
                .bind("id", id)
                .bind("disclosure", disclosure.id())
                .bind("agreement", disclosure.agreement().value())
                .bind("purpose", disclosure.purpose().name())
                .bind("request", disclosure.request())
                .bind("kind", kind)
                .bind("key", sealed.key())
                .bind("content", sealed.content())
                .bind("received", position.now())
                .bind("expires", expires)
                .execute();
    }

    List<Stored> all(Handle tx) {
        return read(tx.createQuery(OPEN + " order by f.authority, f.id"));
    }

    List<Stored> subject(Handle tx, AuthorityId authority, String id) {
        return read(
                tx.createQuery(OPEN + " and not f.link and f.authority = :authority and f.id = :id order by f.received")
                        .bind("authority", authority.value())
                        .bind("id", id));
    }

    List<Stored> request(Handle tx, String request) {
        return read(tx.createQuery(OPEN + " and f.request = :request order by f.authority, f.id")
                .bind("request", request));
    }

    long count(Handle tx) {
        return tx.createQuery("""
            select count(distinct (authority, id)) from share_foreign
            where content is not null and not link
            """).mapTo(Long.class).one();
    }

    private List<Stored> read(Query query) {
        return query.map((row, context) -> representable(row)).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty where today's words protect whom an older build took in: such a record is never read, and goes when it expires. */
    private Optional<Stored> representable(ResultSet row) throws SQLException {
        try {
            return Optional.of(stored(row));
        } catch (ShareException refused) {
            if (refused.reason() == ShareException.Reason.MALFORMED) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private Stored stored(ResultSet row) throws SQLException {
        AuthorityId authority = AuthorityId.of(row.getString("authority"));
        String id = row.getString("id");
        String disclosure = row.getString("disclosure");
        boolean link = row.getBoolean("link");
        RotatedWrappingKey.Wrapped key =
                new RotatedWrappingKey.Wrapped(row.getString("wrapping"), row.getBytes("secret"));
        byte[] json = vault.open(key, name(authority, disclosure, link, id), row.getBytes("content"));
        return new Stored(
                authority,
                id,
                new Origin(
                        disclosure,
                        new AgreementDigest(row.getString("agreement")),
                        Purpose.valueOf(row.getString("purpose")),
                        row.getString("request"),
                        row.getTimestamp("received").toInstant()),
                row.getDate("expires").toLocalDate(),
                link ? Optional.empty() : Optional.of(SharedDocument.read(json, DisclosureText::subject)),
                link ? Optional.of(SharedDocument.read(json, DisclosureText::link)) : Optional.empty());
    }

    /** Purges everything that came under an agreement; returns how many records. */
    int purgeUnder(Handle tx, AgreementDigest agreement, AuthorityId partner, String cause) {
        return purge(
                tx,
                tx.createQuery("""
                    select authority, disclosure, link, id, key_id from share_foreign
                    where content is not null and agreement = :agreement and authority = :partner
                    """).bind("agreement", agreement.value()).bind("partner", partner.value()),
                agreement,
                partner,
                cause);
    }

    /** Purges some disclosures of a partner; returns how many records. */
    int purgeDisclosures(
            Handle tx, AgreementDigest agreement, AuthorityId partner, List<String> disclosures, String cause) {
        return purge(
                tx,
                tx.createQuery("""
                    select authority, disclosure, link, id, key_id from share_foreign
                    where content is not null and agreement = :agreement and authority = :partner
                      and disclosure = any (:disclosures)
                    """)
                        .bind("agreement", agreement.value())
                        .bind("partner", partner.value())
                        .bindArray("disclosures", String.class, disclosures),
                agreement,
                partner,
                cause);
    }

    /** Purges what has expired on {@code day} under one agreement of a partner. */
    int purgeExpired(Handle tx, AgreementDigest agreement, AuthorityId partner, LocalDate day) {
        return purge(
                tx,
                tx.createQuery("""
                    select authority, disclosure, link, id, key_id from share_foreign
                    where content is not null and agreement = :agreement and authority = :partner
                      and expires <= :day
                    """)
                        .bind("agreement", agreement.value())
                        .bind("partner", partner.value())
                        .bind("day", day),
                agreement,
                partner,
                "EXPIRED");
    }

    private record Doomed(String authority, String disclosure, boolean link, String id, long key) {}

    private int purge(Handle tx, Query query, AgreementDigest agreement, AuthorityId partner, String cause) {
        List<Doomed> doomed = query.map((row, context) -> new Doomed(
                        row.getString("authority"),
                        row.getString("disclosure"),
                        row.getBoolean("link"),
                        row.getString("id"),
                        row.getLong("key_id")))
                .list();
        if (doomed.isEmpty()) {
            return 0;
        }
        List<Long> keys = doomed.stream().map(Doomed::key).toList();
        tx.createUpdate("update share_foreign set content = null, kind = '', key_id = null where key_id = any (:keys)")
                .bindArray("keys", Long.class, keys)
                .execute();
        vault.destroy(tx, keys);
        watcher.purged(tx, agreement, doomed.size());
        List<String> names = doomed.stream()
                .map(one -> name(AuthorityId.of(one.authority()), one.disclosure(), one.link(), one.id()))
                .sorted()
                .toList();
        position.ledger()
                .append(
                        tx,
                        new DisclosureEntry.ForeignPurged(
                                agreement, partner, cause, doomed.size(), CanonicalJson.digest(names)));
        return doomed.size();
    }

    private static String name(AuthorityId authority, String disclosure, boolean link, String id) {
        return authority + "/" + disclosure + "/" + (link ? "link/" : "subject/") + id;
    }
}
