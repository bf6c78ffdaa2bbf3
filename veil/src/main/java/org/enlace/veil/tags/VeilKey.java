// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.enlace.model.VeilHandle;
import org.enlace.oprf.Octets;
import org.enlace.oprf.OprfFunction;
import org.enlace.oprf.OprfHashes;
import org.enlace.oprf.RistrettoGroup;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;

/**
 * The secret key of one {@link KeyScope}, or its keys where the class has several forms: whoever holds it can compute the tag of any
 * value. It lies outside the Java heap and is wiped when closed; a closed key refuses every use. It has no printed form.
 *
 * <h2>What the other side learns</h2>
 *
 * The public key, with which it checks proofs.
 *
 * <h2>What it does not</h2>
 *
 * The key, the seed, or any other scope's key.
 */
public final class VeilKey implements AutoCloseable {

    private static final int SEED = 32;

    private final KeyScope scope;
    private final Arena arena;
    private final MemorySegment secrets;
    private final byte[] handleKey;
    private final Octets publicKey;

    /** {@code scalars} are those of the forms, one behind the other. */
    @SuppressWarnings("MustBeClosedChecker") // close() closes the arena
    private VeilKey(KeyScope scope, byte[] scalars) {
        this.scope = scope;
        arena = Arena.ofShared();
        secrets = arena.allocate(scalars.length);
        MemorySegment.copy(scalars, 0, secrets, ValueLayout.JAVA_BYTE, 0, scalars.length);
        byte[] first = Arrays.copyOf(scalars, RistrettoGroup.SCALAR);
        handleKey = OprfHashes.derive(first, "handle key", new byte[0]);
        Arrays.fill(first, (byte) 0);
        byte[] publicKeys = new byte[forms().count() * RistrettoGroup.ELEMENT];
        for (int form = 0; form < forms().count(); form++) {
            System.arraycopy(
                    RistrettoGroup.multiplyBase(secret(form)),
                    0,
                    publicKeys,
                    form * RistrettoGroup.ELEMENT,
                    RistrettoGroup.ELEMENT);
        }
        publicKey = Octets.own(publicKeys);
    }

    /**
     * Derives the key of a scope (RFC 9497 DeriveKeyPair, mode 1). The same seed and scope give the same key.
     *
     * @param nodeSeed 32 secret bytes of the node; the caller keeps and wipes them
     */
    public static VeilKey derive(byte[] nodeSeed, KeyScope scope) {
        if (nodeSeed.length != SEED) {
            throw new VeilException(VeilRefusal.BAD_FIELD, "seed must be 32 bytes: bytes=" + nodeSeed.length);
        }
        byte[] scalars = new byte[KeyForms.of(scope.classLabel()).count() * RistrettoGroup.SCALAR];
        try {
            for (int form = 0; form * RistrettoGroup.SCALAR < scalars.length; form++) {
                byte[] scalar = OprfFunction.VERIFIABLE.deriveKey(nodeSeed, scope.keyInfo(form));
                System.arraycopy(scalar, 0, scalars, form * RistrettoGroup.SCALAR, RistrettoGroup.SCALAR);
                Arrays.fill(scalar, (byte) 0);
            }
            return new VeilKey(scope, scalars);
        } finally {
            Arrays.fill(scalars, (byte) 0);
        }
    }

    /** The scope that the key serves. */
    public KeyScope scope() {
        return scope;
    }

    /** The public key, 32 bytes; of name tokens those of the four forms, one behind the other. */
    public Octets publicKey() {
        return publicKey;
    }

    public byte[] publicKey(int form) {
        return Arrays.copyOfRange(
                publicKey.shared(), form * RistrettoGroup.ELEMENT, (form + 1) * RistrettoGroup.ELEMENT);
    }

    public KeyForms forms() {
        return KeyForms.of(scope.classLabel());
    }

    /** The handle that stands for this input in the scope's tag sets: how the holder finds its record again; 2 µs. */
    public VeilHandle handle(VeilInput input) {
        requireOpen();
        byte[] code = OprfHashes.derive(handleKey, "handle", input.bytes());
        return VeilHandle.of(Arrays.copyOf(code, VeilHandle.BYTES));
    }

    /**
     * What only the key's owner can compute, and nobody can tell from chance without it: the same 64 bytes for the same use and
     * text; 2 µs.
     *
     * @param use in US-ASCII, one for each purpose
     */
    public byte[] pseudorandom(String use, String text) {
        requireOpen();
        return OprfHashes.derive(handleKey, "use " + use + "|", text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] pseudorandom(String use, VeilInput input, byte[] more) {
        requireOpen();
        byte[] name = input.bytes();
        byte[] context = Arrays.copyOf(name, name.length + 1 + more.length);
        System.arraycopy(more, 0, context, name.length + 1, more.length);
        return OprfHashes.derive(handleKey, use + "|", context);
    }

    public MemorySegment secret(int form) {
        requireOpen();
        return secrets.asSlice((long) form * RistrettoGroup.SCALAR, RistrettoGroup.SCALAR);
    }

    /** The elements of a chunk, each multiplied by the key of its form. */
    public byte[] multiplied(int chunk, byte[] blinded) {
        byte[] evaluated = new byte[blinded.length];
        for (int form = 0; form < forms().count(); form++) {
            byte[] asked = forms().gather(form, chunk, blinded);
            if (asked.length > 0) {
                forms().scatter(form, chunk, RistrettoGroup.multiplyAll(secret(form), asked), evaluated);
            }
        }
        return evaluated;
    }

    private void requireOpen() {
        if (!arena.scope().isAlive()) {
            throw new IllegalStateException("key must be open: it was wiped");
        }
    }

    /** Wipes the secret. */
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            secrets.fill((byte) 0);
            Arrays.fill(handleKey, (byte) 0);
            arena.close();
        }
    }

    @Override
    public String toString() {
        return "VeilKey";
    }
}
