// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;

/**
 * Tells the two Western code pages apart by letters of Spanish and Portuguese that stand within words: a byte speaks for the one
 * in which it is such a letter, in the case of its neighbours, while it is none in the other.
 */
final class CodePageLetters {
    static final Charset WINDOWS = Charset.forName("windows-1252");
    static final Charset DOS = Charset.forName("IBM850");

    private static final String LETTERS = "áéíóúñüçãõâêôÁÉÍÓÚÑÜÇÃÕÂÊÔ";
    private static final String IN_WINDOWS = table(WINDOWS);
    private static final String IN_DOS = table(DOS);
    private static final int BUFFER = 1 << 16;

    private int before = ' ';
    private int here = ' ';
    private long windows;
    private long dos;

    private static String table(Charset charset) {
        byte[] all = new byte[256];
        for (int at = 0; at < all.length; at++) {
            all[at] = (byte) at;
        }
        return new String(all, charset);
    }

    static CodePageLetters of(ByteSource text) throws IOException {
        CodePageLetters letters = new CodePageLetters();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = text.open()) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                letters.see(buffer, got);
            }
        }
        return letters;
    }

    void see(byte[] bytes, int length) {
        for (int at = 0; at < length; at++) {
            int next = bytes[at] & 0xFF;
            if (here >= 0x80 && before < 0x80 && next < 0x80) {
                weigh(before, here, next);
            }
            before = here;
            here = next;
        }
    }

    /** A byte beyond ASCII between two of it: the only letter of its word that may be another than it looks. */
    private void weigh(int left, int letter, int right) {
        if (!isLetter(left) && !isLetter(right)) {
            return;
        }
        boolean inWindows = fits(IN_WINDOWS.charAt(letter), left, right);
        boolean inDos = fits(IN_DOS.charAt(letter), left, right);
        windows += inWindows && !inDos ? 1 : 0;
        dos += inDos && !inWindows && isLetter(left) ? 1 : 0;
    }

    private static boolean fits(char letter, int left, int right) {
        if (LETTERS.indexOf(letter) < 0) {
            return false;
        }
        boolean capital = Character.isUpperCase(letter);
        boolean after = !isLetter(right) || Character.isUpperCase(right) == capital || (capital && !isLetter(left));
        boolean behind = !isLetter(left) || Character.isUpperCase(left) == capital || (!capital && isLetter(right));
        return after && behind;
    }

    private static boolean isLetter(int ascii) {
        return (ascii >= 'a' && ascii <= 'z') || (ascii >= 'A' && ascii <= 'Z');
    }

    /** Whether more speaks for code page 850. */
    boolean areDos() {
        return dos > windows;
    }
}
