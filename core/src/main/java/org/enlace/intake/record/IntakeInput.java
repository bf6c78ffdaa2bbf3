// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that can be opened more than once: on disk, or in memory where an upload must not touch the disk. */
public sealed interface IntakeInput {
    /** The file's name without its folders. */
    String name();

    /** Opens the file from its start. */
    InputStream open() throws IOException;

    /** The file at {@code path}. */
    static IntakeInput of(Path path) {
        return new OnDisk(path);
    }

    /** An upload held in memory; the array is not copied. */
    static IntakeInput of(String name, byte[] bytes) {
        return new InMemory(name, bytes);
    }

    /** A file on disk. */
    record OnDisk(Path path) implements IntakeInput {
        @Override
        public String name() {
            return String.valueOf(path.getFileName());
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }

    /** An upload in memory. */
    @SuppressWarnings("ArrayRecordComponent")
    record InMemory(String name, byte[] bytes) implements IntakeInput {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public String toString() {
            return "InMemory[bytes=" + bytes.length + "]";
        }
    }
}
