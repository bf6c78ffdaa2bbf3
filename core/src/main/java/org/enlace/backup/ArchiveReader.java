// SPDX-License-Identifier: Apache-2.0
package org.enlace.backup;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Reads what an {@link ArchiveWriter} wrote, entry by entry. */
final class ArchiveReader {
    private static final int BUFFER = 1 << 16;

    /** More than any part of a table with its longest row. */
    private static final long LARGEST = 256L << 20;

    private static final String BEGIN = "age-encryption.org/v1\n";

    private final Path path;
    private final Path key;

    ArchiveReader(Path path, Path key) {
        this.path = path;
        this.key = key;
    }

    /** Takes one entry. */
    interface EntrySink {
        void entry(String name, byte[] content);
    }

    /**
     * Hands on all entries. BackupException where the key does not open the file, or where it was changed or cut off, which may be
     * found after some entries were handed on.
     */
    void read(EntrySink sink) {
        RecipientStanzaReader secret = BackupKey.reader(key);
        try (FileChannel file = FileChannel.open(path)) {
            if (!isEncrypted(file)) {
                throw BackupProblem.NO_BACKUP.about(path);
            }
            InputStream plain = new BufferedInputStream(Channels.newInputStream(decrypted(file, secret)), BUFFER);
            entries(plain, sink);
        } catch (IOException unreadable) {
            throw BackupProblem.NO_BACKUP.about(path);
        }
    }

    private static boolean isEncrypted(FileChannel file) throws IOException {
        ByteBuffer begin = ByteBuffer.allocate(BEGIN.length());
        while (begin.hasRemaining() && file.read(begin) >= 0) {
            // Reads on until the first line is whole.
        }
        file.position(0);
        return BEGIN.equals(new String(begin.array(), StandardCharsets.US_ASCII));
    }

    private ReadableByteChannel decrypted(FileChannel file, RecipientStanzaReader secret) {
        try {
            return new StandardDecryptingChannelFactory().newDecryptingChannel(file, List.of(secret));
        } catch (GeneralSecurityException other) {
            throw BackupProblem.OTHER_KEY.about(path, key);
        } catch (IOException | RuntimeException foreign) {
            throw BackupProblem.NO_BACKUP.about(path);
        }
    }

    private void entries(InputStream plain, EntrySink sink) {
        try (var tar = new TarArchiveInputStream(new GzipCompressorInputStream(plain))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getSize() > LARGEST) {
                    throw BackupProblem.DAMAGED.about(path);
                }
                sink.entry(entry.getName(), tar.readAllBytes());
            }
            // The last chunk of age tells that nothing was cut off.
            plain.transferTo(OutputStream.nullOutputStream());
        } catch (IOException changed) {
            throw BackupProblem.DAMAGED.about(path);
        }
    }
}
