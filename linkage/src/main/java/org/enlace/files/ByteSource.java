// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read from their start as often as is wanted. */
@FunctionalInterface
public interface ByteSource {
    /** Opens the bytes at their start. */
    InputStream open() throws IOException;

    /** The first bytes, at most {@code length}. */
    default byte[] head(int length) throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(length);
        }
    }
}
