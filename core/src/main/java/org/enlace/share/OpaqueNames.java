// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.enlace.crypto.HmacSha256;
import org.enlace.model.AgreementDigest;

/**
 * The names under which own records and cases cross a border: HMAC-SHA256 of agreement and own id under a key of this
 * node, the first 128 bits in hexadecimal.
 *
 * <p>Decision: docs/decisions.md, "Records cross under names that are keyed hashes".
 *
 * <h2>What the other side learns</h2>
 *
 * That two disclosures or requests under one agreement are about the same record or case.
 *
 * <h2>What it does not</h2>
 *
 * The own id or title, nor that a record was disclosed to somebody else or under another agreement.
 */
public final class OpaqueNames {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
    private static final int LENGTH = 32;

    private final byte[] key;

    private OpaqueNames(byte[] key) {
        this.key = key;
    }

    /** Under a key that is derived from the node's seed, so that the same record keeps its name. */
    public static OpaqueNames of(byte[] seed) {
        return new OpaqueNames(HmacSha256.of(seed, "enlace/opaque/1"));
    }

    static boolean isOpaque(String name) {
        return FORM.matcher(name).matches();
    }

    String subject(AgreementDigest agreement, String id) {
        return name("subject", agreement, id);
    }

    String link(AgreementDigest agreement, String id) {
        return name("link", agreement, id);
    }

    /** Empty where there is no reference. */
    String caseFile(AgreementDigest agreement, String reference) {
        return reference.isBlank() ? "" : name("case", agreement, reference);
    }

    private String name(String sort, AgreementDigest agreement, String id) {
        return HexFormat.of()
                .formatHex(HmacSha256.of(key, sort + "|" + agreement.value() + "|" + id))
                .substring(0, LENGTH);
    }
}
