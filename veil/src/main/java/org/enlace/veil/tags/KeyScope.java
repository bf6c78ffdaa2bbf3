// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;

/**
 * What a key is good for: one agreement, one class, one epoch. Tags of two scopes over the same records share nothing.
 *
 * @param agreementDigest SHA-256 of the agreement's canonical form, 64 lower-case hexadecimal digits
 * @param classLabel wire label of the class
 * @param epoch number of the epoch, 0 or more; both sides take it from the agreement
 */
public record KeyScope(AgreementDigest agreementDigest, ClassLabel classLabel, long epoch) {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** Checks digest and epoch. */
    public KeyScope {
        requireDigest(agreementDigest.value());
        if (epoch < 0) {
            throw new VeilException(VeilRefusal.BAD_FIELD, "epoch must not be negative: epoch=" + epoch);
        }
    }

    /** The info string from which {@link VeilKey} derives the key pair of a form of this scope. */
    byte[] keyInfo(int form) {
        String suffix = KeyForms.of(classLabel).suffix(form);
        return ("enlace/veil/1|" + agreementDigest.value() + "|" + classLabel + suffix + "|" + epoch)
                .getBytes(StandardCharsets.US_ASCII);
    }

    public static void requireDigest(String digest) {
        if (!DIGEST.matcher(digest).matches()) {
            throw new VeilException(
                    VeilRefusal.BAD_FIELD, "digest must be 64 lower-case hex digits: length=" + digest.length());
        }
    }
}
