// SPDX-License-Identifier: Apache-2.0
package org.enlace.oprf;

import java.util.stream.IntStream;

/** Cuts long work into spans that run on the cores that are free; short work stays where it is. */
public final class ParallelSpans {

    private static final int SPAN = 64;

    private ParallelSpans() {}

    /** Does the work on {@code 0..count}, in spans of at most 64. */
    public static void forEach(int count, Work work) {
        int spans = (count + SPAN - 1) / SPAN;
        if (spans == 1) {
            work.on(0, count);
            return;
        }
        IntStream.range(0, spans).parallel().forEach(s -> work.on(s * SPAN, Math.min(count, (s + 1) * SPAN)));
    }

    /** Work on the indices {@code from} (included) to {@code to} (excluded). */
    @FunctionalInterface
    public interface Work {
        void on(int from, int to);
    }
}
