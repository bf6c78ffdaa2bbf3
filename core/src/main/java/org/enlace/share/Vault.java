// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.enlace.share.ShareException.Reason;
import org.jdbi.v3.core.Handle;

/**
 * Encrypts each record under a key of its own (AES-256-GCM, the key in {@code share_key}, the nonce in front of the
 * ciphertext). Whoever destroys the key has destroyed the record, in every backup that does not hold the key table.
 */
final class Vault {
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random;

    Vault(SecureRandom random) {
        this.random = random;
    }

    /** A stored key's id and the bytes that only it opens. */
    static final class Sealed {
        private final long key;
        private final byte[] content;

        private Sealed(long key, byte[] content) {
            this.key = key;
            this.content = content;
        }

        long key() {
            return key;
        }

        byte[] content() {
            return content;
        }
    }

    /** Encrypts {@code plain}; {@code name} says which record it is, and opening under another name fails. */
    Sealed seal(Handle tx, String name, byte[] plain) {
        byte[] secret = new byte[KEY];
        byte[] nonce = new byte[NONCE];
        random.nextBytes(secret);
        random.nextBytes(nonce);
        long key = tx.createQuery("insert into share_key (secret) values (:secret) returning id")
                .bind("secret", secret)
                .mapTo(Long.class)
                .one();
        byte[] sealed = run(Cipher.ENCRYPT_MODE, secret, nonce, name, plain);
        byte[] content = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, content, NONCE, sealed.length);
        return new Sealed(key, content);
    }

    /** The plain bytes, or empty where the key was destroyed. */
    Optional<byte[]> open(Handle tx, long key, String name, byte[] content) {
        return tx.createQuery("select secret from share_key where id = :key")
                .bind("key", key)
                .mapTo(byte[].class)
                .findOne()
                .map(secret -> open(secret, name, content));
    }

    /** As above, for a secret that came with its record. */
    static byte[] open(byte[] secret, String name, byte[] content) {
        return run(
                Cipher.DECRYPT_MODE,
                secret,
                Arrays.copyOf(content, NONCE),
                name,
                Arrays.copyOfRange(content, NONCE, content.length));
    }

    /** Destroys keys. */
    void destroy(Handle tx, Collection<Long> keys) {
        if (!keys.isEmpty()) {
            tx.createUpdate("delete from share_key where id = any (:keys)")
                    .bindArray("keys", Long.class, List.copyOf(keys))
                    .execute();
        }
    }

    private static byte[] run(int mode, byte[] secret, byte[] nonce, String name, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException unfit) {
            throw new ShareException(Reason.UNREADABLE, "a stored record does not fit its key: bytes=" + input.length);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
