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

/** What an envelope says about itself, signed. Times are UTC to the millisecond. */
public record EnvelopeHeader(String id, Place place, Load load, Instant created, Instant expires) {
    static final byte VERSION = 1;
    static final int LARGEST = 2_048;
    public static final String NONE = "0".repeat(64);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9]{0,30}\\.[a-z][a-z0-9-]{0,30}");

    /**
     * Where it stands in its channel (sender to recipient): {@code sequence} counts from 1 without gaps, {@code previous} is
     * the digest of the envelope before it, or 64 zeros for the first.
     */
    public record Place(AuthorityId sender, AuthorityId recipient, long sequence, String previous) {
        public Place {
            require(CanonicalJson.DIGEST.matcher(previous).matches(), "previous");
            require(sequence >= 1, "sequence");
            require(!sender.equals(recipient), "recipient");
        }
    }

    /**
     * What it carries: {@code content} and {@code length} are the content's SHA-256 and bytes; {@code agreement} is what it
     * is sent under, none for administration.
     */
    public record Load(String type, Optional<AgreementDigest> agreement, String content, int length) {
        public Load {
            require(TYPE.matcher(type).matches(), "type");
            require(CanonicalJson.DIGEST.matcher(content).matches(), "content");
            require(length >= 0, "length");
        }

        public static Load of(String type, Optional<AgreementDigest> agreement, byte[] content) {
            return new Load(type, agreement, CanonicalJson.sha256(content), content.length);
        }
    }

    public EnvelopeHeader {
        require(ID.matcher(id).matches(), "id");
        require(expires.isAfter(created), "expires");
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
                new Place(
                        AuthorityId.of(fields.text("sender", 40)),
                        AuthorityId.of(fields.text("recipient", 40)),
                        fields.whole("sequence", 1),
                        fields.text("previous", CanonicalJson.DIGEST)),
                new Load(
                        fields.text("type", TYPE),
                        AgreementDigest.unlessEmpty(fields.text("agreement", 64)),
                        fields.text("content", CanonicalJson.DIGEST),
                        Math.toIntExact(fields.whole("length", 0))),
                fields.millisecond("created"),
                fields.millisecond("expires"));
    }

    /** Canonical JSON, the bytes that are signed. */
    public byte[] bytes() {
        return CanonicalJson.bytes(Map.ofEntries(
                Map.entry("version", (int) VERSION),
                Map.entry("id", id),
                Map.entry("sender", sender().value()),
                Map.entry("recipient", recipient().value()),
                Map.entry("sequence", sequence()),
                Map.entry("previous", previous()),
                Map.entry("type", type()),
                Map.entry("agreement", agreement().map(AgreementDigest::value).orElse("")),
                Map.entry("created", created.toString()),
                Map.entry("expires", expires.toString()),
                Map.entry("content", content()),
                Map.entry("length", length())));
    }

    public AuthorityId sender() {
        return place.sender();
    }

    public AuthorityId recipient() {
        return place.recipient();
    }

    public long sequence() {
        return place.sequence();
    }

    public String previous() {
        return place.previous();
    }

    public String type() {
        return load.type();
    }

    public Optional<AgreementDigest> agreement() {
        return load.agreement();
    }

    public String content() {
        return load.content();
    }

    public int length() {
        return load.length();
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
