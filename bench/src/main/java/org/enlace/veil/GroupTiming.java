// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.Random;
import org.enlace.oprf.RistrettoGroup;

/**
 * Operations a second of {@link RistrettoGroup} on one thread by its CPU time, warm; {@code bench/peers/sodium_rate.c} does the same in C on the same
 * library. {@code GroupTiming COUNT}
 */
public final class GroupTiming {
    private static final int ROUNDS = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private GroupTiming() {}

    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        byte[] uniform = new byte[64];
        new Random(1).nextBytes(uniform);
        byte[] point = RistrettoGroup.fromHash(uniform);
        byte[] scalar = RistrettoGroup.reduce(uniform);
        byte[] sum = RistrettoGroup.fromHash(uniform);
        time(2000, () -> RistrettoGroup.multiply(scalar, point, 0));
        say("multiply", time(count, () -> RistrettoGroup.multiply(scalar, point, 0)));
        say("multiply_base", time(count, () -> RistrettoGroup.multiplyBase(RistrettoGroup.at(scalar, 0))));
        say("from_hash", time(count, () -> RistrettoGroup.fromHash(uniform)));
        say("add", time(count, () -> RistrettoGroup.add(point, sum)));
        say("is_valid", time(count, () -> RistrettoGroup.isElement(point, 0)));
    }

    /** The best of five rounds, in operations a second. */
    private static double time(int count, Runnable operation) {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long started = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < count; i++) {
                operation.run();
            }
            best = Math.max(best, count * 1e9 / (THREADS.getCurrentThreadCpuTime() - started));
        }
        return best;
    }

    private static void say(String name, double rate) {
        System.out.printf(Locale.ROOT, "java %s perSecond=%.0f%n", name, rate);
    }
}
