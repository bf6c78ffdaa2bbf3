// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.util.List;
import org.enlace.files.SheetPlace;
import org.enlace.files.TextEncoding;
import org.enlace.intake.record.TableDialect;
import org.enlace.text.HeadingReader;

/**
 * How a table was read, for the person who brought it: nothing of what its rows say.
 *
 * @param encoding what the text is in
 * @param titles lines above the header that were taken for titles
 * @param sheets sheets of the same spreadsheet that hold something and were not read
 * @param hiddenSheets how many of these are hidden
 * @param hiddenRows rows that the spreadsheet hides and that were read
 * @param columns what each column was read as, or why it was left out
 */
public record TableForm(
        TextEncoding encoding, int titles, int sheets, int hiddenSheets, int hiddenRows, List<Fate> columns) {
    public TableForm {
        columns = List.copyOf(columns);
    }

    /** What became of a column, counted from 1; its name where that is a word of headers, else empty. */
    public sealed interface Fate {
        int number();

        String name();
    }

    /** Read as a property of a part of the row. */
    public record Taken(int number, String name, RowPart part, String property) implements Fate {}

    /** Left out: the values stay with the row as they were written. */
    public record LeftOut(int number, String name, Why why) implements Fate {}

    /** Why a column is left out. */
    public enum Why {
        /** Its header is no word that is known, and its values do not show what they are. */
        UNKNOWN,
        /** Its header or its values point to something, but not surely enough. */
        UNSURE,
        /** Its header asks whether somebody may not be held: a yes in it sets the row aside. */
        PROTECTS,
        /** Another column says the same, or what it says makes no sense beside the others. */
        ELSEWHERE
    }

    static TableForm of(TableDialect dialect, ColumnMapping mapping) {
        List<SheetPlace> sheets = dialect.file().sheets();
        return new TableForm(
                dialect.encoding(),
                dialect.table().header().title().isEmpty() ? 0 : dialect.table().lines(),
                sheets.size(),
                (int) sheets.stream().filter(SheetPlace::hidden).count(),
                dialect.file().hiddenRows(),
                mapping.columns().stream().map(TableForm::fate).toList());
    }

    private static Fate fate(ColumnMapping.Column column) {
        int number = column.index() + 1;
        boolean known = HeadingReader.isName(column.header());
        String name = known ? column.header() : "";
        if (column.target().part() != RowPart.NONE) {
            return new Taken(
                    number, name, column.target().part(), column.target().property());
        }
        return new LeftOut(number, name, why(column));
    }

    private static Why why(ColumnMapping.Column column) {
        if (HeaderProperties.asks(column.header()).isPresent()) {
            return Why.PROTECTS;
        }
        return column.confidence() > 0 ? Why.UNSURE : column.alternatives().isEmpty() ? Why.UNKNOWN : Why.ELSEWHERE;
    }
}
