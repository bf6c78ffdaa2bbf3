// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes hostile files into one folder, as large as they are meant to be or {@code share} times smaller. */
record HostileFiles(Path folder, int share) {
    private static final int ZEROS = 10_000_000;

    /** Writes the bytes of one file. */
    interface Bytes {
        void to(OutputStream out) throws IOException;
    }

    /** So many of something, at least three. */
    int many(long whole) {
        return Math.toIntExact(Math.max(3, whole / share));
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    void bytes(String name, Bytes bytes) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path(name)), 1 << 16)) {
            bytes.to(out);
        }
    }

    void text(String name, String text) throws IOException {
        Files.writeString(path(name), text);
    }

    /** A head, so many times a part, and a tail. */
    void repeated(String name, String head, String part, long times, String tail) throws IOException {
        rows(name, head, many(times), _ -> part, tail);
    }

    /** A head, so many rows, and a tail. */
    void rows(String name, String head, int count, IntFunction<String> row, String tail) throws IOException {
        bytes(name, out -> {
            out.write(utf8(head));
            for (int at = 0; at < count; at++) {
                out.write(utf8(row.apply(at)));
            }
            out.write(utf8(tail));
        });
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Keeps the first six tenths of a file. */
    void cut(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(path(name));
        Files.write(path(name), Arrays.copyOf(bytes, bytes.length / 10 * 6));
    }

    /** Makes what only the system can make, such as a pipe. */
    void made(String program, String name) throws IOException {
        try {
            new ProcessBuilder(program, path(name).toString()).start().waitFor();
        } catch (InterruptedException stopped) {
            throw new InterruptedIOException(stopped.getMessage());
        }
    }

    void gzip(String name, Bytes content) throws IOException {
        bytes(name, out -> {
            try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
                content.to(packed);
            }
        });
    }

    /** A ZIP archive of names and texts, in turn. */
    void zip(String name, String... namesAndTexts) throws IOException {
        bytes(name, out -> {
            try (ZipOutputStream packed = new ZipOutputStream(out)) {
                for (int at = 0; at < namesAndTexts.length; at += 2) {
                    packed.putNextEntry(new ZipEntry(namesAndTexts[at]));
                    packed.write(utf8(namesAndTexts[at + 1]));
                }
            }
        });
    }

    /** A ZIP archive whose last file is written in pieces. */
    void zip(String name, String last, Bytes content, String... namesAndTexts) throws IOException {
        bytes(name, out -> {
            try (ZipOutputStream packed = new ZipOutputStream(out)) {
                for (int at = 0; at < namesAndTexts.length; at += 2) {
                    packed.putNextEntry(new ZipEntry(namesAndTexts[at]));
                    packed.write(utf8(namesAndTexts[at + 1]));
                }
                packed.putNextEntry(new ZipEntry(last));
                content.to(packed);
            }
        });
    }

    /** A gzip of so many bytes that a text repeated fills, in a thousandth of them: one deflated block, again and again. */
    void gzipBomb(String name, String text, long size) throws IOException {
        bytes(name, out -> {
            out.write(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 3});
            deflated(out, text, size);
            out.write(new byte[8]);
        });
    }

    /** The same in a ZIP archive, whose sum is told behind the data. */
    void zipBomb(String name, String member, String text, long size) throws IOException {
        bytes(name, out -> {
            byte[] inside = utf8(member);
            out.write(new byte[] {'P', 'K', 3, 4, 20, 0, 8, 0, 8, 0, 0, 0, 0, 0});
            out.write(new byte[12]);
            out.write(new byte[] {(byte) inside.length, 0, 0, 0});
            out.write(inside);
            deflated(out, text, size);
            out.write(new byte[] {'P', 'K', 7, 8});
            out.write(new byte[12]);
        });
    }

    private void deflated(OutputStream out, String text, long size) throws IOException {
        byte[] plain = utf8(text.repeat(ZEROS / text.length()));
        byte[] block = new byte[plain.length + 1000];
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(plain);
            int length = deflater.deflate(block, 0, block.length, Deflater.FULL_FLUSH);
            for (long written = 0; written < size; written += plain.length) {
                out.write(block, 0, length);
            }
        }
        out.write(new byte[] {3, 0});
    }
}
