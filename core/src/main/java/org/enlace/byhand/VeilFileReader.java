// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.enlace.command.UnusableException;

/**
 * Reads a {@link VeilFileKind} part by part. Opening it reads it once through: every byte is under the digest and every length
 * within the file, or it is refused.
 */
final class VeilFileReader implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final long end;
    private final int count;
    private long last = VeilFileKind.HEAD;
    private long at = VeilFileKind.HEAD;

    private VeilFileReader(VeilFileKind kind, Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        end = Math.max(VeilFileKind.HEAD, channel.size() - VeilFileKind.DIGEST);
        requireHead(kind);
        requireDigest();
        int parts = 0;
        for (; at < end; parts++) {
            last = at;
            at += Integer.BYTES + (long) length(at);
        }
        count = parts;
        at = VeilFileKind.HEAD;
    }

    static VeilFileReader open(VeilFileKind kind, Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UnusableException("veil.wrong-file." + kind, file);
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new VeilFileReader(kind, file, channel);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /** Number of parts. */
    int count() {
        return count;
    }

    /** Where in the file the next part begins, behind its length. */
    long place() {
        return at + Integer.BYTES;
    }

    /** The next part, or nothing after the last. */
    Optional<byte[]> next() throws IOException {
        if (at >= end) {
            return Optional.empty();
        }
        byte[] part = part(at);
        at += Integer.BYTES + part.length;
        return Optional.of(part);
    }

    /** The next part, which must be there. */
    byte[] require() throws IOException {
        return next().orElseThrow(this::damaged);
    }

    /** The last part, out of turn. */
    byte[] last() throws IOException {
        if (count == 0) {
            throw damaged();
        }
        return part(last);
    }

    /** Fills a buffer from a place in the file; any number of threads may. */
    void read(ByteBuffer into, long place) throws IOException {
        for (int begin = into.position(); into.hasRemaining(); ) {
            if (channel.read(into, place + into.position() - begin) < 0) {
                throw damaged();
            }
        }
    }

    UnusableException damaged() {
        return new UnusableException("veil.damaged-file", file);
    }

    private void requireHead(VeilFileKind kind) throws IOException {
        byte[] head = new byte[VeilFileKind.HEAD];
        if (channel.size() >= VeilFileKind.HEAD) {
            read(ByteBuffer.wrap(head), 0);
        }
        if (!Arrays.equals(head, kind.head())) {
            throw new UnusableException("veil.wrong-file." + kind, file);
        }
    }

    private void requireDigest() throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (long from = 0; from < end; from += buffer.limit()) {
            buffer.clear().limit((int) Math.min(BUFFER, end - from));
            read(buffer, from);
            digest.update(buffer.flip());
        }
        if (channel.size() != end + VeilFileKind.DIGEST) {
            throw damaged();
        }
        ByteBuffer written = ByteBuffer.allocate(VeilFileKind.DIGEST);
        read(written, end);
        if (!Arrays.equals(digest.digest(), written.array())) {
            throw damaged();
        }
    }

    private byte[] part(long from) throws IOException {
        byte[] part = new byte[length(from)];
        read(ByteBuffer.wrap(part), from + Integer.BYTES);
        return part;
    }

    private int length(long from) throws IOException {
        if (end - from < Integer.BYTES) {
            throw damaged();
        }
        ByteBuffer four = ByteBuffer.allocate(Integer.BYTES);
        read(four, from);
        int length = four.getInt(0);
        if (length < 0 || length > VeilFileKind.LONGEST_PART || length > end - from - Integer.BYTES) {
            throw damaged();
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
