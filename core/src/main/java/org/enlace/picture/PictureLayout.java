// SPDX-License-Identifier: Apache-2.0
package org.enlace.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Positions that depend on the graph alone. Each connected part is laid out by itself in units of the smallest distance
 * between two of its vertices ({@link SpringLayout}); the parts then stand in rows from the largest to the smallest, so that
 * none covers another.
 */
public final class PictureLayout {
    private static final double MARGIN = 1.4;
    private static final double WIDE = 1.35;

    /** A place in the unit square. */
    public record Position(double x, double y) {}

    /** A connected part: its vertices and their places in a box of its own. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Part(int[] vertices, double[] x, double[] y, double width, double height) {}

    private PictureLayout() {}

    static List<Position> of(int size, int[] rows, int[] neighbours) {
        List<Part> parts = new ArrayList<>();
        boolean[] seen = new boolean[size];
        for (int i = 0; i < size; i++) {
            if (!seen[i]) {
                parts.add(part(component(i, seen, rows, neighbours), rows, neighbours));
            }
        }
        parts.sort(Comparator.<Part>comparingInt(part -> -part.vertices().length)
                .thenComparingInt(part -> part.vertices()[0]));
        return scaled(shelved(parts, size));
    }

    private static int[] component(int start, boolean[] seen, int[] rows, int[] neighbours) {
        List<Integer> found = new ArrayList<>(List.of(start));
        ArrayDeque<Integer> queue = new ArrayDeque<>(found);
        seen[start] = true;
        while (!queue.isEmpty()) {
            int at = queue.remove();
            for (int i = rows[at]; i < rows[at + 1]; i++) {
                if (!seen[neighbours[i]]) {
                    seen[neighbours[i]] = true;
                    found.add(neighbours[i]);
                    queue.add(neighbours[i]);
                }
            }
        }
        return found.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private static Part part(int[] vertices, int[] rows, int[] neighbours) {
        int[][] beside = new int[vertices.length][];
        for (int i = 0; i < vertices.length; i++) {
            beside[i] = Arrays.stream(neighbours, rows[vertices[i]], rows[vertices[i] + 1])
                    .map(other -> Arrays.binarySearch(vertices, other))
                    .toArray();
        }
        SpringLayout springs = new SpringLayout(beside);
        springs.settle();
        return boxed(vertices, springs.x(), springs.y());
    }

    private static Part boxed(int[] vertices, double[] x, double[] y) {
        double left = Arrays.stream(x).min().orElse(0);
        double top = Arrays.stream(y).min().orElse(0);
        double right = Arrays.stream(x).max().orElse(0);
        double bottom = Arrays.stream(y).max().orElse(0);
        return new Part(
                vertices,
                Arrays.stream(x).map(at -> at - left).toArray(),
                Arrays.stream(y).map(at -> at - top).toArray(),
                right - left + MARGIN,
                bottom - top + MARGIN);
    }

    private static Position[] shelved(List<Part> parts, int size) {
        double area =
                parts.stream().mapToDouble(part -> part.width() * part.height()).sum();
        double widest = parts.stream().mapToDouble(Part::width).max().orElse(0);
        double room = Math.max(widest, Math.sqrt(area * WIDE));
        Position[] places = new Position[size];
        double left = 0;
        double top = 0;
        double tallest = 0;
        for (Part part : parts) {
            if (left > 0 && left + part.width() > room) {
                top += tallest;
                left = 0;
                tallest = 0;
            }
            for (int i = 0; i < part.vertices().length; i++) {
                places[part.vertices()[i]] = new Position(left + part.x()[i], top + part.y()[i]);
            }
            left += part.width();
            tallest = Math.max(tallest, part.height());
        }
        return places;
    }

    private static List<Position> scaled(Position[] places) {
        double width = Arrays.stream(places).mapToDouble(Position::x).max().orElse(0);
        double height = Arrays.stream(places).mapToDouble(Position::y).max().orElse(0);
        double span = Math.max(Math.max(width, height), 1e-9);
        return Arrays.stream(places)
                .map(place ->
                        new Position((place.x() + (span - width) / 2) / span, (place.y() + (span - height) / 2) / span))
                .toList();
    }
}
