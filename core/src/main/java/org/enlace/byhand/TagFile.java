// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.enlace.veil.tags.TagLayout;
import org.enlace.veil.tags.TagSetHeader;

/**
 * A file of tags in which tags are looked up where they lie. Of the tags only every 64th is kept in memory. Opening it checks
 * the order and the number of all.
 */
final class TagFile implements Closeable {
    static final int PART = 4096;
    private static final int BLOCK = 64;
    private static final int TAG = TagLayout.BARE.bytes();

    private final VeilFileReader parts;
    private final TagSetHeader header;
    private final int width;
    private final long begin;
    private final byte[] firsts;

    private TagFile(VeilFileReader parts) throws IOException {
        this.parts = parts;
        header = TagSetHeader.parse(parts.require());
        width = header.layout().bytes();
        begin = parts.place() - Integer.BYTES;
        if (parts.count() - 1 != (header.count() + PART - 1) / PART) {
            throw parts.damaged();
        }
        firsts = new byte[(header.count() + BLOCK - 1) / BLOCK * TAG];
        index();
    }

    static TagFile open(Path file) throws IOException {
        VeilFileReader parts = VeilFileReader.open(VeilFileKind.TAGS, file);
        try {
            return new TagFile(parts);
        } catch (IOException | RuntimeException failed) {
            parts.close();
            throw failed;
        }
    }

    /** Writes sorted entries, filled up with random ones before, to a file of tags. */
    static void write(Path file, TagSetHeader header, TagSort sorted) throws IOException {
        try (VeilFileWriter out = VeilFileWriter.begin(VeilFileKind.TAGS, file)) {
            out.part(header.encode());
            ByteBuffer part = ByteBuffer.allocate(PART * header.layout().bytes());
            sorted.forEach(entry -> {
                part.put(entry);
                if (!part.hasRemaining()) {
                    out.part(part.array());
                    part.clear();
                }
            });
            if (part.position() > 0) {
                out.part(Arrays.copyOf(part.array(), part.position()));
            }
            out.finish();
        }
    }

    TagSetHeader header() {
        return header;
    }

    /** What lies beside a tag, if the set holds the tag; one read. */
    Optional<byte[]> label(byte[] tag) throws IOException {
        int low = 0;
        int high = firsts.length / TAG - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (TagLayout.compare(firsts, middle * TAG, tag, 0) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        byte[] block = block(low);
        for (int at = 0; at < block.length; at += width) {
            if (TagLayout.compare(block, at, tag, 0) == 0) {
                return Optional.of(Arrays.copyOfRange(block, at + TAG, at + width));
            }
        }
        return Optional.empty();
    }

    private byte[] block(int block) throws IOException {
        int first = block * BLOCK;
        byte[] entries = new byte[Math.min(BLOCK, header.count() - first) * width];
        long before = (long) first * width + (first / PART + 1L) * Integer.BYTES;
        parts.read(ByteBuffer.wrap(entries), begin + before);
        return entries;
    }

    private void index() throws IOException {
        byte[] before = {};
        int count = 0;
        for (Optional<byte[]> next = parts.next(); next.isPresent(); next = parts.next()) {
            byte[] part = next.get();
            if (part.length != Math.min(PART, header.count() - count) * width) {
                throw parts.damaged();
            }
            for (int at = 0; at < part.length; at += width, count++) {
                if (before.length > 0 && TagLayout.compare(before, 0, part, at) >= 0) {
                    throw parts.damaged();
                }
                before = Arrays.copyOfRange(part, at, at + TAG);
                if (count % BLOCK == 0) {
                    System.arraycopy(before, 0, firsts, count / BLOCK * TAG, TAG);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
