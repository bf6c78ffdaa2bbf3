// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.enlace.identifiers.CanonicalValue.Reason;

/** A step on the way to a canonical value: text so far, or the reason to stop. */
sealed interface ValueSpelling {

    /** Countries of ISO 3166-1 alpha-2, with XK (Kosovo), which plates and documents use. */
    Set<String> COUNTRIES = countries();

    /** Text that passed this step. */
    record Spelt(String value) implements ValueSpelling {}

    /** The reason to stop. */
    record Unspelt(Reason reason) implements ValueSpelling {}

    static ValueSpelling of(String value) {
        return new Spelt(value);
    }

    static ValueSpelling not(Reason reason) {
        return new Unspelt(reason);
    }

    /** Goes on with the text, or hands the reason through. */
    default ValueSpelling then(Function<String, ValueSpelling> next) {
        return switch (this) {
            case Spelt(String value) -> next.apply(value);
            case Unspelt stopped -> stopped;
        };
    }

    /** Upper-case letters A-Z and digits of the text, separators dropped, length within the bounds. */
    static ValueSpelling lettersAndDigits(String text, int shortest, int longest) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) {
                kept.append(c);
            } else if (c >= 'a' && c <= 'z') {
                kept.append((char) (c - 'a' + 'A'));
            } else if (!isSeparator(c)) {
                return not(Reason.UNEXPECTED_CHARACTER);
            }
        }
        if (kept.isEmpty()) {
            return not(Reason.EMPTY);
        }
        if (kept.length() < shortest) {
            return not(Reason.TOO_SHORT);
        }
        return kept.length() > longest ? not(Reason.TOO_LONG) : of(kept.toString());
    }

    /** A number with a digit at least; letters alone are a word about it. */
    static ValueSpelling withDigit(String kept) {
        return kept.chars().anyMatch(c -> c >= '0' && c <= '9') ? of(kept) : not(Reason.SHAPE);
    }

    /** The ISO country code in upper case. */
    static ValueSpelling country(String code) {
        String upper = code.strip().toUpperCase(Locale.ROOT);
        if (upper.isEmpty()) {
            return not(Reason.NO_COUNTRY);
        }
        return COUNTRIES.contains(upper) ? of(upper) : not(Reason.UNKNOWN_COUNTRY);
    }

    /** Whether the character only structures a written number: space, hyphen or dash, dot, slash, middle dot. */
    static boolean isSeparator(char c) {
        return c == '-'
                || c == '.'
                || c == '/'
                || c == '·'
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION;
    }

    private static Set<String> countries() {
        Set<String> codes = new HashSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));
        codes.add("XK");
        return Set.copyOf(codes);
    }
}
