// SPDX-License-Identifier: Apache-2.0
package org.enlace.recheck;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as the second look sees it, read without anything of the door's: Latin letters by the names that Unicode gives them, other
 * scripts' look-alikes by a list of its own, decimal digits by their value; what takes no place on a page is dropped.
 */
final class RecheckedText {
    private static final Pattern LATIN = Pattern.compile(
            "LATIN (?:SMALL |CAPITAL )?(?:LETTER|LIGATURE) (?:SMALL CAPITAL )?(?:DOTLESS )?([A-Z]{1,2})(?: WITH .*)?");
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Mn}\\p{Me}\\p{Cf}\\p{Cs}\\u115f\\u1160\\u2800\\u3164\\uffa0\\ufff0-\\ufff8"
                    + "\\x{e0000}-\\x{e0fff}[\\p{Cc}&&[^\\t-\\r\\x1c-\\x1f]]]");
    /** Marks beyond thirty in a row: sorting them takes minutes for a million. */
    private static final Pattern HEAPED = Pattern.compile("(?<=\\p{M}{30})\\p{M}+");

    private static final Map<Integer, String> ALIKE = alike();

    private RecheckedText() {}

    static String of(String raw) {
        String open = Normalizer.normalize(HEAPED.matcher(raw).replaceAll(""), Normalizer.Form.NFKD);
        StringBuilder out = new StringBuilder(open.length());
        UNSEEN.matcher(open).replaceAll("").codePoints().forEach(point -> out.append(seen(point)));
        return out.toString().toLowerCase(Locale.ROOT);
    }

    private static String seen(int point) {
        if (point < 0x80) {
            return Character.toString(point);
        }
        String alike = ALIKE.get(point);
        if (alike != null) {
            return alike;
        }
        if (Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER) {
            return Integer.toString(Character.digit(point, 10));
        }
        String name = Character.getName(point);
        Matcher latin = LATIN.matcher(name == null ? "" : name);
        return latin.matches() ? latin.group(1).toLowerCase(Locale.ROOT) : Character.toString(point);
    }

    private static Map<Integer, String> alike() {
        InputStream in = RecheckedText.class.getResourceAsStream("look-alikes.txt");
        if (in == null) {
            throw new IllegalStateException("the program must hold its list of look-alikes");
        }
        Map<Integer, String> alike = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] sides = line.split(" ", 2);
                if (sides.length == 2 && !line.startsWith("#")) {
                    sides[1].codePoints().forEach(point -> alike.put(point, sides[0]));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(alike);
    }
}
