// SPDX-License-Identifier: Apache-2.0
package org.enlace.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.enlace.model.AuthorityId;
import org.enlace.model.SubjectRef;

/**
 * What several authorities see together. Vertices are sorted by id; adjacency is held as compressed sparse rows, so a
 * neighbourhood costs its own size and a shortest path one breadth-first search.
 */
public final class JointPicture {
    private final List<PictureVertex> vertices;
    private final List<PictureEdge> edges;
    private final Map<SubjectRef, Integer> index = new HashMap<>();
    private final int[] rows;
    private final int[] neighbours;

    private JointPicture(List<PictureVertex> vertices, List<PictureEdge> edges) {
        this.vertices = List.copyOf(vertices);
        this.edges = List.copyOf(edges);
        for (int i = 0; i < vertices.size(); i++) {
            for (SubjectRef member : vertices.get(i).members()) {
                index.put(member, i);
            }
        }
        rows = new int[vertices.size() + 1];
        for (PictureEdge edge : edges) {
            rows[at(edge.from()) + 1]++;
            rows[at(edge.to()) + 1]++;
        }
        Arrays.parallelPrefix(rows, Integer::sum);
        neighbours = new int[2 * edges.size()];
        int[] next = Arrays.copyOf(rows, rows.length);
        for (PictureEdge edge : edges) {
            neighbours[next[at(edge.from())]++] = at(edge.to());
            neighbours[next[at(edge.to())]++] = at(edge.from());
        }
    }

    /** The picture of everything contributed; cost is linear in subjects and links but for the sorting of ids. */
    public static JointPicture of(
            Collection<PictureContribution> contributions, Collection<SubjectSameness> samenesses) {
        PictureAssembly assembly = new PictureAssembly(contributions, samenesses);
        return new JointPicture(assembly.vertices(), assembly.edges());
    }

    /** All vertices, by id. */
    public List<PictureVertex> vertices() {
        return vertices;
    }

    /** All edges, in a fixed order. */
    public List<PictureEdge> edges() {
        return edges;
    }

    /** The vertex that stands for a subject of any contributor. */
    public Optional<PictureVertex> vertexOf(SubjectRef member) {
        return Optional.ofNullable(index.get(member)).map(vertices::get);
    }

    /** The part within {@code steps} links of a subject, at most {@code most} vertices, nearest first. */
    public JointPicture around(SubjectRef focus, int steps, int most) {
        Integer start = index.get(focus);
        if (start == null) {
            return new JointPicture(List.of(), List.of());
        }
        int[] distance = distances(start);
        List<Integer> near = new ArrayList<>();
        for (int i = 0; i < distance.length; i++) {
            if (distance[i] >= 0 && distance[i] <= steps) {
                near.add(i);
            }
        }
        near.sort((a, b) -> distance[a] != distance[b] ? Integer.compare(distance[a], distance[b]) : a.compareTo(b));
        return part(new TreeSet<>(near.subList(0, Math.min(most, near.size()))));
    }

    /** The connected parts to which at least two authorities contributed, whole. */
    public JointPicture joint() {
        Set<Integer> kept = new TreeSet<>();
        parts().stream().filter(part -> authorities(part).size() > 1).forEach(kept::addAll);
        return part(kept);
    }

    /**
     * The whole where it has at most {@code most} vertices; else its connected parts, those of several authorities first
     * and the largest first among them, until {@code most} are reached. Of the part that reaches it some are left out.
     */
    public JointPicture first(int most) {
        if (vertices.size() <= most) {
            return this;
        }
        Set<Integer> kept = new TreeSet<>();
        for (List<Integer> part : parts()) {
            kept.addAll(part.subList(0, Math.min(most - kept.size(), part.size())));
        }
        return part(kept);
    }

    /** The connected parts: those of several authorities first, then by size, then by their first vertex. */
    private List<List<Integer>> parts() {
        int[] component = components();
        Map<Integer, List<Integer>> parts = new HashMap<>();
        for (int i = 0; i < component.length; i++) {
            parts.computeIfAbsent(component[i], key -> new ArrayList<>()).add(i);
        }
        return parts.values().stream()
                .sorted(Comparator.<List<Integer>>comparingInt(
                                part -> -Math.min(authorities(part).size(), 2))
                        .thenComparingInt(part -> -part.size())
                        .thenComparingInt(List::getFirst))
                .toList();
    }

