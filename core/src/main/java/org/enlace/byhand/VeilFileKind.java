// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.command.UnusableException;

/**
 * The files of {@code enlace veil}: eight bytes that say which file it is; its parts, each behind its length in four bytes,
 * big-endian; SHA-256 of all that, against damage on the way (not against malice). A part is at most 16 MiB; a file may have
 * any number. {@link VeilFileWriter} writes them, {@link VeilFileReader} reads them, both one part at a time.
 */
enum VeilFileKind {
    /** One part: the seed of B's keys, 32 bytes. Secret. */
    KEY("EVkey001", true),
    /** The head of a tag set, then its entries in rising order, 4,096 to a part. */
    TAGS("EVtags02", false),
    /** The manifest, then the blinded chunks. */
    QUESTIONS("EVask002", false),
    /** The evaluated chunks, each with its proof. */
    ANSWERS("EVeval02", false),
    /** B's public key, then the evaluated chunks without proofs: whoever opens them trusts B to have used that key for all. */
    UNPROVED("EVnopr03", false),
    /** The query's seed; for each chunk its blinded elements and its rows ({@link QuestionRows}); the manifest. Secret. */
    STATE("EVstat02", true);

    static final int HEAD = 8;
    static final int DIGEST = 32;
    static final int LONGEST_PART = 1 << 24;

    private final String head;
    private final boolean secret;

    VeilFileKind(String head, boolean secret) {
        this.head = head;
        this.secret = secret;
    }

    byte[] head() {
        return head.getBytes(StandardCharsets.US_ASCII);
    }

    boolean isSecret() {
        return secret;
    }

    /** Which of two kinds a file claims to be; the first where it is neither, so that opening it says what was wanted. */
    static VeilFileKind kind(Path file, VeilFileKind wanted, VeilFileKind other) throws IOException {
        if (Files.isDirectory(file)) {
            return wanted;
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1).equals(other.head) ? other : wanted;
        }
    }

    /** The parts of a small file, of which there must be at least so many. */
    List<byte[]> read(Path file, int least) throws IOException {
        try (VeilFileReader parts = VeilFileReader.open(this, file)) {
            List<byte[]> all = new ArrayList<>();
            for (Optional<byte[]> part = parts.next(); part.isPresent(); part = parts.next()) {
                all.add(part.get());
            }
            if (all.size() < least) {
                throw new UnusableException("veil.damaged-file", file);
            }
            return all;
        }
    }

    /** Writes the parts of a small file. */
    void write(Path file, List<byte[]> parts) throws IOException {
        try (VeilFileWriter out = VeilFileWriter.begin(this, file)) {
            for (byte[] part : parts) {
                out.part(part);
            }
            out.finish();
        }
    }
}
