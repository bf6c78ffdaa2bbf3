// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enlace.files.NonTableKind.Family;

/** Tells texts that are no tables by how they begin: pages, letters, cards, and what is no text at all. */
final class TextKind {
    private static final Pattern MARKUP =
            Pattern.compile("<[a-z][\\w:.-]*(\\s[^<>]*)?/?>\\s*([^,;\\t|\\s].*)?", Pattern.DOTALL);
    private static final Pattern LETTER = Pattern.compile(
            "(received|return-path|delivered-to|from|to|cc|subject|date|message-id|mime-version|reply-to|content-type"
                    + "|dkim-signature|authentication-results|x-[a-z-]+): .*");
    private static final Pattern MBOX = Pattern.compile("from \\S+ .*\\d{2}:\\d{2}.*\\d{4}.*");
    private static final int LINES_OF_LETTER = 2;
    private static final int LINES_SEEN = 12;

    /** Of so many letters, one that no text holds makes a file no text. */
    private static final int LETTERS_TO_ODD = 50;

    private TextKind() {}

    /** What a text is instead of a table; {@code head} is its beginning, decoded. */
    static Optional<NonTableKind> of(String head) {
        if (isNoise(head)) {
            return Optional.of(new NonTableKind(Family.NOISE, ""));
        }
        String text = head.stripLeading().toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
            return Optional.of(new NonTableKind(Family.DOCUMENT, "HTML"));
        }
        if (text.startsWith("<?xml") || text.startsWith("<!doctype") || text.startsWith("<!--")) {
            return Optional.of(new NonTableKind(Family.DOCUMENT, text.contains("<html") ? "HTML" : "XML"));
        }
        if (text.startsWith("<") && MARKUP.matcher(text).matches()) {
            boolean page =
                    text.contains("<td") || text.contains("<head") || text.contains("<body") || text.contains("<p>");
            return Optional.of(new NonTableKind(Family.DOCUMENT, page ? "HTML" : "XML"));
        }
        if (text.startsWith("begin:v")) {
            return Optional.of(new NonTableKind(Family.DOCUMENT, "vCard / iCalendar"));
        }
        if (text.startsWith("#!")) {
            return Optional.of(new NonTableKind(Family.EXECUTABLE, "script"));
        }
        if (text.startsWith("-----begin ")) {
            boolean sealed = text.startsWith("-----begin pgp ");
            return Optional.of(new NonTableKind(sealed ? Family.SEALED : Family.KEY, sealed ? "PGP" : "PEM"));
        }
        if (text.startsWith("ascii spss port file")) {
            return Optional.of(new NonTableKind(Family.OF_PROGRAM, "SPSS"));
        }
        return isLetter(text) ? Optional.of(new NonTableKind(Family.DOCUMENT, "e-mail")) : Optional.empty();
    }

    private static boolean isLetter(String text) {
        List<String> lines = text.lines().limit(LINES_SEEN).toList();
        boolean box = !lines.isEmpty() && MBOX.matcher(lines.getFirst()).matches();
        boolean first = !lines.isEmpty() && LETTER.matcher(lines.getFirst()).matches();
        long fields =
                lines.stream().filter(line -> LETTER.matcher(line).matches()).count();
        return (box && fields > 0) || (first && fields >= LINES_OF_LETTER);
    }

    /** Too many control characters or damaged letters; the separators of old data bases (U+0001, U+001C to U+001F) may be there. */
    private static boolean isNoise(String head) {
        int odd = 0;
        int zeros = 0;
        for (int at = 0; at < head.length(); at++) {
            char letter = head.charAt(at);
            boolean known = letter == '\t' || letter == '\n' || letter == '\r' || letter == '\f' || letter == 0x0B;
            boolean separator = letter == 1 || (letter >= 0x1C && letter <= 0x1F);
            zeros += letter == 0 ? 1 : 0;
            odd += (letter < ' ' && letter != 0 && !known && !separator)
                            || (letter >= 0x7F && letter < 0xA0)
                            || letter == '\uFFFD'
                            || letter == '\uFFFF'
                    ? 1
                    : 0;
        }
        return (odd > 1 && odd * LETTERS_TO_ODD > head.length()) || (zeros > 2 && zeros * 4 > head.length());
    }
}
