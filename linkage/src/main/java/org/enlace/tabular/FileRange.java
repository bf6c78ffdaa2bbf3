// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a file between two places. */
final class FileRange extends InputStream {
    private final FileChannel channel;
    private final long to;
    private long position;

    FileRange(Path file, long from, long to) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.position = from;
        this.to = to;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int at, int length) throws IOException {
        int wanted = (int) Math.min(length, to - position);
        if (wanted <= 0) {
            return length == 0 ? 0 : -1;
        }
        int got = channel.read(ByteBuffer.wrap(target, at, wanted), position);
        position += Math.max(0, got);
        return got;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
