// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of the C2SP tlog-tiles layout: hashes of a level, or the entries under a level 0 tile. {@code width} is 256
 * for a full tile and 1 to 255 for a partial one, which stands under {@code N.p/W}.
 */
record HashTile(int level, long index, int width) {
    /** Stands for the level in the path of an entry bundle. */
    static final int ENTRIES = -1;

    static final int MAX_LEVEL = 7;
    private static final Pattern PATH =
            Pattern.compile("tile/(entries|[0-7])/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    HashTile {
        if (level < ENTRIES || level > MAX_LEVEL || index < 0 || width < 1 || width > MerkleTree.TILE_WIDTH) {
            throw LedgerException.format("a tile has a level, an index and 1..256 entries: width=" + width);
        }
    }

    /** The tile that holds hash {@code index} of a level whose tiles have {@code count} hashes in all. */
    static HashTile at(int level, long index, long count) {
        return new HashTile(level, index, (int) Math.min(MerkleTree.TILE_WIDTH, count - index * MerkleTree.TILE_WIDTH));
    }

    static Optional<HashTile> parse(String path) {
        Matcher found = PATH.matcher(path);
        if (!found.matches()) {
            return Optional.empty();
        }
        int level = found.group(1).equals("entries") ? ENTRIES : Integer.parseInt(found.group(1));
        long index = Long.parseLong(found.group(2).replace("x", "").replace("/", ""));
        int width = found.group(3) == null ? MerkleTree.TILE_WIDTH : Integer.parseInt(found.group(3));
        if (found.group(3) != null && width >= MerkleTree.TILE_WIDTH) {
            return Optional.empty();
        }
        return Optional.of(new HashTile(level, index, width))
                .filter(tile -> tile.path().equals(path));
    }

    /** How many hashes a level has in a log of {@code size} entries; bundles count as level 0. */
    static long count(int level, long size) {
        return size >> (MerkleTree.TILE_HEIGHT * Math.max(level, 0));
    }

    boolean isFull() {
        return width == MerkleTree.TILE_WIDTH;
    }

    boolean holdsEntries() {
        return level == ENTRIES;
    }

    /** The index of the first hash or entry in it. */
    long first() {
        return index * MerkleTree.TILE_WIDTH;
    }

    String path() {
        return isFull() ? fullPath() : partialFolder() + "/" + width;
    }

    /** Where the tile's partial forms stand. */
    String partialFolder() {
        return fullPath() + ".p";
    }

    private String fullPath() {
        String digits = "%03d".formatted(index);
        String padded = "0".repeat((3 - digits.length() % 3) % 3) + digits;
        var path = new StringBuilder("tile/")
                .append(holdsEntries() ? "entries" : level)
                .append('/');
        for (int at = 0; at < padded.length(); at += 3) {
            boolean last = at + 3 == padded.length();
            path.append(last ? "" : "x").append(padded, at, at + 3).append(last ? "" : "/");
        }
        return path.toString();
    }
}
