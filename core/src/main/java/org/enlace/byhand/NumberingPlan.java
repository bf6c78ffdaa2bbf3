// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;

/** All numbers of a numbering plan, and who tries them against hashes. */
record NumberingPlan(int size) {
    private static final int SLICES = 64;

    String number(int at) {
        return String.format(Locale.ROOT, "+5076%07d", at);
    }

    /** The hash by which a filter would hold a number: SHA-256 over salt and text. */
    static long hash(MessageDigest sha256, byte[] salt, String text) {
        sha256.update(salt);
        return ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.US_ASCII)))
                .getLong();
    }

    /** The numbers whose hash is among those held, on as many cores as are free. Cost: one hash a number. */
    Set<String> recovered(Set<Long> held, byte[] salt, String before) {
        List<Set<String>> found = IntStream.range(0, SLICES)
                .parallel()
                .mapToObj(slice -> slice(slice, held, salt, before))
                .toList();
        Set<String> all = new HashSet<>();
        found.forEach(all::addAll);
        return all;
    }

    private Set<String> slice(int slice, Set<Long> held, byte[] salt, String before) {
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        Set<String> found = new HashSet<>();
        byte[] text = (before + number(0)).getBytes(StandardCharsets.US_ASCII);
        int to = (int) ((long) size * (slice + 1) / SLICES);
        for (int at = (int) ((long) size * slice / SLICES); at < to; at++) {
            for (int digit = text.length - 1, rest = at; digit >= text.length - 7; digit--, rest /= 10) {
                text[digit] = (byte) ('0' + rest % 10);
            }
            sha256.update(salt);
            if (held.contains(ByteBuffer.wrap(sha256.digest(text)).getLong())) {
                found.add(number(at));
            }
        }
        return found;
    }
}
