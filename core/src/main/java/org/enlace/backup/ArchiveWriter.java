// SPDX-License-Identifier: Apache-2.0
package org.enlace.backup;

import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.enlace.store.DatabaseExport.RowSink;

/** A gzipped tar archive on its way into a file that age encrypts; {@code age -d -i KEY FILE | tar -xz} reads it. */
final class ArchiveWriter implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int FILE_MODE = 0600;

    private final FileChannel file;
    private final TarArchiveOutputStream tar;
    private final Map<String, Integer> parts = new HashMap<>();

    private ArchiveWriter(FileChannel file, OutputStream encrypted) throws IOException {
        this.file = file;
        GzipParameters quick = new GzipParameters();
        quick.setCompressionLevel(1);
        quick.setBufferSize(BUFFER);
        tar = new TarArchiveOutputStream(
                new BufferedOutputStream(new GzipCompressorOutputStream(encrypted, quick), BUFFER));
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    static ArchiveWriter create(Path path, String recipient) throws IOException {
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        FileChannel file =
                FileChannel.open(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode);
        try {
            var encrypting = new StandardEncryptingChannelFactory()
                    .newEncryptingChannel(file, List.of(BackupKey.writer(recipient)));
            return new ArchiveWriter(file, new BufferedOutputStream(Channels.newOutputStream(encrypting), BUFFER));
        } catch (GeneralSecurityException missing) {
            file.close();
            throw new IllegalStateException("every Java platform of ours has ChaCha20-Poly1305", missing);
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    void entry(String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setMode(FILE_MODE);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    /** Takes the rows of one table as numbered entries under a folder. */
    RowSink rows(String folder) {
        return lines -> entry(folder + "/%06d".formatted(parts.merge(folder, 1, Integer::sum)), lines);
    }

    /** Ends the archive and has it on the disk. */
    void finish() throws IOException {
        tar.close();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
