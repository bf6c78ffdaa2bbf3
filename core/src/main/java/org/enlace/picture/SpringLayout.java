// SPDX-License-Identifier: Apache-2.0
package org.enlace.picture;

import java.util.Arrays;

/**
 * A connected graph as springs and repelling bodies, after Fruchterman and Reingold (1991) with their grid variant:
 * repulsion acts only between vertices of neighbouring cells, so a round costs about the number of vertices. The start
 * is a Vogel spiral in the order of the vertices, the temperature falls linearly, and no chance is involved. At the end
 * vertices that are nearer than a unit are pushed apart, so that marks of one unit do not cover each other.
 *
 * <p>Two linked vertices rest where push and pull are equal, at the cube root of {@code PUSH / PULL}, 2.2 units; nothing
 * pushes over more than {@code REACH}, nearly three such lengths. Marks are drawn one unit wide and parted to 1.3, so
 * that they do not touch. More than 1,000 vertices get 90 rounds instead of 200: their picture takes longer, and is
 * looked at from further away.
 *
 * <p>Decision: docs/decisions.md, "Marks do not cover each other, and nobody's label comes first".
 */
final class SpringLayout {
    private static final int ROUNDS = 200;
    private static final int ROUNDS_OF_MANY = 90;
    private static final int MANY = 1_000;
    private static final int APART = 60;
    private static final double UNIT = 1.3;
    private static final double REACH = 6;
    private static final double PUSH = 2;
    private static final double PULL = 0.2;
    private static final double GRAVITY = 0.004;
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

    private final int[][] beside;
    private final int size;
    private final double[] x;
    private final double[] y;
    private final double[] moveX;
    private final double[] moveY;
    private final int[] column;
    private final int[] row;
    private final int[] chained;
    private final int[] first;

    /** {@code beside} names the neighbours of each vertex, both ways. */
    SpringLayout(int[][] beside) {
        this.beside = beside;
        size = beside.length;
        x = new double[size];
        y = new double[size];
        moveX = new double[size];
        moveY = new double[size];
        column = new int[size];
        row = new int[size];
        chained = new int[size];
        first = new int[Integer.highestOneBit(Math.max(1, size)) * 4];
    }

    void settle() {
        for (int i = 0; i < size; i++) {
            double radius = 2 * Math.sqrt(i + 0.5);
            x[i] = size == 1 ? 0 : radius * Math.cos(i * GOLDEN_ANGLE);
            y[i] = size == 1 ? 0 : radius * Math.sin(i * GOLDEN_ANGLE);
        }
        int rounds = size < 2 ? 0 : size > MANY ? ROUNDS_OF_MANY : ROUNDS;
        for (int round = 0; round < rounds; round++) {
            begin(GRAVITY);
            eachNear(REACH, this::push);
            attract();
            move(2.0 * (rounds - round) / rounds);
        }
        for (int round = 0; round < APART && size > 1; round++) {
            begin(0);
            eachNear(UNIT, this::part);
            for (int i = 0; i < size; i++) {
                x[i] += moveX[i];
                y[i] += moveY[i];
            }
        }
    }

    double[] x() {
        return x;
    }

    double[] y() {
        return y;
    }

    private void begin(double gravity) {
        for (int i = 0; i < size; i++) {
            moveX[i] = -x[i] * gravity;
            moveY[i] = -y[i] * gravity;
        }
    }

    private interface Pair {
        void meet(int one, int other, double dx, double dy, double square);
    }

    /** Every two that are nearer than {@code reach}, once. Those of a cell of that width are chained in a hash table. */
    private void eachNear(double reach, Pair pair) {
        Arrays.fill(first, -1);
        for (int i = 0; i < size; i++) {
            column[i] = (int) Math.floor(x[i] / reach);
            row[i] = (int) Math.floor(y[i] / reach);
            int bucket = bucket(column[i], row[i]);
            chained[i] = first[bucket];
            first[bucket] = i;
        }
        for (int i = 0; i < size; i++) {
            for (int near = 0; near < 9; near++) {
                eachIn(column[i] + near % 3 - 1, row[i] + near / 3 - 1, i, reach * reach, pair);
            }
        }
    }

    private void eachIn(int cellColumn, int cellRow, int i, double most, Pair pair) {
        for (int other = first[bucket(cellColumn, cellRow)]; other >= 0; other = chained[other]) {
            if (other < i && column[other] == cellColumn && row[other] == cellRow) {
                double dx = x[i] - x[other];
                double dy = y[i] - y[other];
                double square = dx * dx + dy * dy;
                if (square < most) {
                    pair.meet(i, other, dx, dy, square);
                }
            }
        }
    }

    private int bucket(int cellColumn, int cellRow) {
        int mixed = cellColumn * 0x9E3779B1 + cellRow * 0x85EBCA6B;
        return (mixed ^ (mixed >>> 15)) & (first.length - 1);
    }

    private void push(int i, int other, double dx, double dy, double square) {
        double force = PUSH / Math.max(square, 0.05);
        apart(i, other, dx * force, dy * force);
    }

    /** Half of what is missing to one unit for each; two in one place part along a line of their own. */
    private void part(int i, int other, double dx, double dy, double square) {
        double distance = Math.sqrt(square);
        double half = (UNIT - distance) / 2;
        if (distance < 1e-6) {
            apart(i, other, half * Math.cos(i * GOLDEN_ANGLE), half * Math.sin(i * GOLDEN_ANGLE));
        } else {
            apart(i, other, dx / distance * half, dy / distance * half);
        }
    }

    private void apart(int i, int other, double byX, double byY) {
        moveX[i] += byX;
        moveY[i] += byY;
        moveX[other] -= byX;
        moveY[other] -= byY;
    }

    private void attract() {
        for (int i = 0; i < size; i++) {
            for (int other : beside[i]) {
                double dx = x[other] - x[i];
                double dy = y[other] - y[i];
                double pull = PULL * Math.sqrt(dx * dx + dy * dy);
                moveX[i] += dx * pull;
                moveY[i] += dy * pull;
            }
        }
    }

    private void move(double temperature) {
        for (int i = 0; i < size; i++) {
            double length = Math.hypot(moveX[i], moveY[i]);
            if (length > 0) {
                double step = Math.min(length * 0.1, temperature) / length;
                x[i] += moveX[i] * step;
                y[i] += moveY[i] * step;
            }
        }
    }
}
