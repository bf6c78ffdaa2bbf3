// SPDX-License-Identifier: Apache-2.0
package org.enlace.vault;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.enlace.agreement.ShareException;
import org.enlace.agreement.ShareException.Reason;
import org.enlace.store.Database;
import org.jdbi.v3.core.Handle;

/**
 * Wraps record keys by a key that lies outside the database and is replaced after each purge. A database keeps what was
 * deleted, in free pages, statistics and its write-ahead log, and so do its backups: what they keep of a purged record's
 * key no key opens any more once the wrapping key was replaced.
 *
 * <p>Replacing takes two steps that a crash may separate: the new key is written and synced, then one transaction wraps
 * what lives anew and names the new key, then the old file goes. The name in the database says which key counts; every
 * other file is removed at the next start.
 *
 * <p>Decision: docs/decisions.md, "The key around record keys lies in a file and is replaced after a purge".
 */
public final class RotatedWrappingKey {
    /** The table of one row whose column {@code key} names the key that counts. */
    public static final String TABLE = "share_wrapping";

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int KEY = 32;
    private static final int BATCH = 1_000;

    private final WrappingKeyFiles files;
    private final SecureRandom random;
    private final Clock clock;

    /** The current key and, for a minute, the one before: a reader may have its rows already. */
    private final Map<String, byte[]> known = new ConcurrentHashMap<>();

    private volatile Instant replaced = Instant.MIN;

    public RotatedWrappingKey(Path folder, SecureRandom random, Clock clock) {
        this.files = new WrappingKeyFiles(folder);
        this.random = random;
        this.clock = clock;
    }

    /** A record key as stored: its wrapped bytes and the name of the key around it, empty for one of an earlier version. */
    public static final class Wrapped {
        private final String key;
        private final byte[] bytes;

        public Wrapped(String key, byte[] bytes) {
            this.key = key;
            this.bytes = bytes;
        }

        String key() {
            return key;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** Wraps under the current key, which stays the current one until the transaction ends. */
    Wrapped wrap(Handle tx, byte[] secret) {
        String name = current(tx);
        return new Wrapped(name, AesGcm.seal(key(name), name, secret, random));
    }

    /** The record key itself. ShareException(UNREADABLE) where the key around it is gone. */
    byte[] unwrap(Wrapped wrapped) {
        return wrapped.key().isEmpty()
                ? wrapped.bytes()
                : AesGcm.open(key(wrapped.key()), wrapped.key(), wrapped.bytes());
    }

    private byte[] key(String name) {
        byte[] key = known.computeIfAbsent(name, absent -> files.read(absent).orElse(new byte[0]));
        if (key.length != KEY) {
            known.remove(name);
            throw new ShareException(Reason.UNREADABLE, "the wrapping key of a record must be there: key=" + name);
        }
        return key;
    }

    private String current(Handle tx) {
        Optional<String> named = named(tx, "for share");
        if (named.isPresent()) {
            return named.get();
        }
        String fresh = make();
        tx.execute("insert into share_wrapping (key) values (?) on conflict do nothing", fresh);
        return named(tx, "for share").orElseThrow();
    }

    private static Optional<String> named(Handle tx, String lock) {
        return tx.createQuery("select key from share_wrapping " + lock)
                .mapTo(String.class)
                .findOne();
    }

    private String make() {
        byte[] key = new byte[KEY];
        byte[] name = new byte[8];
        random.nextBytes(key);
        random.nextBytes(name);
        String hex = HexFormat.of().formatHex(name);
        files.write(hex, key);
        known.put(hex, key);
        return hex;
    }

    /**
     * To be called at each start: finishes what a crash interrupted. True where the key that the database names is not
     * here, because the database is an older copy: then nothing that it wrapped can be read, and a new key is in its
     * place.
     */
    public boolean isLost(Handle tx) {
        String name = current(tx);
        boolean lost = files.read(name).isEmpty();
        if (lost) {
            tx.execute("update share_wrapping set key = ?", make());
        }
        if (count(tx, "select count(*) from share_key where wrapping = ''") > 0) {
            spent(tx);
        }
        String kept = named(tx, "").orElseThrow();
        tx.afterCommit(() -> files.removeAllBut(kept));
        return lost;
    }

    /** Notes that record keys were destroyed: the key around them is replaced at the next turn. */
    static void spent(Handle tx) {
        tx.execute("insert into share_spent default values");
    }

    private static long count(Handle tx, String sql) {
        return tx.createQuery(sql).mapTo(Long.class).one();
    }

    /**
     * Replaces the wrapping key where record keys were destroyed since the last time, at most once a minute; returns
     * whether it did. Linear in the records that live.
     */
    public boolean replace(Database database) {
        boolean early = replaced.plus(PAUSE).isAfter(clock.instant()) && replaced.isAfter(Instant.MIN);
        if (early) {
            return false;
        }
        if (database.read(tx -> count(tx, "select count(*) from share_spent")) == 0) {
            keepOnly(database.read(tx -> named(tx, "")).orElse(""));
            return false;
        }
        String fresh = make();
        database.useTransaction(tx -> {
            String old = named(tx, "for update").orElse("");
            wrapAnew(tx, fresh);
            tx.execute("delete from share_spent");
            tx.execute("update share_wrapping set key = ?", fresh);
            tx.afterCommit(() -> {
                files.removeAllBut(fresh);
                known.keySet().removeIf(name -> !name.equals(fresh) && !name.equals(old));
            });
        });
        replaced = clock.instant();
        return true;
    }

    /** Tries again to remove a key whose removal failed, and drops one that never came into use. */
    private void keepOnly(String name) {
        if (!name.isEmpty()) {
            files.removeAllBut(name);
            known.keySet().removeIf(one -> !one.equals(name));
        }
    }

    private record Row(long id, Wrapped wrapped) {}

    private void wrapAnew(Handle tx, String fresh) {
        long last = 0;
        while (true) {
            List<Row> rows = tx.createQuery("""
                select id, secret, wrapping from share_key where id > :last order by id limit :batch for update
                """)
                    .bind("last", last)
                    .bind("batch", BATCH)
                    .map((row, context) -> new Row(row.getLong(1), new Wrapped(row.getString(3), row.getBytes(2))))
                    .list();
            if (rows.isEmpty()) {
                return;
            }
            var batch = tx.prepareBatch("update share_key set secret = :secret, wrapping = :fresh where id = :id");
            for (Row row : rows) {
                byte[] secret = unwrap(row.wrapped());
                batch.bind("secret", AesGcm.seal(key(fresh), fresh, secret, random))
                        .bind("fresh", fresh)
                        .bind("id", row.id())
                        .add();
                Arrays.fill(secret, (byte) 0);
            }
            batch.execute();
            last = rows.getLast().id();
        }
    }
}
