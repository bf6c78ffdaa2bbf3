// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.io.IOException;
import java.io.InputStream;
import org.enlace.files.FilesException;
import org.enlace.files.NonTableKind;
import org.enlace.files.RecognisedFile;
import org.enlace.files.TableStart;
import org.enlace.files.TextEncoding;

/** How a table is written: what holds it, what it is encoded in (learnt from the whole file), and where it begins. */
public record TableDialect(RecognisedFile.Text file, TextEncoding encoding, TableStart table) {

    public static TableDialect of(RecognisedFile.Text file) throws IOException {
        return new TableDialect(file, file.encodingOfAll(), file.table());
    }

    /** The same of a file that must be text; one that is none has no rows. */
    public static TableDialect of(IntakeInput input) throws IOException {
        return switch (RecognisedFile.of(input::open)) {
            case RecognisedFile.Text text -> of(text);
            case RecognisedFile.NoTable(NonTableKind foreign) -> throw new FilesException(foreign);
            case RecognisedFile.Parquet _ ->
                throw new FilesException(new NonTableKind(NonTableKind.Family.OF_PROGRAM, "Parquet"));
            case RecognisedFile.Empty _ -> of(RecognisedFile.blank());
        };
    }

    /** Opens the text in UTF-8 at its start. */
    public InputStream open() throws IOException {
        return file.text(encoding).open();
    }

    /** Opens the text in UTF-8 at the header. */
    InputStream openTable() throws IOException {
        InputStream in = open();
        in.skipNBytes(table.offset());
        return in;
    }

    public char delimiter() {
        return (char) table.delimiter();
    }

    /** The name of a character set in which what was read can be written back. */
    public String charset() {
        return switch (encoding) {
            case UTF_8, MIXED, MIXED_850 -> "UTF-8";
            case WINDOWS_1252 -> "windows-1252";
            case CP_850 -> "IBM850";
            case UTF_16LE, UTF_16BE -> "UTF-16";
        };
    }
}