    /** A shortest path between two subjects, both ends included; empty where there is none. Ties go to lower ids. */
    public List<PictureVertex> path(SubjectRef from, SubjectRef to) {
        Integer start = index.get(from);
        Integer end = index.get(to);
        if (start == null || end == null) {
            return List.of();
        }
        int[] distance = distances(end);
        if (distance[start] < 0) {
            return List.of();
        }
        List<PictureVertex> path = new ArrayList<>(List.of(vertices.get(start)));
        int at = start;
        while (at != end) {
            int here = distance[at];
            at = Arrays.stream(neighbours, rows[at], rows[at + 1])
                    .filter(next -> distance[next] == here - 1)
                    .min()
                    .orElseThrow();
            path.add(vertices.get(at));
        }
        return path;
    }

    /** These vertices and the edges among them. */
    public JointPicture only(Collection<PictureVertex> some) {
        Set<Integer> kept = new TreeSet<>();
        some.forEach(vertex -> kept.add(at(vertex.id())));
        return part(kept);
    }

    /** The part of which every vertex is seen, and the edges between those. */
    public JointPicture only(Predicate<PictureVertex> seen) {
        Set<Integer> kept = new TreeSet<>();
        for (int i = 0; i < vertices.size(); i++) {
            if (seen.test(vertices.get(i))) {
                kept.add(i);
            }
        }
        return part(kept);
    }

    /** What this picture adds to what {@code alone} would see: sizes, and parts that only together are one. */
    public Gain gain(AuthorityId alone) {
        JointPicture own = keep(vertex -> vertex.authorities().contains(alone), alone);
        return new Gain(
                own.vertices.size(),
                vertices.size(),
                own.edges.size(),
                edges.size(),
                own.largestComponent(),
                largestComponent());
    }

    /** Sizes of the picture seen alone and seen together. */
    public record Gain(
            int verticesAlone, int verticesJoint, int linksAlone, int linksJoint, int largestAlone, int largestJoint) {}

    /** Positions of the vertices in the order of {@link #vertices}, each in the unit square. */
    public List<PictureLayout.Position> positions() {
        return PictureLayout.of(vertices.size(), rows, neighbours);
    }

    private JointPicture keep(Predicate<PictureVertex> wanted, AuthorityId voice) {
        List<PictureVertex> kept = vertices.stream().filter(wanted).toList();
        Set<SubjectRef> ids = new TreeSet<>(kept.stream().map(PictureVertex::id).toList());
        List<PictureEdge> between = edges.stream()
                .filter(edge -> ids.contains(edge.from()) && ids.contains(edge.to()))
                .filter(edge -> !edge.lead() && edge.authorities().contains(voice))
                .toList();
        return new JointPicture(kept, between);
    }

    private JointPicture part(Set<Integer> kept) {
        List<PictureVertex> some = kept.stream().map(vertices::get).toList();
        List<PictureEdge> between = edges.stream()
                .filter(edge -> kept.contains(at(edge.from())) && kept.contains(at(edge.to())))
                .toList();
        return new JointPicture(some, between);
    }

    private Set<AuthorityId> authorities(List<Integer> part) {
        Set<AuthorityId> all = new TreeSet<>();
        part.forEach(i -> all.addAll(vertices.get(i).authorities()));
        return all;
    }

    private int at(SubjectRef vertex) {
        Integer found = index.get(vertex);
        if (found == null) {
            throw new IllegalStateException("edge must end at a vertex: authority=" + vertex.authority());
        }
        return found;
    }

    private int[] distances(int start) {
        int[] distance = new int[vertices.size()];
        Arrays.fill(distance, -1);
        distance[start] = 0;
        var queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            int at = queue.remove();
            for (int i = rows[at]; i < rows[at + 1]; i++) {
                if (distance[neighbours[i]] < 0) {
                    distance[neighbours[i]] = distance[at] + 1;
                    queue.add(neighbours[i]);
                }
            }
        }
        return distance;
    }

    private int[] components() {
        DisjointSets sets = new DisjointSets(vertices.size());
        edges.forEach(edge -> sets.union(at(edge.from()), at(edge.to())));
        int[] component = new int[vertices.size()];
        Arrays.setAll(component, sets::find);
        return component;
    }

    private int largestComponent() {
        Map<Integer, Integer> sizes = new HashMap<>();
        Arrays.stream(components()).forEach(root -> sizes.merge(root, 1, Integer::sum));
        return sizes.isEmpty() ? 0 : Collections.max(sizes.values());
    }
}
