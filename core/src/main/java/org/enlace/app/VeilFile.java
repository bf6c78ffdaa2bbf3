// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.enlace.model.CanonicalJson;

/**
 * The files of {@code enlace veil}: eight bytes that say which file it is; its parts, each behind its length in four bytes,
 * big-endian; SHA-256 of all that, against damage on the way (not against malice). A file appears whole or not at all.
 */
enum VeilFile {
    /** One part: the seed of B's keys, 32 bytes. Secret. */
    KEY("EVkey001", true),
    /** One part: a tag set. */
    TAGS("EVtags01", false),
    /** The manifest, then the blinded chunks. */
    QUESTIONS("EVask001", false),
    /** The evaluated chunks. */
    ANSWERS("EVeval01", false),
    /** The saved query, the manifest, then id and value of each row in turn. Secret. */
    STATE("EVstat01", true);

    private static final int HEAD = 8;
    private static final int DIGEST = 32;

    private final String head;
    private final boolean secret;

    VeilFile(String head, boolean secret) {
        this.head = head;
        this.secret = secret;
    }

    /** The parts of the file; refused where it is another kind of file or damaged in its lengths. */
    List<byte[]> read(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        if (whole.length < HEAD || !head.equals(new String(whole, 0, HEAD, StandardCharsets.ISO_8859_1))) {
            throw new UnusableException("veil.wrong-file", file, head);
        }
        int end = Math.max(HEAD, whole.length - DIGEST);
        if (!Arrays.equals(digest(Arrays.copyOf(whole, end)), Arrays.copyOfRange(whole, end, whole.length))) {
            throw new UnusableException("veil.damaged-file", file);
        }
        ByteBuffer in = ByteBuffer.wrap(whole, HEAD, end - HEAD);
        List<byte[]> parts = new ArrayList<>();
        while (in.hasRemaining()) {
            int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new UnusableException("veil.damaged-file", file);
            }
            byte[] part = new byte[length];
            in.get(part);
            parts.add(part);
        }
        return parts;
    }

    /** As {@link #read}, for a file that has at least so many parts. */
    List<byte[]> read(Path file, int least) throws IOException {
        List<byte[]> parts = read(file);
        if (parts.size() < least) {
            throw new UnusableException("veil.damaged-file", file);
        }
        return parts;
    }

    /** Writes the parts; a secret file is readable by its owner only and never replaces another. */
    void write(Path file, List<byte[]> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        for (byte[] part : parts) {
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            out.writeBytes(part);
        }
        if (secret && Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        out.writeBytes(digest(out.toByteArray()));
        whole(file, out.toByteArray(), secret);
    }

    /** Writes a file beside its place and moves it there, so that nobody sees half of it. */
    static void whole(Path file, byte[] content, boolean secret) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path beside = Files.createTempFile(folder, ".enlace", ".part", attributes(secret));
        try {
            Files.write(beside, content);
            move(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherwise) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static FileAttribute<?>[] attributes(boolean secret) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        String mode = secret ? "rw-------" : "rw-r--r--";
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static byte[] digest(byte[] bytes) {
        return HexFormat.of().parseHex(CanonicalJson.sha256(bytes));
    }
}
