// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import com.ibm.icu.text.SpoofChecker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes {@code confusables.txt}, the table by which {@link FoldedText} reads what looks like Latin letters, from ICU4J's data of
 * Unicode TR39: each letter or symbol whose skeleton, its strokes aside, is that of one to three Latin letters. A capital is
 * held against capitals first, so that Greek and Cyrillic words in capitals are read as they are seen. Digits are left to
 * their value, punctuation parts words. Run {@code main} with the path of the file; {@code FoldedTextTest} holds the file to it.
 */
final class MakeConfusables {
    private static final String HEAD = """
        # What looks like Latin letters. Made by MakeConfusables from ICU4J's data of Unicode TR39 (Unicode licence).
        # Each line: the small Latin letters, then all signs that look like them.
        """;

    private final SpoofChecker checker = new SpoofChecker.Builder().build();
    private final Map<String, String> capitals = new HashMap<>();
    private final Map<String, String> smalls = new HashMap<>();

    private MakeConfusables() {
        for (char letter = 'a'; letter <= 'z'; letter++) {
            String small = String.valueOf(letter);
            smalls.put(skeleton(small), small);
            capitals.put(skeleton(small.toUpperCase(Locale.ROOT)), small);
        }
    }

    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0]), table());
    }

    static String table() {
        MakeConfusables made = new MakeConfusables();
        Map<String, StringBuilder> lines = new TreeMap<>();
        for (int point = 0x80; point < 0x20000; point++) {
            String like = FoldedText.isInvisible(point) ? "" : made.like(point);
            if (!like.isEmpty()) {
                lines.computeIfAbsent(like, _ -> new StringBuilder()).appendCodePoint(point);
            }
        }
        StringBuilder out = new StringBuilder(HEAD);
        lines.forEach(
                (like, points) -> out.append(like).append(' ').append(points).append('\n'));
        return out.toString();
    }

    /** What a sign looks like; empty where it is no look-alike or is parted by Unicode before it is looked up. */
    private String like(int point) {
        String sign = Character.toString(point);
        int type = Character.getType(point);
        boolean mark = type >= Character.DASH_PUNCTUATION && type <= Character.OTHER_PUNCTUATION;
        boolean parted = !Normalizer.normalize(sign, Normalizer.Form.NFKD).equals(sign);
        if (mark
                || !Character.isDefined(point)
                || Character.isDigit(point)
                || parted
                || Character.isWhitespace(point)) {
            return "";
        }
        String small = sign.toLowerCase(Locale.ROOT);
        String capital = sign.toUpperCase(Locale.ROOT);
        boolean isCapital = !small.equals(sign);
        String first = isCapital ? letters(sign, capitals, smalls) : letters(sign, smalls, capitals);
        if (!first.isEmpty()) {
            return first;
        }
        return isCapital
                ? letters(small, smalls, capitals)
                : capital.equals(sign) ? "" : letters(capital, capitals, smalls);
    }

    private String letters(String sign, Map<String, String> first, Map<String, String> second) {
        String skeleton = skeleton(sign);
        String one = first.getOrDefault(skeleton, second.getOrDefault(skeleton, ""));
        if (!one.isEmpty()) {
            return one;
        }
        return skeleton.matches("[A-Za-z]{2,3}") && Character.isLetter(sign.codePointAt(0))
                ? skeleton.replace("rn", "m").toLowerCase(Locale.ROOT)
                : "";
    }

    private String skeleton(String text) {
        return Normalizer.normalize(checker.getSkeleton(text), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }
}
