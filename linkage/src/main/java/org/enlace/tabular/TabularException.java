// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.util.Optional;
import org.enlace.files.NonTableKind;

/** A file that cannot be used at all; the message says which, where and what to do, and holds no value of a record. */
public final class TabularException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** The file is not there, is a folder, or may not be read. */
        NO_FILE,
        /** The file holds nothing. */
        EMPTY_FILE,
        /** The file has a header and no rows. */
        NO_ROWS,
        /** The file is no table but something else; {@link #foreign} says what. */
        NOT_A_TABLE,
        /** The JSON or Parquet inside is damaged. */
        DAMAGED,
        /** More columns than a table may have. */
        TOO_MANY_COLUMNS,
        /** A column that was named is not there. */
        NO_COLUMN,
        /** A truth or review file that does not fit the input. */
        NO_FIT,
        /** A review file with a decision that is none of the known words. */
        NO_DECISION,
        /** A review file whose decisions contradict each other. */
        CONTRADICTION,
        /** A model file whose JSON is not as documented; the detail names path and rule. */
        MODEL
    }

    private final Reason reason;
    private final String file;
    private final long line;
    private final String detail;
    private final transient Optional<NonTableKind> foreign;

    /** A file that is something else than a table. */
    @SuppressWarnings("exports") // for the command line, which reads the file further
    public TabularException(NonTableKind foreign, String file) {
        this(Reason.NOT_A_TABLE, file, 0, foreign.name(), Optional.of(foreign));
    }

    public TabularException(Reason reason, String file, long line, String detail) {
        this(reason, file, line, detail, Optional.empty());
    }

    private TabularException(Reason reason, String file, long line, String detail, Optional<NonTableKind> foreign) {
        super(reason + ": file=" + file + (line > 0 ? " line=" + line : "") + (detail.isEmpty() ? "" : " " + detail));
        this.reason = reason;
        this.file = file;
        this.line = line;
        this.detail = detail;
        this.foreign = foreign;
    }

    /** What the file is instead of a table, where that is the reason. */
    @SuppressWarnings("exports")
    public Optional<NonTableKind> foreign() {
        return foreign;
    }

    public Reason reason() {
        return reason;
    }

    public String file() {
        return file;
    }

    /** Line in the file, 0 where the whole is meant; of a truth or review file the row, from 1 below the header. */
    public long line() {
        return line;
    }

    /** A column's name, a model's path and rule, or empty. */
    public String detail() {
        return detail;
    }
}
