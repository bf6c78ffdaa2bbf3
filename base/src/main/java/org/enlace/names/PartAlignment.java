// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.util.Arrays;
import org.enlace.names.words.RoughSoundKey;
import org.enlace.names.words.WordSimilarity;

/**
 * Which parts of one name stand for which of another: equal parts first, then the likest pair of what is left, then parts
 * written together on one side and apart on the other. Greedy; at most 40 parts a side.
 */
final class PartAlignment {
    /** How like two parts are. */
    interface Measure {
        int of(NamePart one, NamePart other);
    }

    /** Parts {@code from} to {@code to} (exclusive) of one side written as one part of the other. */
    record Joint(boolean ofLeft, int from, int to, int other, int code) {}

    private static final int MOST_JOINED = 3;

    final NamePart[] left;
    final NamePart[] right;
    /** For each part on the left the place on the right, or -1. */
    final int[] partner;

    final int[] codes;
    private long openLeft;
    private long openRight;
    private Joint[] joints = {};

    private PartAlignment(NamePart[] left, NamePart[] right) {
        this.left = left;
        this.right = right;
        this.partner = new int[left.length];
        this.codes = new int[left.length];
        openLeft = (1L << left.length) - 1;
        openRight = (1L << right.length) - 1;
    }

    /**
     * @param syllables whether parts are so short that those written together are sought before those that are alike
     */
    static PartAlignment of(NamePart[] left, NamePart[] right, Measure measure, boolean syllables) {
        PartAlignment alignment = new PartAlignment(left, right);
        alignment.equal();
        if (syllables && left.length != right.length && alignment.openLeft != 0 && alignment.openRight != 0) {
            alignment.together(PartAlignment::asOneWord);
        }
        if (alignment.openLeft != 0 && alignment.openRight != 0) {
            alignment.alike(measure);
        }
        if (alignment.openLeft != 0 && alignment.openRight != 0) {
            alignment.together(PartAlignment::joint);
        }
        return alignment;
    }

    /** Parts in the same place first, so that one that stands twice meets its own. */
    private void equal() {
        for (int at = 0; at < left.length; at++) {
            partner[at] = -1;
            if (at < right.length && left[at].hash == right[at].hash && left[at].compound() == right[at].compound()) {
                pair(at, at, PartLikeness.EQUAL);
            }
        }
        for (int at = 0; at < left.length; at++) {
            if (partner[at] >= 0) {
                continue;
            }
            for (long rest = openRight; rest != 0; rest &= rest - 1) {
                int other = Long.numberOfTrailingZeros(rest);
                if (left[at].hash == right[other].hash && left[at].compound() == right[other].compound()) {
                    pair(at, other, PartLikeness.EQUAL);
                    break;
                }
            }
        }
    }

    private void pair(int at, int other, int code) {
        partner[at] = other;
        codes[at] = code;
        openLeft &= ~(1L << at);
        openRight &= ~(1L << other);
    }

    private void alike(Measure measure) {
        int columns = right.length;
        int[] table = new int[left.length * columns];
        for (long lefts = openLeft; lefts != 0; lefts &= lefts - 1) {
            int at = Long.numberOfTrailingZeros(lefts);
            for (long rights = openRight; rights != 0; rights &= rights - 1) {
                int other = Long.numberOfTrailingZeros(rights);
                table[at * columns + other] = measure.of(left[at], right[other]);
            }
        }
        while (true) {
            double best = 1;
            int bestLeft = -1;
            int bestRight = -1;
            for (long lefts = openLeft; lefts != 0; lefts &= lefts - 1) {
                int at = Long.numberOfTrailingZeros(lefts);
                for (long rights = openRight; rights != 0; rights &= rights - 1) {
                    int other = Long.numberOfTrailingZeros(rights);
                    double cost = PartLikeness.cost(table[at * columns + other]) + 1e-6 * Math.abs(at - other);
                    if (cost < best) {
                        best = cost;
                        bestLeft = at;
                        bestRight = other;
                    }
                }
            }
            if (bestLeft < 0) {
                return;
            }
            pair(bestLeft, bestRight, table[bestLeft * columns + bestRight]);
        }
    }

    /** Measures parts written together against a part. */
    private interface Joining {
        int of(byte[] joined, byte[] whole);
    }

    private void together(Joining joining) {
        together(true, joining);
        together(false, joining);
    }

    private static int asOneWord(byte[] joined, byte[] whole) {
        return Arrays.equals(joined, whole) ? joint(joined, whole) : PartLikeness.NONE;
    }

    private void together(boolean ofLeft, Joining joining) {
        NamePart[] apart = ofLeft ? left : right;
        NamePart[] whole = ofLeft ? right : left;
        for (int from = 0; from + 1 < apart.length; from++) {
            for (int to = from + 2; to <= Math.min(apart.length, from + MOST_JOINED); to++) {
                long run = ((1L << to) - 1) & ~((1L << from) - 1);
                if (((ofLeft ? openLeft : openRight) & run) != run) {
                    break;
                }
                byte[] joined = joined(apart, from, to);
                for (long rest = ofLeft ? openRight : openLeft; rest != 0; rest &= rest - 1) {
                    int other = Long.numberOfTrailingZeros(rest);
                    int code = joining.of(joined, whole[other].letters);
                    if (code != PartLikeness.NONE) {
                        join(new Joint(ofLeft, from, to, other, code), run);
                        break;
                    }
                }
            }
        }
    }

    private void join(Joint joint, long run) {
        joints = Arrays.copyOf(joints, joints.length + 1);
        joints[joints.length - 1] = joint;
        openLeft &= ~(joint.ofLeft() ? run : 1L << joint.other());
        openRight &= ~(joint.ofLeft() ? 1L << joint.other() : run);
    }

    static int joint(byte[] joined, byte[] whole) {
        int length = Math.max(joined.length, whole.length);
        int limit = length < 5 ? 0 : length < 9 ? 1 : 2;
        if (Math.abs(joined.length - whole.length) > limit) {
            return PartLikeness.NONE;
        }
        double edits = WordSimilarity.osa(joined, whole);
        if (edits > 0 && RoughSoundKey.of(joined) == RoughSoundKey.of(whole)) {
            edits = 0.5;
        }
        return edits > limit
                ? PartLikeness.NONE
                : PartLikeness.code(NameFinding.Kind.WRITTEN_TOGETHER, 0.02 + 0.85 * edits / length);
    }

    static byte[] joined(NamePart[] parts, int from, int to) {
        int length = 0;
        for (int at = from; at < to; at++) {
            length += parts[at].inOneWord().length;
        }
        byte[] joined = new byte[length];
        int end = 0;
        for (int at = from; at < to; at++) {
            byte[] letters = parts[at].inOneWord();
            System.arraycopy(letters, 0, joined, end, letters.length);
            end += letters.length;
        }
        return joined;
    }

    /** Whether two parts without partners stand between the same neighbours that have some. */
    boolean inOneGap(int at, int other) {
        int low = -1;
        int high = right.length;
        for (int before = at - 1; before >= 0 && low < 0; before--) {
            low = partner[before];
        }
        for (int after = at + 1; after < left.length && high == right.length; after++) {
            high = partner[after] < 0 ? high : partner[after];
        }
        return low < other && other < high;
    }

    /** Parts on the left without a partner, one bit each. */
    long openLeft() {
        return openLeft;
    }

    /** Parts on the right without a partner, one bit each. */
    long openRight() {
        return openRight;
    }

    Joint[] joints() {
        return joints;
    }
}
