// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * One signature line of a note: an em dash, a key name and the base64 of key id and signature. A witness's signature
 * starts with its time as eight bytes of seconds.
 */
record SignatureLine(String name, String base64) {
    private static final String DASH = "\u2014 ";
    private static final int ID = 4;
    private static final int PLAIN = ID + 64;
    private static final long LATEST = Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();
    private static final int TIMED = ID + 8 + 64;

    SignatureLine {
        StrictText.name(name);
        byte[] content = StrictText.base64(base64);
        if (content.length != PLAIN && content.length != TIMED) {
            throw LedgerException.format("a signature has 68 or 76 bytes: bytes=" + content.length);
        }
    }

    static SignatureLine parse(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw LedgerException.format("a signature line is a dash, a name and base64: length=" + line.length());
        }
        return new SignatureLine(line.substring(DASH.length(), space), line.substring(space + 1));
    }

    static SignatureLine signed(LogKey key, Checkpoint checkpoint) {
        byte[] signature = key.sign(StrictText.utf8(checkpoint.body()));
        return of(key, joined(key.verifier().idBytes(), signature));
    }

    static SignatureLine cosigned(LogKey key, Checkpoint checkpoint, Instant at) {
        long seconds = at.getEpochSecond();
        byte[] signature = key.sign(timedMessage(checkpoint, seconds));
        byte[] time = ByteBuffer.allocate(8).putLong(seconds).array();
        return of(key, joined(key.witness().idBytes(), time, signature));
    }

    private static SignatureLine of(LogKey key, byte[] content) {
        return new SignatureLine(key.name(), Base64.getEncoder().encodeToString(content));
    }

    private byte[] content() {
        return StrictText.base64(base64);
    }

    private static byte[] timedMessage(Checkpoint checkpoint, long seconds) {
        return StrictText.utf8("cosignature/v1\ntime " + seconds + "\n" + checkpoint.body());
    }

    private static byte[] joined(byte[]... parts) {
        var all =
                ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    /** Whether the line claims to be by this key. */
    boolean isBy(VerifierKey key) {
        byte[] content = content();
        return name.equals(key.name())
                && Arrays.equals(key.idBytes(), Arrays.copyOf(content, ID))
                && content.length == (key.kind() == VerifierKey.Kind.LOG ? PLAIN : TIMED);
    }

    boolean verifies(VerifierKey key, Checkpoint checkpoint) {
        if (!isBy(key)) {
            return false;
        }
        byte[] content = content();
        return switch (key.kind()) {
            case LOG -> key.verifies(StrictText.utf8(checkpoint.body()), Arrays.copyOfRange(content, ID, PLAIN));
            case WITNESS -> {
                long seconds = ByteBuffer.wrap(content).getLong(ID);
                yield seconds >= 0
                        && key.verifies(timedMessage(checkpoint, seconds), Arrays.copyOfRange(content, ID + 8, TIMED));
            }
        };
    }

    /** When a witness signed, by its own clock; empty for the log's own line. */
    Optional<Instant> time() {
        byte[] content = content();
        return content.length == TIMED
                ? Optional.of(Instant.ofEpochSecond(
                        Math.clamp(ByteBuffer.wrap(content).getLong(ID), 0, LATEST)))
                : Optional.empty();
    }

    String text() {
        return DASH + name + " " + base64;
    }
}
