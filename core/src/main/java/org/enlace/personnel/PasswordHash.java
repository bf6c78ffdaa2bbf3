// SPDX-License-Identifier: Apache-2.0
package org.enlace.personnel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) with 19 MiB, two passes and one lane; the text form holds the salt. About 60 ms a check.
 * A password is one whatever keyboard composed its accents (NFKC, as NIST SP 800-63B asks).
 */
final class PasswordHash {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int BYTES = 32;
    private static final int SALT = 16;

    private PasswordHash() {}

    static String of(String password, SecureRandom random) {
        byte[] salt = drawn(SALT, random);
        return encode(salt) + "." + encode(derive(password, salt));
    }

    /** A hash that no password has, as long in checking as any: what it is derived from was never chosen. */
    static String ofNobody(SecureRandom random) {
        return encode(drawn(SALT, random)) + "." + encode(drawn(BYTES, random));
    }

    static boolean matches(String password, String hash) {
        int dot = hash.indexOf('.');
        byte[] salt = Base64.getUrlDecoder().decode(hash.substring(0, dot));
        byte[] expected = Base64.getUrlDecoder().decode(hash.substring(dot + 1));
        return MessageDigest.isEqual(derive(password, salt), expected);
    }

    private static byte[] drawn(int length, SecureRandom random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] derive(String password, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] out = new byte[BYTES];
        generator.generateBytes(
                Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8), out);
        return out;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
