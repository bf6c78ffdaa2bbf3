// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import org.enlace.oprf.Octets;
import org.enlace.oprf.RistrettoGroup;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;

/**
 * What stands before a tag set that travels in pieces: whose it is and how many entries follow. It says no more than
 * {@link TagSet} does.
 *
 * @param publicKey key against which answers are proved, 32 bytes for each form of the class
 * @param count number of entries, padding included; a padded size
 */
public record TagSetHeader(KeyScope scope, Octets publicKey, TagLayout layout, int count) {

    private static final char TYPE = 'K';

    /** Checks the key's length and the padded size. */
    public TagSetHeader {
        if (publicKey.length() != keyBytes(scope)) {
            throw new VeilException(
                    VeilRefusal.BAD_FIELD, "public key must be 32 bytes for each form: bytes=" + publicKey.length());
        }
        if (count < 1 || count > SetPadding.size(TagLayout.MOST)) {
            throw new VeilException(VeilRefusal.BAD_COUNT, "entries must be 1..67108864: count=" + count);
        }
        if (SetPadding.size(count) != count) {
            throw new VeilException(VeilRefusal.NOT_PADDED, "size must be a padded one: size=" + count);
        }
    }

    /** The header's bytes. */
    public byte[] encode() {
        return MessageWriter.of(TYPE, 256)
                .scope(scope)
                .bytes(publicKey.shared())
                .number(layout.bytes())
                .number(count)
                .done();
    }

    /** The header in the bytes; {@link VeilException} names what is wrong. */
    public static TagSetHeader parse(byte[] message) {
        MessageReader in = MessageReader.of(message, TYPE);
        KeyScope scope = in.scope();
        Octets publicKey = Octets.own(in.bytes(keyBytes(scope)));
        TagLayout layout = layout(in.number());
        int count = in.count(SetPadding.size(TagLayout.MOST));
        in.end();
        return new TagSetHeader(scope, publicKey, layout, count);
    }

    static int keyBytes(KeyScope scope) {
        return KeyForms.of(scope.classLabel()).count() * RistrettoGroup.ELEMENT;
    }

    private static TagLayout layout(int bytes) {
        for (TagLayout layout : TagLayout.values()) {
            if (layout.bytes() == bytes) {
                return layout;
            }
        }
        throw new VeilException(VeilRefusal.BAD_FIELD, "entries must be of 12, 44 or 72 bytes: bytes=" + bytes);
    }
}
