// SPDX-License-Identifier: Apache-2.0
package org.enlace.vault;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Encrypts each record under a key of its own (AES-256-GCM, the key in {@code share_key}, wrapped by one that lies
 * outside the database). Whoever destroys the key and replaces the one around it has destroyed the record, in every
 * copy of the database too.
 */
public final class RecordVault {
    private static final int KEY = 32;

    private final SecureRandom random;
    private final RotatedWrappingKey wrapping;

    public RecordVault(SecureRandom random, RotatedWrappingKey wrapping) {
        this.random = random;
        this.wrapping = wrapping;
    }

    /** A stored key's id and the bytes that only it opens. */
    public static final class Sealed {
        private final long key;
        private final byte[] content;

        private Sealed(long key, byte[] content) {
            this.key = key;
            this.content = content;
        }

        public long key() {
            return key;
        }

        public byte[] content() {
            return content;
        }
    }

    /** Encrypts {@code plain}; {@code name} says which record it is, and opening under another name fails. */
    public Sealed seal(Handle tx, String name, byte[] plain) {
        byte[] secret = new byte[KEY];
        random.nextBytes(secret);
        RotatedWrappingKey.Wrapped wrapped = wrapping.wrap(tx, secret);
        long key = tx.createQuery("insert into share_key (secret, wrapping) values (:secret, :wrapping) returning id")
                .bind("secret", wrapped.bytes())
                .bind("wrapping", wrapped.key())
                .mapTo(Long.class)
                .one();
        byte[] content = AesGcm.seal(secret, name, plain, random);
        Arrays.fill(secret, (byte) 0);
        return new Sealed(key, content);
    }

    /** The plain bytes, or empty where the key was destroyed. */
    public Optional<byte[]> open(Handle tx, long key, String name, byte[] content) {
        return tx.createQuery("select secret, wrapping from share_key where id = :key")
                .bind("key", key)
                .map((row, context) -> new RotatedWrappingKey.Wrapped(row.getString(2), row.getBytes(1)))
                .findOne()
                .map(wrapped -> open(wrapped, name, content));
    }

    /** As above, for a key that came with its record. */
    public byte[] open(RotatedWrappingKey.Wrapped wrapped, String name, byte[] content) {
        byte[] secret = wrapping.unwrap(wrapped);
        try {
            return AesGcm.open(secret, name, content);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Destroys keys. */
    public void destroy(Handle tx, Collection<Long> keys) {
        if (!keys.isEmpty()) {
            tx.createUpdate("delete from share_key where id = any (:keys)")
                    .bindArray("keys", Long.class, List.copyOf(keys))
                    .execute();
            RotatedWrappingKey.spent(tx);
        }
    }
}
