// SPDX-License-Identifier: Apache-2.0
package org.enlace.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.enlace.card.NodeCard;
import org.enlace.card.NodeKeys;
import org.enlace.card.WireRefusal;
import org.enlace.crypto.CanonicalJson;
import org.enlace.crypto.Ed25519Signature;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;

/**
 * One signed message: header, content and the sender's Ed25519 signature over the header, which binds the content by
 * hash and length. It can be checked years later with the sender's card alone. Encoding:
 * {@code "ENL" 01 | u16 header length | header | u32 content length | content | 64 bytes signature}, big-endian,
 * nothing after it. An envelope's digest is the SHA-256 of its header.
 */
public final class Envelope {
    /** Most bytes of content in one envelope, 64 MiB. */
    public static final int LARGEST_CONTENT = 64 << 20;

    public static final String CONTEXT = "enlace/envelope/1";
    static final byte[] MAGIC = {'E', 'N', 'L', EnvelopeHeader.VERSION};
    /** Most bytes around the content. */
    static final int AROUND = MAGIC.length + 2 + EnvelopeHeader.LARGEST + 4 + Ed25519Signature.LENGTH;

    public static final int LARGEST = AROUND + LARGEST_CONTENT;
    private static final int SMALLEST = MAGIC.length + 2 + 4 + Ed25519Signature.LENGTH;

    private final EnvelopeHeader header;
    private final byte[] content;
    private final byte[] signature;

    private Envelope(EnvelopeHeader header, byte[] content, byte[] signature) {
        if (content.length > LARGEST_CONTENT) {
            throw WireRefusal.TOO_LARGE.because("content=" + content.length);
        }
        if (content.length != header.length()
                || !MessageDigest.isEqual(ascii(CanonicalJson.sha256(content)), ascii(header.content()))) {
            throw WireRefusal.CONTENT_CHANGED.because("sequence=" + header.sequence());
        }
        if (signature.length != Ed25519Signature.LENGTH) {
            throw WireRefusal.MALFORMED.because("signature=" + signature.length);
        }
        this.header = header;
        this.content = content;
        this.signature = signature;
    }

    public static Envelope of(EnvelopeHeader header, byte[] content, byte[] signature) {
        return new Envelope(header, content, signature);
    }

    /** The envelope that these bytes encode; WireException where they are anything else. The signature is not judged. */
    public static Envelope parse(byte[] encoded) {
        if (encoded.length > LARGEST) {
            throw WireRefusal.TOO_LARGE.because("bytes=" + encoded.length);
        }
        if (encoded.length < SMALLEST || !Arrays.equals(encoded, 0, 3, MAGIC, 0, 3)) {
            throw WireRefusal.MALFORMED.because("bytes=" + encoded.length);
        }
        if (encoded[3] != EnvelopeHeader.VERSION) {
            throw WireRefusal.UNKNOWN_VERSION.because("version=" + encoded[3]);
        }
        ByteBuffer in = ByteBuffer.wrap(encoded).position(MAGIC.length);
        byte[] header = take(in, Short.toUnsignedInt(in.getShort()), EnvelopeHeader.LARGEST);
        byte[] content = in.remaining() < 4 ? take(in, -1, 0) : take(in, in.getInt(), LARGEST_CONTENT);
        byte[] signature = take(in, in.remaining(), Ed25519Signature.LENGTH);
        return new Envelope(EnvelopeHeader.parse(header), content, signature);
    }

    /** The header of an envelope whose bytes begin so; WireException where they do not begin with one. */
    static EnvelopeHeader header(byte[] beginning) {
        if (beginning.length < SMALLEST || !Arrays.equals(beginning, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw WireRefusal.MALFORMED.because("bytes=" + beginning.length);
        }
        ByteBuffer in = ByteBuffer.wrap(beginning).position(MAGIC.length);
        return EnvelopeHeader.parse(take(in, Short.toUnsignedInt(in.getShort()), EnvelopeHeader.LARGEST));
    }

    public static Envelope sign(NodeKeys keys, EnvelopeHeader header, byte[] content) {
        return new Envelope(header, content, keys.sign(CONTEXT, header.bytes()));
    }

    /** The one encoding of this envelope. */
    public byte[] encoded() {
        byte[] head = header.bytes();
        return ByteBuffer.allocate(SMALLEST + head.length + content.length)
                .put(MAGIC)
                .putShort((short) head.length)
                .put(head)
                .putInt(content.length)
                .put(content)
                .put(signature)
                .array();
    }

    /** SHA-256 of the header, as 64 hexadecimal digits; names this envelope in receipts, chains and ledgers. */
    public String digest() {
        return header.digest();
    }

    /** Whether the card's authority is the sender and signed this envelope. */
    public boolean isSignedBy(NodeCard card) {
        return card.id().equals(header.sender()) && card.verifies(CONTEXT, header.bytes(), signature);
    }

    public EnvelopeHeader header() {
        return header;
    }

    /** The content itself, not a copy: up to 64 MiB, not to be written to. */
    public byte[] content() {
        return content;
    }

    public byte[] signature() {
        return signature;
    }

    public AuthorityId sender() {
        return header.sender();
    }

    public AuthorityId recipient() {
        return header.recipient();
    }

    public String type() {
        return header.type();
    }

    /** Of the agreement that it was sent under; none for administration. */
    public Optional<AgreementDigest> agreement() {
        return header.agreement();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope that && header.equals(that.header) && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return header.hashCode();
    }

    /** Names the envelope without its content. */
    @Override
    public String toString() {
        return "Envelope[" + header.sender() + " to " + header.recipient() + " #" + header.sequence() + "]";
    }

    private static byte[] take(ByteBuffer in, int length, int most) {
        if (length < 0 || length > most || length > in.remaining()) {
            throw WireRefusal.MALFORMED.because("length=" + length + " left=" + in.remaining());
        }
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
