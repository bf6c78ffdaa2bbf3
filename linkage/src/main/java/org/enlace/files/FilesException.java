// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.io.IOException;

/** A file that turned out to be no table while it was read; holds nothing of what it says. */
public final class FilesException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient NonTableKind foreign;

    public FilesException(NonTableKind foreign) {
        super("the file must be a table: it is " + foreign.family() + " " + foreign.name());
        this.foreign = foreign;
    }

    /** What it is instead. */
    public NonTableKind foreign() {
        return foreign;
    }
}
