// SPDX-License-Identifier: Apache-2.0
package org.enlace.tokens;

import java.util.Locale;

/**
 * What a token says of a person: the holder has a key of its own for each form, and of the 24 questions about a person a fixed
 * number is answered with each. So who tries all dates or all words of one form pays a whole person for each of these questions.
 */
enum TokenForm {
    /** A pair of words, or more, and the whole date. */
    DATE(16),
    /** One word alone and the whole date. */
    WORD(2),
    /** A whole name, and a date of which day and month may be exchanged. */
    ORDER(2),
    /** A whole name, and a date of one of two years. */
    YEARS(4);

    private final int places;
    private final String prefix = name().toLowerCase(Locale.ROOT) + ".";

    TokenForm(int places) {
        this.places = places;
    }

    /** How many of a person's questions are of this form. */
    int places() {
        return places;
    }

    /** A token of the form. */
    String token(String kind, String name, String date) {
        return prefix + kind + "|" + name + "|" + date;
    }

    boolean isOf(String token) {
        return token.startsWith(prefix);
    }
}
