// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.IOException;
import org.enlace.files.ByteSource;
import org.enlace.files.RecognisedFile;
import org.enlace.files.TableStart;
import org.enlace.files.TextEncoding;

/**
 * How a delimited text is written: what it is encoded in and where the table in it begins. The encoding may turn out to be another
 * one further down.
 */
record CsvDialect(RecognisedFile.Text file, TextEncoding encoding, TableStart table) {
    static CsvDialect of(RecognisedFile.Text file) throws IOException {
        TextEncoding encoding = switch (file.encoding()) {
            case UTF_8, UTF_16LE, UTF_16BE -> file.encoding();
            case MIXED, MIXED_850, WINDOWS_1252, CP_850 -> file.encodingOfAll();
        };
        return new CsvDialect(file, encoding, file.table());
    }

    /** The same in what the whole file proved to be in. */
    CsvDialect proved() throws IOException {
        return new CsvDialect(file, file.encodingOfAll(), table);
    }

    /** Whether places in the file are places in the text, so that it can be read in pieces. */
    boolean isPlain() {
        return file.isPlain() && encoding == TextEncoding.UTF_8;
    }

    /** Where the text begins in a plain file: behind its byte order mark. */
    long start() throws IOException {
        return encoding.mark(file.bytes().head(3));
    }

    ByteSource text() {
        return file.text(encoding);
    }

    byte delimiter() {
        return table.delimiter();
    }

    byte newline() {
        return table.newline();
    }
}
