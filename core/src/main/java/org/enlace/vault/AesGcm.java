// SPDX-License-Identifier: Apache-2.0
package org.enlace.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.enlace.agreement.ShareException;
import org.enlace.agreement.ShareException.Reason;

/** AES-256-GCM with a fresh nonce in front of the ciphertext; the name of what is sealed is authenticated with it. */
public final class AesGcm {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private AesGcm() {}

    public static byte[] seal(byte[] key, String name, byte[] plain, SecureRandom random) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, name, plain);
        byte[] content = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, content, NONCE, sealed.length);
        return content;
    }

    /** ShareException(UNREADABLE) where the content was sealed under another key or name. */
    public static byte[] open(byte[] key, String name, byte[] content) {
        if (content.length < NONCE) {
            throw new ShareException(Reason.UNREADABLE, "sealed bytes must have a nonce: bytes=" + content.length);
        }
        return run(
                Cipher.DECRYPT_MODE,
                key,
                Arrays.copyOf(content, NONCE),
                name,
                Arrays.copyOfRange(content, NONCE, content.length));
    }

    private static byte[] run(int mode, byte[] key, byte[] nonce, String name, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException unfit) {
            throw new ShareException(Reason.UNREADABLE, "a stored record does not fit its key: bytes=" + input.length);
        }
    }
}
