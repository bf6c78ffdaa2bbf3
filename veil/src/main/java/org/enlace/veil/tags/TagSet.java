// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.enlace.crypto.CanonicalJson;
import org.enlace.oprf.Octets;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;

/**
 * What one side holds of a class, as tags that mean nothing without its key.
 *
 * <h2>What the other side learns</h2>
 *
 * The number of distinct values, rounded up to a padded size (64 times a power of the square root of two).
 *
 * <h2>What it does not</h2>
 *
 * Any value: to test a guess it must ask, within its budget. Nor how often a value occurs, nor their order, nor whether
 * two sets under different agreements or epochs share a value.
 *
 * @param publicKey key against which answers are proved, 32 bytes for each form of the class
 * @param entries in rising order, each a tag of 12 bytes and its label: a sealed handle of 32 bytes, or points of 60 in a set of
 *     name tokens. Padding entries are random
 */
public record TagSet(KeyScope scope, Octets publicKey, Octets entries) {

    /** Bytes at the beginning of a message of which {@link #header(byte[])} needs no more. */
    public static final int BEGINNING = 512;

    private static final char TYPE = 'T';
    /** Most entries of one set. */
    static final int MOST = 1 << 21;

    /** Checks the key's length, the padded size and the order of the tags. */
    public TagSet {
        if (publicKey.length() != TagSetHeader.keyBytes(scope)) {
            throw new VeilException(
                    VeilRefusal.BAD_FIELD, "public key must be 32 bytes for each form: bytes=" + publicKey.length());
        }
        int width = width(scope);
        int count = entries.length() / width;
        if (count < 1 || count > MOST || entries.length() % width != 0) {
            throw new VeilException(
                    VeilRefusal.BAD_COUNT,
                    "entries must be 1..2097152 of " + width + " bytes: bytes=" + entries.length());
        }
        if (SetPadding.size(count) != count) {
            throw new VeilException(VeilRefusal.NOT_PADDED, "size must be a padded one: size=" + count);
        }
        TagLayout.requireRising(entries.shared(), width);
    }

    /**
     * The tag set of what the key's owner holds; inputs may repeat. One multiplication (60 µs) for each distinct input,
     * on as many cores as are free.
     *
     * @param random source of the padding, and of nothing else
     */
    public static TagSet of(VeilKey key, Collection<VeilInput> inputs, SecureRandom random) {
        List<LabelledTag> held = new LinkedHashSet<>(inputs)
                .stream().map(input -> LabelledTag.of(input, key.handle(input))).toList();
        return of(key, held, 0, random);
    }

    /**
     * The same with labels of the caller, for inputs that do not repeat.
     *
     * @param least number of entries below which the set is filled up before its size is padded
     */
    public static TagSet of(VeilKey key, List<LabelledTag> held, int least, SecureRandom random) {
        return KeptTagSet.of(key, held, least, random).tags();
    }

    /** What an answer is checked against. */
    public TagSetHeader header() {
        return new TagSetHeader(scope, publicKey, layout(), size());
    }

    /** The same of a message of which only the first {@link #BEGINNING} bytes are at hand. */
    public static TagSetHeader header(byte[] beginning) {
        MessageReader in = MessageReader.of(beginning, TYPE);
        KeyScope scope = in.scope();
        Octets publicKey = Octets.own(in.bytes(TagSetHeader.keyBytes(scope)));
        return new TagSetHeader(scope, publicKey, TagLayout.of(scope.classLabel()), in.count(MOST));
    }

    /** How its entries are laid out. */
    public TagLayout layout() {
        return TagLayout.of(scope.classLabel());
    }

    /** Number of entries, padding included. */
    public int size() {
        return entries.length() / width(scope);
    }

    /** SHA-256 of the message, 64 hexadecimal digits: the name by which what follows refers to it. */
    public String digest() {
        return CanonicalJson.sha256(encode());
    }

    /** The message's bytes. */
    public byte[] encode() {
        return MessageWriter.of(TYPE, 256 + entries.length())
                .scope(scope)
                .bytes(publicKey.shared())
                .number(size())
                .bytes(entries.shared())
                .done();
    }

    /** The message in the bytes; {@link VeilException} names what is wrong. */
    public static TagSet parse(byte[] message) {
        MessageReader in = MessageReader.of(message, TYPE);
        KeyScope scope = in.scope();
        Octets publicKey = Octets.own(in.bytes(TagSetHeader.keyBytes(scope)));
        Octets entries = Octets.own(in.bytes(in.count(MOST) * width(scope)));
        in.end();
        return new TagSet(scope, publicKey, entries);
    }

    /** The label beside a tag, if the set holds the tag. */
    public Optional<byte[]> label(byte[] tag) {
        int width = width(scope);
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = TagLayout.compare(entries.shared(), middle * width, tag, 0);
            if (order == 0) {
                int at = middle * width;
                return Optional.of(Arrays.copyOfRange(entries.shared(), at + OutputTag.BYTES, at + width));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    private static int width(KeyScope scope) {
        return TagLayout.of(scope.classLabel()).bytes();
    }
}
