// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.enlace.files.NonTableKind.Family;

/**
 * What is packed in gzip or ZIP, as streams: nothing is held and nothing written. A stream ends with a {@link FilesException} where
 * more comes out than {@link #MOST}, or far more than was put in.
 */
final class UnpackedArchive {
    /** So much may come out of one file, in bytes. */
    static final long MOST = 8L << 30;

    /** What may come out however little was put in, in bytes. */
    private static final long ALWAYS = 64 << 20;

    /** Beyond that, so many bytes may come out for each that was put in. */
    private static final int MOST_EACH = 100;

    private static final int MOST_FILES = 10_000;
    private static final int BUFFER = 1 << 16;

    private UnpackedArchive() {}

    static ByteSource gzip(ByteSource packed) {
        return () -> {
            Counted in = new Counted(packed.open());
            try {
                return new Limited(new GZIPInputStream(new BufferedInputStream(in, BUFFER), BUFFER), in, "gzip");
            } catch (IOException damaged) {
                in.close();
                throw damaged;
            }
        };
    }

    /** The names of the files in a ZIP archive, without what a Mac adds. Cost: unpacks it once. */
    static List<String> names(ByteSource packed) throws IOException {
        List<String> names = new ArrayList<>();
        try (Archive archive = new Archive(packed)) {
            for (ZipEntry entry = archive.next(); entry != null; entry = archive.next()) {
                String name = entry.getName();
                boolean added =
                        name.startsWith("__MACOSX/") || name.endsWith(".DS_Store") || name.endsWith("Thumbs.db");
                if (!entry.isDirectory() && !added) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** One file of a ZIP archive, the first whose name is right; nothing where there is none. */
    static ByteSource member(ByteSource packed, Predicate<String> name) {
        return () -> {
            Archive archive = new Archive(packed);
            try {
                for (ZipEntry entry = archive.next(); entry != null; entry = archive.next()) {
                    if (name.test(entry.getName())) {
                        return archive.content();
                    }
                }
            } catch (IOException | RuntimeException failed) {
                archive.close();
                throw failed;
            }
            archive.close();
            return InputStream.nullInputStream();
        };
    }

    /** A ZIP archive from its start on. */
    private static final class Archive implements AutoCloseable {
        private final ZipInputStream zip;
        private final Limited limited;
        private int files;

        Archive(ByteSource packed) throws IOException {
            Counted in = new Counted(packed.open());
            zip = new ZipInputStream(new BufferedInputStream(in, BUFFER));
            limited = new Limited(zip, in, "ZIP");
        }

        ZipEntry next() throws IOException {
            // what is skipped is unpacked as well, so it counts
            limited.transferTo(OutputStream.nullOutputStream());
            if (++files > MOST_FILES) {
                throw new FilesException(new NonTableKind(Family.TOO_LARGE, "ZIP"));
            }
            return zip.getNextEntry();
        }

        InputStream content() {
            return limited;
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    /** Counts the bytes that are read. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] target, int at, int length) throws IOException {
            int got = super.read(target, at, length);
            count += Math.max(0, got);
            return got;
        }
    }

    /** Ends where more comes out than may, and where what is packed is damaged or breaks off. */
    private static final class Limited extends FilterInputStream {
        private final Counted packed;
        private final String format;
        private long count;

        Limited(InputStream in, Counted packed, String format) {
            super(in);
            this.packed = packed;
            this.format = format;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int at, int length) throws IOException {
            int got = unpacked(target, at, length);
            count += Math.max(0, got);
            if (count > MOST || (count > ALWAYS && count > MOST_EACH * packed.count)) {
                throw new FilesException(new NonTableKind(Family.TOO_LARGE, ""));
            }
            return got;
        }

        private int unpacked(byte[] target, int at, int length) throws IOException {
            try {
                return super.read(target, at, length);
            } catch (ZipException | EOFException damaged) {
                throw new FilesException(new NonTableKind(Family.DAMAGED, format));
            }
        }
    }
}
