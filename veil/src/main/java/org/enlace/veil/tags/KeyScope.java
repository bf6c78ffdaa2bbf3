// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.enlace.model.AgreementDigest;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;

/**
 * What a key is good for: one agreement, one class, one epoch. Tags of two scopes over the same records share nothing.
 *
 * @param agreementDigest SHA-256 of the agreement's canonical form, 64 lower-case hexadecimal digits
 * @param classLabel wire label of the class, 1 to 32 letters
 * @param epoch number of the epoch, 0 or more; both sides take it from the agreement
 */
public record KeyScope(AgreementDigest agreementDigest, String classLabel, long epoch) {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z]{1,32}");

    /** Checks the three fields. */
    public KeyScope {
        requireDigest(agreementDigest.value());
        requireLabel(classLabel);
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

    static void requireLabel(String label) {
        if (!LABEL.matcher(label).matches()) {
            throw new VeilException(
                    VeilRefusal.BAD_FIELD, "class label must be 1..32 letters: length=" + label.length());
        }
    }
}
