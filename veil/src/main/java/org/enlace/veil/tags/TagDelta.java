// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.enlace.oprf.Octets;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;

/**
 * What of a tag set has changed since the one that the other side has: as many entries come as go.
 *
 * <p>Decision: docs/decisions.md, "Tag sets travel as deltas that are padded like sets".
 *
 * <h2>What the other side learns</h2>
 *
 * That at most so many entries have changed, rounded up to a padded size; the rest of them is padding that was replaced.
 *
 * <h2>What it does not</h2>
 *
 * Which of the entries that come or go stand for a value, nor how many of them, as long as the set has 64 padding entries; one that has
 * fewer goes whole, and what stays of it are its values.
 *
 * @param base digest of the set before, as {@link TagSet#digest()}
 * @param removed tags of 12 bytes in rising order
 * @param added as many entries, laid out as in the set, in rising order; a tag may stand in both: its label changes
 */
public record TagDelta(KeyScope scope, String base, Octets removed, Octets added) {

    private static final char TYPE = 'D';

    /** Checks the digest, the numbers and the order. */
    public TagDelta {
        KeyScope.requireDigest(base);
        int width = TagLayout.of(scope.classLabel()).bytes();
        int count = removed.length() / OutputTag.BYTES;
        if (count < 1 || removed.length() != count * OutputTag.BYTES || added.length() != count * width) {
            throw new VeilException(
                    VeilRefusal.WRONG_COUNT,
                    "as many entries must come as go: removed=" + removed.length() + ", added=" + added.length());
        }
        if (SetPadding.size(count) != count) {
            throw new VeilException(VeilRefusal.NOT_PADDED, "changes must be a padded number: changes=" + count);
        }
        TagLayout.requireRising(removed.shared(), OutputTag.BYTES);
        TagLayout.requireRising(added.shared(), width);
    }

    /** Whether a message is of this type rather than a whole {@link TagSet}. */
    public static boolean isOne(byte[] message) {
        return MessageReader.isOf(message, TYPE);
    }

    /**
     * What makes the next set out of the one before; nothing where the sets are of two sizes, where what changed is not a padded
     * number of entries, or where the whole next set would be less than twice as long.
     */
    public static Optional<TagDelta> between(TagSet before, TagSet next) {
        if (!before.scope().equals(next.scope())
                || !before.publicKey().equals(next.publicKey())
                || before.size() != next.size()) {
            return Optional.empty();
        }
        ByteArrayOutputStream removed = new ByteArrayOutputStream();
        ByteArrayOutputStream added = new ByteArrayOutputStream();
        int width = next.layout().bytes();
        notIn(next, before, OutputTag.BYTES, removed);
        notIn(before, next, width, added);
        int changes = added.size() / width;
        boolean pays = removed.size() + added.size() <= next.entries().length() / 2;
        return changes > 0 && pays && SetPadding.size(changes) == changes
                ? Optional.of(new TagDelta(
                        next.scope(),
                        before.digest(),
                        Octets.own(removed.toByteArray()),
                        Octets.own(added.toByteArray())))
                : Optional.empty();
    }

    /** The first bytes of each entry of a set that another set of the same size does not have. */
    private static void notIn(TagSet other, TagSet set, int bytes, ByteArrayOutputStream out) {
        byte[] theirs = other.entries().shared();
        byte[] ours = set.entries().shared();
        int width = set.layout().bytes();
        int there = 0;
        for (int at = 0; at < ours.length; at += width) {
            while (there < theirs.length && TagLayout.compare(theirs, there, ours, at) < 0) {
                there += width;
            }
            if (there == theirs.length || !Arrays.equals(theirs, there, there + width, ours, at, at + width)) {
                out.write(ours, at, bytes);
            }
        }
    }

    /** Number of entries that come, and of those that go. */
    public int changes() {
        return removed.length() / OutputTag.BYTES;
    }

    /** The set that follows from the one before; {@link VeilException} names why it is none. */
    public TagSet applyTo(TagSet before) {
        Optional<VeilRefusal> stranger = ScopeCheck.refusal(before.scope(), scope);
        if (stranger.isPresent()) {
            throw new VeilException(stranger.get(), "delta must be of the set's scope");
        }
        if (!before.digest().equals(base)) {
            throw new VeilException(VeilRefusal.STALE_BASE, "delta must be to the set that is here");
        }
        return new TagSet(scope, before.publicKey(), Octets.own(applied(before)));
    }

    private byte[] applied(TagSet before) {
        byte[] old = before.entries().shared();
        int width = before.layout().bytes();
        ByteArrayOutputStream all = new ByteArrayOutputStream(old.length + added.length());
        int go = 0;
        int come = 0;
        for (int at = 0; at < old.length; at += width) {
            while (come < added.length() && TagLayout.compare(added.shared(), come, old, at) < 0) {
                all.write(added.shared(), come, width);
                come += width;
            }
            if (go < removed.length() && TagLayout.compare(removed.shared(), go, old, at) == 0) {
                go += OutputTag.BYTES;
            } else {
                requireOther(old, at, come);
                all.write(old, at, width);
            }
        }
        if (go < removed.length()) {
            throw new VeilException(VeilRefusal.ABSENT_TAG, "what goes must be there: place=" + go / OutputTag.BYTES);
        }
        all.write(added.shared(), come, added.length() - come);
        return all.toByteArray();
    }

    private void requireOther(byte[] old, int at, int come) {
        if (come < added.length() && TagLayout.compare(added.shared(), come, old, at) == 0) {
            throw new VeilException(VeilRefusal.REPEATED_TAG, "what comes must not be there");
        }
    }

    /** The message's bytes. */
    public byte[] encode() {
        return MessageWriter.of(TYPE, 128 + removed.length() + added.length())
                .scope(scope)
                .digest(base)
                .number(changes())
                .bytes(removed.shared())
                .bytes(added.shared())
                .done();
    }

    /** The message in the bytes; {@link VeilException} names what is wrong. */
    public static TagDelta parse(byte[] message) {
        MessageReader in = MessageReader.of(message, TYPE);
        KeyScope scope = in.scope();
        String base = in.digest();
        int changes = in.count(TagSet.MOST);
        Octets removed = Octets.own(in.bytes(changes * OutputTag.BYTES));
        Octets added =
                Octets.own(in.bytes(changes * TagLayout.of(scope.classLabel()).bytes()));
        in.end();
        return new TagDelta(scope, base, removed, added);
    }
}
