// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import org.enlace.oprf.Group;
import org.enlace.oprf.Octets;
import org.enlace.oprf.Refusal;
import org.enlace.oprf.VeilException;

/**
 * What stands before a tag set that travels in pieces: whose it is and how many entries follow. It says no more than
 * {@link TagSet} does.
 *
 * @param publicKey key against which answers are proved, 32 bytes for each form of the class
 * @param count number of entries, padding included; a padded size
 */
public record TagHeader(Scope scope, Octets publicKey, TagLayout layout, int count) {

    private static final char TYPE = 'K';

    /** Checks the key's length and the padded size. */
    public TagHeader {
        if (publicKey.length() != keyBytes(scope)) {
            throw new VeilException(
                    Refusal.BAD_FIELD, "public key must be 32 bytes for each form: bytes=" + publicKey.length());
        }
        if (count < 1 || count > Padding.size(TagLayout.MOST)) {
            throw new VeilException(Refusal.BAD_COUNT, "entries must be 1..67108864: count=" + count);
        }
        if (Padding.size(count) != count) {
            throw new VeilException(Refusal.NOT_PADDED, "size must be a padded one: size=" + count);
        }
    }

    /** The header's bytes. */
    public byte[] encode() {
        return Writer.of(TYPE, 256)
                .scope(scope)
                .bytes(publicKey.shared())
                .number(layout.bytes())
                .number(count)
                .done();
    }

    /** The header in the bytes; {@link VeilException} names what is wrong. */
    public static TagHeader parse(byte[] message) {
        Reader in = Reader.of(message, TYPE);
        Scope scope = in.scope();
        Octets publicKey = Octets.own(in.bytes(keyBytes(scope)));
        TagLayout layout = layout(in.number());
        int count = in.count(Padding.size(TagLayout.MOST));
        in.end();
        return new TagHeader(scope, publicKey, layout, count);
    }

    static int keyBytes(Scope scope) {
        return KeyForms.of(scope.classLabel()).count() * Group.ELEMENT;
    }

    private static TagLayout layout(int bytes) {
        for (TagLayout layout : TagLayout.values()) {
            if (layout.bytes() == bytes) {
                return layout;
            }
        }
        throw new VeilException(Refusal.BAD_FIELD, "entries must be of 12, 44 or 72 bytes: bytes=" + bytes);
    }
}
