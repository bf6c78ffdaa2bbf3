// SPDX-License-Identifier: Apache-2.0
package org.enlace.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Force-directed positions that depend on the graph alone.
 *
 * <p>Fruchterman and Reingold (1991) with their grid variant: repulsion acts only between vertices of neighbouring
 * cells, so a round costs about the number of vertices. The start is a Vogel spiral in the order of the vertices, the
 * temperature falls linearly, and no chance is involved.
 */
public final class Layout {
    private static final int ROUNDS = 160;
    private static final double REACH = 5;
    private static final double PUSH = 2.5;
    private static final double PULL = 0.15;
    private static final double GRAVITY = 0.012;
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

    private final int size;
    private final int[] rows;
    private final int[] neighbours;
    private final double[] x;
    private final double[] y;
    private final double[] moveX;
    private final double[] moveY;

    /** A place in the unit square. */
    public record Position(double x, double y) {}

    private Layout(int size, int[] rows, int[] neighbours) {
        this.size = size;
        this.rows = rows;
        this.neighbours = neighbours;
        x = new double[size];
        y = new double[size];
        moveX = new double[size];
        moveY = new double[size];
    }

    static List<Position> of(int size, int[] rows, int[] neighbours) {
        Layout layout = new Layout(size, rows, neighbours);
        layout.spiral();
        for (int round = 0; round < ROUNDS; round++) {
            layout.repel();
            layout.attract();
            layout.move(2.0 * (ROUNDS - round) / ROUNDS);
        }
        return layout.scaled();
    }

    private void spiral() {
        for (int i = 0; i < size; i++) {
            double radius = 2 * Math.sqrt(i + 0.5);
            x[i] = radius * Math.cos(i * GOLDEN_ANGLE);
            y[i] = radius * Math.sin(i * GOLDEN_ANGLE);
        }
    }

    private void repel() {
        Map<Long, List<Integer>> cells = new HashMap<>();
        for (int i = 0; i < size; i++) {
            moveX[i] = -x[i] * GRAVITY;
            moveY[i] = -y[i] * GRAVITY;
            cells.computeIfAbsent(cell(x[i], y[i], 0, 0), key -> new ArrayList<>())
                    .add(i);
        }
        for (int i = 0; i < size; i++) {
            for (int dx = -1; dx <= 1; dx++) {
                for (int dy = -1; dy <= 1; dy++) {
                    for (int other : cells.getOrDefault(cell(x[i], y[i], dx, dy), List.of())) {
                        push(i, other);
                    }
                }
            }
        }
    }

    private static long cell(double x, double y, int dx, int dy) {
        long column = (long) Math.floor(x / REACH) + dx;
        long row = (long) Math.floor(y / REACH) + dy;
        return (column << 32) ^ (row & 0xFFFFFFFFL);
    }

    private void push(int i, int other) {
        double dx = x[i] - x[other];
        double dy = y[i] - y[other];
        double square = dx * dx + dy * dy;
        if (i != other && square < REACH * REACH) {
            double force = PUSH / Math.max(square, 0.05);
            moveX[i] += dx * force;
            moveY[i] += dy * force;
        }
    }

    private void attract() {
        for (int i = 0; i < size; i++) {
            for (int at = rows[i]; at < rows[i + 1]; at++) {
                int other = neighbours[at];
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

    private List<Position> scaled() {
        double lowX = Arrays.stream(x).min().orElse(0);
        double lowY = Arrays.stream(y).min().orElse(0);
        double width = Arrays.stream(x).max().orElse(0) - lowX;
        double height = Arrays.stream(y).max().orElse(0) - lowY;
        double span = Math.max(Math.max(width, height), 1e-9);
        List<Position> out = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            double shiftX = (span - width) / 2;
            double shiftY = (span - height) / 2;
            out.add(new Position((x[i] - lowX + shiftX) / span, (y[i] - lowY + shiftY) / span));
        }
        return out;
    }
}
