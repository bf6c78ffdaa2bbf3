// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.column;

/** Numbers pairs of ids from 1 in order of first appearance, so that a row of ids becomes one id step by step. */
public final class PairNumbering {
    private long[] keys;
    private int[] numbers;
    private int size;

    public PairNumbering(int expected) {
        int slots = Integer.highestOneBit(Math.max(8, expected)) << 2;
        keys = new long[slots];
        numbers = new int[slots];
    }

    /** The number of a pair of ids of 0 or more. Cost: constant on average. */
    public int of(int one, int other) {
        long key = ((long) one << 32) | other;
        int slot = slot(key, keys.length);
        while (numbers[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        if (numbers[slot] == 0) {
            keys[slot] = key;
            numbers[slot] = ++size;
            if (size * 2 > keys.length) {
                grow();
            }
            return size;
        }
        return numbers[slot];
    }

    public int size() {
        return size;
    }

    private void grow() {
        long[] grown = new long[keys.length * 2];
        int[] grownNumbers = new int[grown.length];
        for (int at = 0; at < keys.length; at++) {
            if (numbers[at] != 0) {
                int slot = slot(keys[at], grown.length);
                while (grownNumbers[slot] != 0) {
                    slot = (slot + 1) & (grown.length - 1);
                }
                grown[slot] = keys[at];
                grownNumbers[slot] = numbers[at];
            }
        }
        keys = grown;
        numbers = grownNumbers;
    }

    private static int slot(long key, int slots) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed ^ (mixed >>> 32)) & (slots - 1);
    }
}
