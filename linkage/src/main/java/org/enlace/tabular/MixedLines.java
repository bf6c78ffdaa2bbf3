// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.enlace.files.ByteSource;
import org.enlace.files.TextEncoding;
import org.enlace.files.Utf8Check;

/** Looks for the lines of a file that are not in UTF-8 as the others are. */
final class MixedLines {
    private MixedLines() {}

    static ReadingNote note(ByteSource text, String name, TextEncoding encoding) throws IOException {
        long first = 0;
        long count = 0;
        long line = 1;
        Utf8Check check = new Utf8Check();
        byte[] one = new byte[1];
        try (InputStream in = new BufferedInputStream(text.open())) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                one[0] = (byte) next;
                check.see(one, 0, 1);
                if (next == '\n') {
                    if (!check.sound()) {
                        count++;
                        first = first == 0 ? line : first;
                    }
                    check = new Utf8Check();
                    line++;
                }
            }
        }
        check.end();
        boolean lastLine = !check.sound();
        String read = encoding == TextEncoding.MIXED_850 ? "CP850" : "Windows-1252";
        return new ReadingNote(
                ReadingNote.Kind.MIXED_ENCODING, name, first == 0 ? line : first, count + (lastLine ? 1 : 0), read);
    }
}
