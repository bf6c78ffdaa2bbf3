// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

/** One sheet of a spreadsheet: its place from 1, and whether it or some of its rows are hidden. */
public record SheetPlace(int number, String name, boolean hidden) {
    /** The place only: a name may say what nobody else may read. */
    @Override
    public String toString() {
        return "Sheet[number=" + number + ", hidden=" + hidden + "]";
    }
}
