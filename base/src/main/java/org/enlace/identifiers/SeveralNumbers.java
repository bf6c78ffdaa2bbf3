// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parts a cell that holds several numbers of papers, plates, accounts or mail addresses: {@code 8-712-43 / E-8-12345}. It is
 * parted only where each piece can stand by itself; else the cell is one value.
 */
final class SeveralNumbers {
    /** Marks that are no part of a number; a slash or comma only with a space beside it. */
    private static final Pattern APART = Pattern.compile(
            "\\s*[|;\\n]\\s*|\\s+/\\s*|\\s*/\\s+|,\\s+|\\s+(?:y|e|o|u|ou|and|or|&|\\+)\\s+", Pattern.CASE_INSENSITIVE);

    private static final Pattern CLOSE = Pattern.compile("\\s*[/,]\\s*");
    private static final Pattern NUMBER = Pattern.compile("(?=(?:.*\\d){3})[\\p{L}\\d][^|;,/\\n@]{3,39}");
    /** Enough digits that what stands before or behind a bare slash is no year, check digit or place of issue. */
    private static final Pattern LONG_NUMBER = Pattern.compile("(?=(?:\\D*\\d){5})[\\p{L}\\d][\\p{L}\\d.-]{5,29}");

    private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    /** A Brazilian company's number, which has a slash of its own. */
    private static final Pattern CNPJ = Pattern.compile(".*\\d{3}/\\d{4}-?\\d{2}(?!\\d).*");

    private SeveralNumbers() {}

    /** The pieces that are no fillers, or the cell alone. */
    static List<String> in(String raw) {
        String text = raw.strip();
        List<String> apart = parted(APART, text, piece -> matches(NUMBER, piece) || matches(MAIL, piece));
        if (apart.size() > 1 || matches(CNPJ, text)) {
            return apart;
        }
        return apart.getFirst().equals(text)
                ? parted(CLOSE, text, piece -> matches(LONG_NUMBER, piece) || matches(MAIL, piece))
                : apart;
    }

    private static List<String> parted(Pattern marks, String text, Predicate<String> whole) {
        List<String> pieces = Stream.of(marks.split(text, -1))
                .map(String::strip)
                .filter(piece -> !IdentifierReader.isFiller(piece))
                .distinct()
                .toList();
        return !pieces.isEmpty() && pieces.stream().allMatch(whole) ? pieces : List.of(text);
    }

    private static boolean matches(Pattern pattern, String piece) {
        return pattern.matcher(piece).matches();
    }
}
