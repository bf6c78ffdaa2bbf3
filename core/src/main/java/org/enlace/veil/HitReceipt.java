// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

/**
 * An asker's word that one of its questions hit; it opens a request.
 *
 * <h2>What the other side learns</h2>
 *
 * Which of its identifiers was hit, in which query.
 *
 * <h2>What it does not</h2>
 *
 * Anything else about the asker's case, or about the other questions of the query.
 *
 * @param manifestId id of the query's manifest
 * @param handle the holder's name for what was hit
 */
public record HitReceipt(Scope scope, String manifestId, Handle handle) {

    private static final char TYPE = 'H';

    /** Checks the manifest id. */
    public HitReceipt {
        Scope.requireDigest(manifestId);
    }

    /** The message's bytes. */
    public byte[] encode() {
        return Writer.of(TYPE, 160)
                .scope(scope)
                .digest(manifestId)
                .bytes(handle.bytes())
                .done();
    }

    /** The message in the bytes; {@link VeilException} names what is wrong. */
    public static HitReceipt parse(byte[] message) {
        Reader in = Reader.of(message, TYPE);
        HitReceipt receipt = new HitReceipt(in.scope(), in.digest(), Handle.of(in.bytes(Handle.BYTES)));
        in.end();
        return receipt;
    }
}
