// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Counts the letters beyond ASCII that are whole in UTF-8, and the bytes that are part of none. */
public final class Utf8Check {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long SIGNS = 0x8080808080808080L;

    private static final int BUFFER = 1 << 16;

    private int pending;
    private long whole;
    private long damaged;

    /** Looks at a whole text. */
    static Utf8Check of(ByteSource text) throws IOException {
        Utf8Check check = new Utf8Check();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = text.open()) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                check.see(buffer, 0, got);
            }
        }
        check.end();
        return check;
    }

    /** Looks at the next bytes. Cost: an eighth of a step for each byte of plain ASCII. */
    public void see(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (pending == 0) {
                while (at + 8 <= to && ((long) EIGHT.get(bytes, at) & SIGNS) == 0) {
                    at += 8;
                }
            }
            int end = Math.min(to, at + 8);
            for (; at < end; at++) {
                see(bytes[at] & 0xFF);
            }
        }
    }

    private void see(int next) {
        boolean continuation = (next & 0xC0) == 0x80;
        if (pending > 0 && continuation) {
            pending--;
            whole += pending == 0 ? 1 : 0;
            return;
        }
        damaged += pending > 0 ? 1 : 0;
        pending = 0;
        if (next >= 0x80) {
            pending = length(next) - 1;
            damaged += pending < 1 ? 1 : 0;
            pending = Math.max(0, pending);
        }
    }

    /** Bytes of the sequence that a byte begins, 0 where it begins none. */
    static int length(int first) {
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xC2 || first >= 0xF5) {
            return 0;
        }
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    /** No more bytes come: a letter that is not whole by now is damaged. */
    public void end() {
        damaged += pending > 0 ? 1 : 0;
        pending = 0;
    }

    /** Counts in what was seen elsewhere. */
    public void add(Utf8Check other) {
        whole += other.whole;
        damaged += other.damaged;
    }

    /** Whether no byte was damaged. */
    public boolean sound() {
        return damaged == 0;
    }

    /** Letters beyond ASCII that are whole. */
    long whole() {
        return whole;
    }

    /** Bytes that are part of no letter. */
    long damaged() {
        return damaged;
    }
}
