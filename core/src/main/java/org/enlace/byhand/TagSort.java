// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.enlace.veil.tags.TagLayout;

/**
 * Puts any number of entries in rising order and drops repeated ones, in constant memory: sorted runs of 65,536 go to private
 * files beside the place of the result, which are removed when closed.
 */
final class TagSort implements Closeable {
    private static final int RUN = 1 << 16;
    private static final int BUFFER = 1 << 14;

    private final Path place;
    private final int width;
    private final List<Path> files = new ArrayList<>();
    private byte[][] run = new byte[RUN][];
    private int filled;

    /** Sorts entries of a layout for a file that will stand at a place. */
    TagSort(Path place, TagLayout layout) {
        this.place = place;
        this.width = layout.bytes();
    }

    /** Adds packed entries. */
    void add(byte[] packed) throws IOException {
        for (int at = 0; at < packed.length; at += width) {
            if (filled == RUN) {
                spill();
            }
            run[filled++] = Arrays.copyOfRange(packed, at, at + width);
        }
    }

    /** Number of distinct entries added so far; reads all of them. */
    int distinct() throws IOException {
        int[] count = {0};
        forEach(_ -> count[0]++);
        return count[0];
    }

    /** Each distinct entry in rising order. */
    void forEach(Taker taker) throws IOException {
        Arrays.sort(run, 0, filled, TagSort::compare);
        List<InputStream> streams = new ArrayList<>();
        try {
            PriorityQueue<Run> runs = new PriorityQueue<>();
            runs.add(new Run(InputStream.nullInputStream(), Arrays.asList(run).subList(0, filled)));
            for (Path file : files) {
                streams.add(new BufferedInputStream(Files.newInputStream(file), BUFFER));
                runs.add(new Run(streams.getLast(), List.of()));
            }
            merge(runs, taker);
        } finally {
            for (InputStream each : streams) {
                each.close();
            }
        }
    }

    private static void merge(PriorityQueue<Run> runs, Taker taker) throws IOException {
        byte[] before = {};
        for (Run least = runs.poll(); least != null; least = runs.poll()) {
            byte[] entry = least.head;
            if (entry.length == 0) {
                continue;
            }
            if (before.length == 0 || compare(before, entry) != 0) {
                taker.take(entry);
                before = entry;
            }
            least.advance();
            runs.add(least);
        }
    }

    private void spill() throws IOException {
        Arrays.sort(run, 0, filled, TagSort::compare);
        Path file = UnfinishedFile.scratch(place, true);
        files.add(file);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (int i = 0; i < filled; i++) {
                out.write(run[i]);
            }
        }
        filled = 0;
    }

    private static int compare(byte[] left, byte[] right) {
        return TagLayout.compare(left, 0, right, 0);
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    /** Takes one entry. */
    @FunctionalInterface
    interface Taker {
        void take(byte[] entry) throws IOException;
    }

    /** One sorted run and the entry at which it stands; an empty head, which comes last, where it is done. */
    private final class Run implements Comparable<Run> {
        private final InputStream stream;
        private final List<byte[]> memory;
        private int next;
        private byte[] head = {};

        Run(InputStream stream, List<byte[]> memory) throws IOException {
            this.stream = stream;
            this.memory = memory;
            advance();
        }

        void advance() throws IOException {
            head = next < memory.size() ? memory.get(next++) : stream.readNBytes(width);
        }

        @Override
        public int compareTo(Run other) {
            if (head.length == 0 || other.head.length == 0) {
                return Integer.compare(other.head.length, head.length);
            }
            return compare(head, other.head);
        }
    }
}
