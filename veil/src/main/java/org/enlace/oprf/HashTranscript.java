// SPDX-License-Identifier: Apache-2.0
package org.enlace.oprf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What is hashed where several fields must not run into each other: each behind its length in two bytes. */
public final class HashTranscript {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    private HashTranscript() {}

    public static HashTranscript of() {
        return new HashTranscript();
    }

    public HashTranscript lengthed(byte[] field) {
        return twoBytes(field.length).plain(field);
    }

    HashTranscript twoBytes(int number) {
        return plain(OprfHashes.twoBytes(number));
    }

    public HashTranscript text(String text) {
        return plain(text.getBytes(StandardCharsets.US_ASCII));
    }

    public HashTranscript plain(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
        return this;
    }

    public byte[] done() {
        return out.toByteArray();
    }
}
