// SPDX-License-Identifier: Apache-2.0
package org.enlace.envelope;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.enlace.model.AuthorityId;
import org.enlace.store.Database;
import org.jdbi.v3.core.Handle;

/**
 * Keeps the parts of one large encoded envelope for each partner until it is whole, so that a broken line resumes where
 * it stopped. Every part but the last is {@link #SIZE} bytes; the envelope's own signature and hash judge the whole.
 */
public final class EnvelopeParts {
    public static final int SIZE = 1 << 20;
    private final Database database;

    public EnvelopeParts(Database database) {
        this.database = database;
    }

    /** Bytes of this envelope that arrived so far. */
    public long kept(AuthorityId from, String digest) {
        return database.read(tx -> kept(tx, from, digest));
    }

    /** Stores a part that starts where the kept ones end; others change nothing. Returns the bytes kept after it. */
    public long add(AuthorityId from, String digest, long start, int total, byte[] bytes) {
        boolean fits = start >= 0
                && total <= Envelope.LARGEST
                && bytes.length > 0
                && bytes.length == Math.min(SIZE, total - start);
        if (fits && start == 0) {
            requireAllowed(digest, bytes, total);
        }
        if (!fits) {
            return kept(from, digest);
        }
        return database.inTransaction(tx -> {
            tx.createQuery("select channel from wire_arrival where partner = :from order by channel for update")
                    .bind("from", from.value())
                    .mapTo(String.class)
                    .list();
            tx.createUpdate("delete from wire_part where partner = :from and digest <> :digest")
                    .bind("from", from.value())
                    .bind("digest", digest)
                    .execute();
            long kept = kept(tx, from, digest);
            if (start != kept) {
                return kept;
            }
            insert(tx, from, digest, start, bytes);
            return kept + bytes.length;
        });
    }

    /** The header comes first, so what is too large for its type is turned away before the rest of it is kept. */
    private static void requireAllowed(String digest, byte[] first, int total) {
        EnvelopeHeader header = Envelope.header(first);
        int most = TypeAllowance.of(header.type()).bytes();
        if (!header.digest().equals(digest) || header.length() > most || total > most + Envelope.AROUND) {
            throw new IllegalArgumentException("an envelope must keep within what its type may hold");
        }
    }

    /** The whole, once {@code total} bytes are there; its parts are forgotten. */
    public Optional<byte[]> whole(AuthorityId from, String digest, int total) {
        return database.inTransaction(tx -> {
            if (kept(tx, from, digest) != total) {
                return Optional.empty();
            }
            ByteArrayOutputStream whole = new ByteArrayOutputStream(total);
            tx
                    .createQuery("""
                        delete from wire_part where partner = :from and digest = :digest
                        returning start, bytes
                        """)
                    .bind("from", from.value())
                    .bind("digest", digest)
                    .map((row, context) -> new Part(row.getLong("start"), row.getBytes("bytes")))
                    .stream()
                    .sorted((one, other) -> Long.compare(one.start, other.start))
                    .forEach(part -> whole.writeBytes(part.bytes));
            return Optional.of(whole.toByteArray());
        });
    }

    private static final class Part {
        private final long start;
        private final byte[] bytes;

        Part(long start, byte[] bytes) {
            this.start = start;
            this.bytes = bytes;
        }
    }

    private static long kept(Handle tx, AuthorityId from, String digest) {
        return tx.createQuery("""
            select coalesce(sum(length(bytes)), 0) from wire_part where partner = :from and digest = :digest
            """)
                .bind("from", from.value())
                .bind("digest", digest)
                .mapTo(Long.class)
                .one();
    }

    private static void insert(Handle tx, AuthorityId from, String digest, long start, byte[] bytes) {
        tx.createUpdate("""
            insert into wire_part (partner, digest, start, bytes) values (:from, :digest, :start, :bytes)
            """)
                .bind("from", from.value())
                .bind("digest", digest)
                .bind("start", start)
                .bind("bytes", bytes)
                .execute();
    }
}
