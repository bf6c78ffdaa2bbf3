// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.io.IOException;
import java.io.InputStream;

/** What the bytes of a text file stand for. */
public enum TextEncoding {
    UTF_8,
    /** Western European, one byte a letter; Latin-1's letters are part of it. */
    WINDOWS_1252,
    /** Western European as MS-DOS wrote it; taken only where its accents stand within words and those of Windows do not. */
    CP_850,
    /** UTF-8 in which single bytes are not; those are read as Windows-1252. */
    MIXED,
    /** UTF-8 in which single bytes are not; those are read as code page 850. */
    MIXED_850,
    UTF_16LE,
    UTF_16BE;

    private static final int HEAD = 1 << 16;

    /** Of a text with so many whole letters beyond ASCII in UTF-8, one damaged byte for each of these is another encoding's. */
    private static final int SHARE_OF_MIXED = 20;

    /** What a text begins in: the rest may turn out to be in another one. */
    public static TextEncoding ofHead(byte[] head) {
        TextEncoding wide = wide(head);
        if (wide != UTF_8) {
            return wide;
        }
        Utf8Check check = new Utf8Check();
        check.see(head, 0, head.length);
        if (check.sound()) {
            return UTF_8;
        }
        CodePageLetters letters = new CodePageLetters();
        letters.see(head, head.length);
        return of(check, letters);
    }

    /** What a whole text is in. Cost: one pass, two where it is not UTF-8. */
    public static TextEncoding of(ByteSource text) throws IOException {
        TextEncoding wide = wide(text.head(HEAD));
        if (wide != UTF_8) {
            return wide;
        }
        Utf8Check check = Utf8Check.of(text);
        return check.sound() ? UTF_8 : of(check, CodePageLetters.of(text));
    }

    private static TextEncoding of(Utf8Check check, CodePageLetters letters) {
        boolean dos = letters.areDos();
        if (check.whole() * SHARE_OF_MIXED > check.damaged()) {
            return dos ? MIXED_850 : MIXED;
        }
        return dos ? CP_850 : WINDOWS_1252;
    }

    /** UTF-16 by its mark, or because nearly every other byte is zero, as in Western text; else UTF-8. */
    private static TextEncoding wide(byte[] head) {
        if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return UTF_16LE;
        }
        if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return UTF_16BE;
        }
        int[] zeros = new int[2];
        for (int at = 0; at < head.length; at++) {
            zeros[at & 1] += head[at] == 0 ? 1 : 0;
        }
        if (head.length >= 8 && Math.abs(zeros[0] - zeros[1]) > head.length * 2 / 5) {
            return zeros[0] > zeros[1] ? UTF_16BE : UTF_16LE;
        }
        return UTF_8;
    }

    /** Length of the byte order mark with which a text begins, 0 where it has none. */
    public int mark(byte[] head) {
        return switch (this) {
            case UTF_16LE, UTF_16BE ->
                head.length >= 2 && (head[0] == (byte) 0xFF || head[0] == (byte) 0xFE) && head[0] + head[1] == -3
                        ? 2
                        : 0;
            case UTF_8, MIXED, MIXED_850, WINDOWS_1252, CP_850 ->
                head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF ? 3 : 0;
        };
    }

    /** Whether single bytes are not in the encoding of the rest. */
    public boolean isMixed() {
        return this == MIXED || this == MIXED_850;
    }

    /** A text as UTF-8 without a mark. Malformed parts never fail: they become U+FFFD. */
    public ByteSource text(ByteSource bytes) {
        return () -> {
            InputStream in = bytes.open();
            return this == UTF_8 ? Utf8Stream.withoutMark(in) : new Utf8Stream(in, this);
        };
    }
}
