// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.oprf.Octets;
import org.enlace.oprf.ParallelSpans;

/** The making of an own tag set out of the one before, of which it keeps what it can. */
final class TagRenewal {

    private final VeilKey key;
    private final TagLayout layout;
    private final byte[] before;
    private final byte[] origins;

    /** {@code before} is a set of the key's scope. */
    TagRenewal(VeilKey key, KeptTagSet before) {
        this(key, before.tags().entries().shared(), before.origins().shared());
    }

    private TagRenewal(VeilKey key, byte[] before, byte[] origins) {
        this.key = key;
        this.layout = TagLayout.of(key.scope().classLabel());
        this.before = before;
        this.origins = origins;
    }

    /** Where there is no set before. */
    static TagRenewal first(VeilKey key) {
        return new TagRenewal(key, new byte[0], new byte[0]);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(byte[] entry, EntryOrigin origin) {}

    KeptTagSet renewed(List<LabelledTag> held, int least, SecureRandom random) {
        int needed = Math.max(held.size(), least);
        TagLayout.requireRoom(needed);
        List<Row> padding = new ArrayList<>();
        Map<EntryOrigin, Row> gone = new HashMap<>();
        for (Row row : rows()) {
            if (row.origin().equals(EntryOrigin.CHANCE)) {
                padding.add(row);
            } else {
                gone.put(row.origin(), row);
            }
        }
        Row[] rows = new Row[SetPadding.size(needed)];
        List<Row> fresh = keep(held, gone, rows);
        if (!fresh.isEmpty() || !gone.isEmpty() || rows.length * layout.bytes() != before.length) {
            Collections.shuffle(padding, random);
            PaddingReplacement paddingReplacement = PaddingReplacement.of(
                    layout, gone.size(), fresh.size(), common(gone.values(), fresh), padding.size());
            padding = churned(padding, paddingReplacement, random);
        }
        for (int at = held.size(); at < rows.length; at++) {
            int place = at - held.size();
            rows[at] = place < padding.size() ? padding.get(place) : random(random);
        }
        return packed(rows);
    }

    private List<Row> rows() {
        int width = layout.bytes();
        List<Row> rows = new ArrayList<>(before.length / width);
        for (int at = 0; at < before.length / width; at++) {
            byte[] entry = Arrays.copyOfRange(before, at * width, (at + 1) * width);
            rows.add(new Row(entry, EntryOrigin.read(origins, at * EntryOrigin.BYTES)));
        }
        return rows;
    }

    /** Places what is held, first in {@code rows}; takes out of {@code gone} what stays, and returns what was made. */
    private List<Row> keep(List<LabelledTag> held, Map<EntryOrigin, Row> gone, Row[] rows) {
        ParallelSpans.forEach(held.size(), (from, to) -> {
            for (int i = from; i < to; i++) {
                EntryOrigin origin = EntryOrigin.of(key, held.get(i));
                Row row = gone.get(origin);
                rows[i] = row == null ? new Row(layout.entry(key, held.get(i)), origin) : row;
            }
        });
        List<Row> fresh = new ArrayList<>();
        for (int i = 0; i < held.size(); i++) {
            if (gone.remove(rows[i].origin()) == null) {
                fresh.add(rows[i]);
            }
        }
        return fresh;
    }

    /** How many of the fresh entries have the tag of one that is gone: their label changed. */
    private static int common(Iterable<Row> gone, List<Row> fresh) {
        Set<Octets> tags = new HashSet<>();
        gone.forEach(row -> tags.add(tag(row)));
        return (int) fresh.stream().filter(row -> tags.contains(tag(row))).count();
    }

    private static Octets tag(Row row) {
        return Octets.own(Arrays.copyOf(row.entry(), OutputTag.BYTES));
    }

    private List<Row> churned(List<Row> padding, PaddingReplacement paddingReplacement, SecureRandom random) {
        List<Row> churned = new ArrayList<>(padding.subList(paddingReplacement.replaced(), padding.size()));
        for (int at = 0; at < paddingReplacement.relabelled(); at++) {
            Row other = random(random);
            System.arraycopy(churned.get(at).entry(), 0, other.entry(), 0, OutputTag.BYTES);
            churned.set(at, other);
        }
        return churned;
    }

    private Row random(SecureRandom random) {
        byte[] entry = new byte[layout.bytes()];
        random.nextBytes(entry);
        return new Row(entry, EntryOrigin.CHANCE);
    }

    private KeptTagSet packed(Row[] rows) {
        Arrays.sort(rows, (left, right) -> TagLayout.compare(left.entry(), 0, right.entry(), 0));
        byte[] entries = new byte[rows.length * layout.bytes()];
        byte[] from = new byte[rows.length * EntryOrigin.BYTES];
        for (int at = 0; at < rows.length; at++) {
            System.arraycopy(rows[at].entry(), 0, entries, at * layout.bytes(), layout.bytes());
            rows[at].origin().write(from, at * EntryOrigin.BYTES);
        }
        TagSet tags = new TagSet(key.scope(), key.publicKey(), Octets.own(entries));
        return new KeptTagSet(tags, Octets.own(from));
    }
}
