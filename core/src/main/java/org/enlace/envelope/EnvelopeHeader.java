// SPDX-License-Identifier: Apache-2.0
package org.enlace.envelope;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enlace.card.WireRefusal;
import org.enlace.crypto.CanonicalJson;
import org.enlace.crypto.ClosedJsonObject;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;

/**
 * What an envelope says about itself, signed. {@code sequence} counts from 1 without gaps in each channel (sender to
 * recipient), {@code previous} is the digest of the envelope before it in the channel, or 64 zeros for the first;
 * {@code content} and {@code length} are the content's SHA-256 and bytes; {@code agreement} is what it is sent
 * under, none for administration. Times are UTC to the millisecond.
 */
public record EnvelopeHeader(
        String id,
        AuthorityId sender,
        AuthorityId recipient,
        long sequence,
        String previous,
        String type,
        Optional<AgreementDigest> agreement,
        Instant created,
        Instant expires,
        String content,
        int length) {
    static final byte VERSION = 1;
    static final int LARGEST = 2_048;
    public static final String NONE = "0".repeat(64);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9]{0,30}\\.[a-z][a-z0-9-]{0,30}");

    public EnvelopeHeader {
        require(ID.matcher(id).matches(), "id");
        require(TYPE.matcher(type).matches(), "type");
        require(CanonicalJson.DIGEST.matcher(previous).matches(), "previous");
        require(CanonicalJson.DIGEST.matcher(content).matches(), "content");
        require(sequence >= 1, "sequence");
        require(length >= 0, "length");
        require(expires.isAfter(created), "expires");
        require(!sender.equals(recipient), "recipient");
    }

    public static EnvelopeHeader parse(byte[] canonical) {
        try {
            return ClosedJsonObject.read(canonical, EnvelopeHeader::header);
        } catch (IllegalArgumentException | ArithmeticException unfit) {
            throw WireRefusal.MALFORMED.because("header=" + canonical.length);
        }
    }

    private static EnvelopeHeader header(ClosedJsonObject fields) {
        long version = fields.whole("version", 0);
        if (version != VERSION) {
            throw WireRefusal.UNKNOWN_VERSION.because("version=" + version);
        }
        return new EnvelopeHeader(
                fields.text("id", ID),
                AuthorityId.of(fields.text("sender", 40)),
                AuthorityId.of(fields.text("recipient", 40)),
                fields.whole("sequence", 1),
                fields.text("previous", CanonicalJson.DIGEST),
                fields.text("type", TYPE),
                AgreementDigest.unlessEmpty(fields.text("agreement", 64)),
                fields.millisecond("created"),
                fields.millisecond("expires"),
                fields.text("content", CanonicalJson.DIGEST),
                Math.toIntExact(fields.whole("length", 0)));
    }

    /** Canonical JSON, the bytes that are signed. */
    public byte[] bytes() {
        return CanonicalJson.bytes(Map.ofEntries(
                Map.entry("version", (int) VERSION),
                Map.entry("id", id),
                Map.entry("sender", sender.value()),
                Map.entry("recipient", recipient.value()),
                Map.entry("sequence", sequence),
                Map.entry("previous", previous),
                Map.entry("type", type),
                Map.entry("agreement", agreement.map(AgreementDigest::value).orElse("")),
                Map.entry("created", created.toString()),
                Map.entry("expires", expires.toString()),
                Map.entry("content", content),
                Map.entry("length", length)));
    }

    public String digest() {
        return CanonicalJson.sha256(bytes());
    }

    private static void require(boolean holds, String field) {
        if (!holds) {
            throw new IllegalArgumentException("header field must have its documented form: field=" + field);
        }
    }
}
