// SPDX-License-Identifier: Apache-2.0
package org.enlace.bench;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.veil.tags.KeptTagSet;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.LabelledTag;
import org.enlace.veil.tags.TagDelta;
import org.enlace.veil.tags.TagSet;
import org.enlace.veil.tags.VeilInput;
import org.enlace.veil.tags.VeilKey;

/**
 * A tag set of so many values made, then the next with one value more: time to make each, time and length of the delta between
 * them, and time to apply it.
 *
 * <p>{@code TagDeltaTiming HELD}, three times over.
 */
public final class TagDeltaTiming {
    private static final int RUNS = 3;

    private TagDeltaTiming() {}

    public static void main(String[] args) {
        int held = Integer.parseInt(args[0]);
        for (int run = 1; run <= RUNS; run++) {
            try (VeilKey key = VeilKey.derive(
                    new byte[32],
                    new KeyScope(new AgreementDigest("ab".repeat(32)), new ClassLabel("phone"), 24_314 + run))) {
                run(run, key, held);
            }
        }
    }

    private static void run(int run, VeilKey key, int held) {
        SecureRandom random = new SecureRandom();
        long start = System.nanoTime();
        KeptTagSet first = KeptTagSet.of(key, labelled(key, held), 0, random);
        double made = since(start);
        start = System.nanoTime();
        KeptTagSet next = first.next(key, labelled(key, held + 1), 0, random);
        double renewed = since(start);
        start = System.nanoTime();
        byte[] delta = TagDelta.between(first.tags(), next.tags()).orElseThrow().encode();
        double compared = since(start);
        start = System.nanoTime();
        TagSet applied = TagDelta.parse(delta).applyTo(first.tags());
        double taken = since(start);
        System.out.printf(
                Locale.ROOT,
                "run=%d held=%d size=%d madeSeconds=%.2f wholeBytes=%d nextSeconds=%.2f deltaSeconds=%.3f deltaBytes=%d"
                        + " appliedSeconds=%.3f same=%b%n",
                run,
                held,
                first.tags().size(),
                made,
                first.tags().encode().length,
                renewed,
                compared,
                delta.length,
                taken,
                applied.equals(next.tags()));
    }

    /** Invented telephone numbers with their handles. */
    private static List<LabelledTag> labelled(VeilKey key, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new VeilInput(new ClassLabel("phone"), "+5076" + (1_000_000 + i)))
                .map(input -> LabelledTag.of(input, key.handle(input)))
                .toList();
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
