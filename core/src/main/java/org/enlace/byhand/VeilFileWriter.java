// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.enlace.command.UnusableException;

/**
 * Writes a {@link VeilFileKind} part by part beside its place. It appears whole when it is finished, or not at all: what was not
 * finished is removed when closed. It never replaces another. A secret file is readable by its owner only.
 */
final class VeilFileWriter implements Closeable {
    private final UnfinishedFile unfinishedFile;
    private final DigestOutputStream out;
    private final Path file;

    private VeilFileWriter(Path file, UnfinishedFile unfinishedFile) {
        this.file = file;
        this.unfinishedFile = unfinishedFile;
        this.out = new DigestOutputStream(unfinishedFile.stream(), DigestUtils.getSha256Digest());
    }

    static VeilFileWriter begin(VeilFileKind kind, Path file) throws IOException {
        VeilFileWriter writer = new VeilFileWriter(file, UnfinishedFile.of(file, kind.isSecret()));
        try {
            writer.out.write(kind.head());
            return writer;
        } catch (IOException failed) {
            writer.close();
            throw failed;
        }
    }

    void part(byte[] part) throws IOException {
        if (part.length > VeilFileKind.LONGEST_PART) {
            throw new UnusableException("veil.long-rows", file);
        }
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        out.write(part);
    }

    /** Ends the file with its digest and moves it to its place. */
    void finish() throws IOException {
        byte[] digest = out.getMessageDigest().digest();
        out.on(false);
        out.write(digest);
        out.flush();
        unfinishedFile.finish();
    }

    @Override
    public void close() throws IOException {
        unfinishedFile.close();
    }
}
