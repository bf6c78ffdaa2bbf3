// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import java.time.LocalDate;

/** A name and a date of birth that own files give together to a person. Does not print them. */
public record HeldName(String name, LocalDate born) {

    /** Both in one text, {@code 1980-03-04|Yesid Caicedo}, which {@link #parse} reads. */
    public String text() {
        return born + "|" + name;
    }

    public static HeldName parse(String text) {
        int bar = text.indexOf('|');
        return new HeldName(text.substring(bar + 1), LocalDate.parse(text.substring(0, bar)));
    }

    @Override
    public String toString() {
        return "HeldName";
    }
}
