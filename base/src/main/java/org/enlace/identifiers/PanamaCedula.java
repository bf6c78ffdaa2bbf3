// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.identifiers.CanonicalValue.Reason;

/**
 * Panama's cédula: province, book and entry of the civil register, of which the hyphens are part, so that {@code 8-71-243} and
 * {@code 87-12-43} are two people. Zeros that pad a group are dropped. In front stands the province (1 to 13), with {@code AV}
 * (entered long ago), {@code PI} (indigenous people) or {@code NT} (a tax number without cédula) after it, or {@code PE} (born
 * abroad), {@code E} (foreign resident) or {@code N} (naturalised).
 *
 * <p>A number without hyphens or spaces is refused, since it can be parted in several ways. Points and slashes are not taken for
 * hyphens: a spreadsheet makes a date of 1-12-1943. Source: Tribunal Electoral, Law 68 of 2015, article 8, as
 * described by the project cedula-panama.
 */
final class PanamaCedula {
    private static final Pattern VERIFIER =
            Pattern.compile("[\\s-]*D\\.?\\s?V\\.?[\\s:.-]*\\d{1,2}$", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEAD = Pattern.compile("0*([1-9]|1[0-3])(AV|PI|NT)?");
    private static final Pattern PARTED = Pattern.compile("[\\s\\p{Pd}]+");
    private static final List<String> LETTERS = List.of("PE", "E", "N");
    private static final List<String> MARKS = List.of("AV", "PI", "NT");
    private static final int BOOK = 4;
    private static final int ENTRY = 6;

    private PanamaCedula() {}

    static ValueSpelling spell(String text) {
        return of(List.of(PARTED.split(withoutVerifier(text).toUpperCase(java.util.Locale.ROOT), -1)))
                .map(ValueSpelling::of)
                .orElse(ValueSpelling.not(Reason.SHAPE));
    }

    /** Without {@code DV 59}, the verifier that tax papers put behind. */
    static String withoutVerifier(String text) {
        return VERIFIER.matcher(text).replaceFirst("").strip();
    }

    private static Optional<String> of(List<String> groups) {
        int count = groups.size();
        return switch (count) {
            case 3 -> head(groups.getFirst()).flatMap(head -> numbered(head, groups.get(1), groups.get(2)));
            case 4 ->
                longHead(groups.get(0), groups.get(1)).flatMap(head -> numbered(head, groups.get(2), groups.get(3)));
            default -> Optional.empty();
        };
    }

    /** {@code 8}, {@code 08}, {@code 8AV}, {@code PE}. */
    private static Optional<String> head(String group) {
        if (LETTERS.contains(group)) {
            return Optional.of(group);
        }
        Matcher head = HEAD.matcher(group);
        if (!head.matches()) {
            return Optional.empty();
        }
        return Optional.of(head.group(2) == null ? head.group(1) : head.group(1) + "-" + head.group(2));
    }

    /** {@code 8-AV}. */
    private static Optional<String> longHead(String first, String second) {
        Matcher head = HEAD.matcher(first);
        if (MARKS.contains(second) && head.matches() && head.group(2) == null) {
            return Optional.of(head.group(1) + "-" + second);
        }
        return Optional.empty();
    }

    private static Optional<String> numbered(String head, String book, String entry) {
        if (!DigitGroups.isDigits(book) || !DigitGroups.isDigits(entry)) {
            return Optional.empty();
        }
        String shortBook = DigitGroups.unpadded(book);
        String shortEntry = DigitGroups.unpadded(entry);
        boolean given = !shortBook.equals("0") && !shortEntry.equals("0");
        return given && shortBook.length() <= BOOK && shortEntry.length() <= ENTRY
                ? Optional.of(head + "-" + shortBook + "-" + shortEntry)
                : Optional.empty();
    }
}
