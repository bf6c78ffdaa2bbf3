// SPDX-License-Identifier: Apache-2.0
package org.enlace.oprf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What is hashed where several fields must not run into each other: each behind its length in two bytes. */
public final class Transcript {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    private Transcript() {}

    public static Transcript of() {
        return new Transcript();
    }

    public Transcript lengthed(byte[] field) {
        return twoBytes(field.length).plain(field);
    }

    Transcript twoBytes(int number) {
        return plain(Hashes.twoBytes(number));
    }

    public Transcript text(String text) {
        return plain(text.getBytes(StandardCharsets.US_ASCII));
    }

    public Transcript plain(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
        return this;
    }

    public byte[] done() {
        return out.toByteArray();
    }
}
