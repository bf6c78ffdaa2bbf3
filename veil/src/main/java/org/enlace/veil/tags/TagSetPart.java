// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.enlace.crypto.CanonicalJson;
import org.enlace.oprf.Octets;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;

/**
 * A piece of the message of a tag set that does not stand in one envelope. The pieces follow each other without a gap; together they are
 * the message, byte for byte.
 *
 * <h2>What the other side learns</h2>
 *
 * What the whole set tells it, a little earlier.
 *
 * <h2>What it does not</h2>
 *
 * Anything more.
 *
 * @param set digest of the whole, as {@link TagSet#digest()}
 * @param total bytes of the whole
 * @param start bytes that came before
 */
public record TagSetPart(KeyScope scope, String set, int total, int start, Octets bytes) {

    private static final char TYPE = 'P';

    /** Most bytes of a whole message. */
    private static final int MOST = TagSet.BEGINNING + TagSet.MOST * TagLayout.POINTS.bytes();

    /** Checks the digest and that the piece lies within the whole. */
    public TagSetPart {
        KeyScope.requireDigest(set);
        if (total < 1 || total > MOST || start < 0 || start >= total) {
            throw new VeilException(
                    VeilRefusal.BAD_COUNT,
                    "a part must begin within 1.." + MOST + " bytes: total=" + total + ", start=" + start);
        }
        if (bytes.length() < 1 || bytes.length() > total - start) {
            throw new VeilException(
                    VeilRefusal.WRONG_COUNT, "a part must end within the whole: bytes=" + bytes.length());
        }
    }

    /** The message of a set of a scope in pieces of {@code size} bytes, the last of them shorter. */
    public static List<TagSetPart> of(KeyScope scope, byte[] message, int size) {
        String set = CanonicalJson.sha256(message);
        List<TagSetPart> parts = new ArrayList<>();
        for (int start = 0; start < message.length; start += size) {
            byte[] bytes = Arrays.copyOfRange(message, start, Math.min(message.length, start + size));
            parts.add(new TagSetPart(scope, set, message.length, start, Octets.own(bytes)));
        }
        return parts;
    }

    /** Whether a message is of this type rather than a whole {@link TagSet}. */
    public static boolean isOne(byte[] message) {
        return MessageReader.isOf(message, TYPE);
    }

    public boolean isFirst() {
        return start == 0;
    }

    public boolean isLast() {
        return start + bytes.length() == total;
    }

    /**
     * The whole message, of which this is the last piece and {@code before} are the bytes of the others; {@link VeilException} where it is
     * not the one that the pieces name, or of another scope.
     */
    public byte[] whole(byte[] before) {
        if (!isLast() || before.length != start) {
            throw new VeilException(VeilRefusal.WRONG_CHUNK, "parts must follow each other: before=" + before.length);
        }
        byte[] message = Arrays.copyOf(before, total);
        System.arraycopy(bytes.shared(), 0, message, start, bytes.length());
        if (!CanonicalJson.sha256(message).equals(set)) {
            throw new VeilException(VeilRefusal.ALTERED_CHUNK, "the parts must be those of the set");
        }
        Optional<VeilRefusal> stranger =
                ScopeCheck.refusal(scope, TagSet.header(message).scope());
        if (stranger.isPresent()) {
            throw new VeilException(stranger.get(), "parts must be of the set's scope");
        }
        return message;
    }

    /** The message's bytes. */
    public byte[] encode() {
        return MessageWriter.of(TYPE, TagSet.BEGINNING + bytes.length())
                .scope(scope)
                .digest(set)
                .number(total)
                .number(start)
                .number(bytes.length())
                .bytes(bytes.shared())
                .done();
    }

    /** The message in the bytes; {@link VeilException} names what is wrong. */
    public static TagSetPart parse(byte[] message) {
        MessageReader in = MessageReader.of(message, TYPE);
        KeyScope scope = in.scope();
        String set = in.digest();
        int total = in.count(MOST);
        int start = in.number();
        Octets bytes = Octets.own(in.bytes(in.count(MOST)));
        in.end();
        return new TagSetPart(scope, set, total, start, bytes);
    }
}
