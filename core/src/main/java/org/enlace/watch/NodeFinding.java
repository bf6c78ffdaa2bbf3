// SPDX-License-Identifier: Apache-2.0
package org.enlace.watch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.enlace.command.CommandWords;

/**
 * How one thing stands that a node needs. The command line's words have a sentence of that name, which says how it is, and what to do where something
 * is wrong; the desk shows the same sentence.
 *
 * @param values what fills the sentence: texts and whole numbers
 */
public record NodeFinding(Area area, Weight weight, String sentence, List<Object> values) {
    /** What it is about. */
    public enum Area {
        NODE,
        DATABASE,
        LEDGER,
        KEYS,
        DISK,
        PARTNERS,
        QUEUE,
        CLOCK,
        CERTIFICATE,
        BACKUP
    }

    /** How it stands. */
    public enum Weight {
        WELL,
        /** It works now, and soon it may not. */
        SOON,
        WRONG
    }

    public NodeFinding {
        values = values.stream()
                .<Object>map(value -> value instanceof Number number ? number.longValue() : value.toString())
                .toList();
    }

    public static NodeFinding well(Area area, String sentence, Object... values) {
        return new NodeFinding(area, Weight.WELL, sentence, Arrays.asList(values));
    }

    public static NodeFinding soon(Area area, String sentence, Object... values) {
        return new NodeFinding(area, Weight.SOON, sentence, Arrays.asList(values));
    }

    public static NodeFinding wrong(Area area, String sentence, Object... values) {
        return new NodeFinding(area, Weight.WRONG, sentence, Arrays.asList(values));
    }

    /** The sentence in a language. */
    public String in(Locale language) {
        return CommandWords.say(CommandWords.in(language), sentence, values.toArray());
    }
}
