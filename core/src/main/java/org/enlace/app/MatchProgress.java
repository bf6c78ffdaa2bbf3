// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.PrintWriter;
import java.util.ResourceBundle;
import org.enlace.command.CommandWords;

/**
 * How far the reading or comparing is, with rate and time left: on a terminal one line that is written over, otherwise a line
 * every ten seconds. Any thread may report.
 */
final class MatchProgress {
    private static final long REDRAWN = 150_000_000L;
    private static final long SAID = 10_000_000_000L;
    private static final int BAR = 20;

    private final ResourceBundle words;
    private final PrintWriter err;
    private final boolean terminal;
    private final String key;
    private final double unit;
    private final long start = System.nanoTime();
    private long shown = start;
    private long units;
    private int drawn;

    /** {@code key} names the sentence: {0} bar or nothing, {1} percent, {2} done and {3} a second in units, {4} seconds left. */
    MatchProgress(ResourceBundle words, PrintWriter err, boolean terminal, String key, double unit) {
        this.words = words;
        this.err = err;
        this.terminal = terminal;
        this.key = key;
        this.unit = unit;
    }

    /** A share of all is done, 0 to 1, and so much more than at the last call. */
    synchronized void add(double share, long more) {
        units += more;
        long now = System.nanoTime();
        if (now - shown >= (terminal ? REDRAWN : SAID)) {
            shown = now;
            show(Math.clamp(share, 1e-3, 1), (now - start) / 1e9);
        }
    }

    private void show(double share, double seconds) {
        String line = CommandWords.say(
                words,
                key,
                terminal ? bar(share) : "",
                Math.round(share * 100),
                units / unit,
                units / unit / seconds,
                Math.ceil(seconds * (1 - share) / share));
        if (terminal) {
            err.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
            drawn = line.length();
            err.flush();
        } else {
            err.println(line.strip());
        }
    }

    private static String bar(double share) {
        int full = (int) (share * BAR);
        return "█".repeat(full) + "░".repeat(BAR - full) + " ";
    }

    /** Takes the line away. */
    synchronized void end() {
        if (drawn > 0) {
            err.print("\r" + " ".repeat(drawn) + "\r");
            err.flush();
            drawn = 0;
        }
    }
}
