// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.util.List;
import java.util.Optional;
import org.enlace.oprf.ElementCheck;
import org.enlace.oprf.Group;
import org.enlace.oprf.Octets;
import org.enlace.oprf.Oprf;
import org.enlace.oprf.Refusal;
import org.enlace.oprf.Spans;
import org.enlace.oprf.VeilException;
import org.enlace.veil.tags.Chunks;
import org.enlace.veil.tags.Input;
import org.enlace.veil.tags.KeyForms;
import org.enlace.veil.tags.ScopeCheck;
import org.enlace.veil.tags.Tag;
import org.enlace.veil.tags.TagHeader;

/**
 * The opening of one answer to a {@link ChunkedQuery}, chunk by chunk and in order: first the check of a chunk, then its
 * outputs, which are compared with the other side's tags. Nothing may be used before every chunk has passed.
 */
public final class ChunkedOpening implements AutoCloseable {

    private final Blinds blinds;
    private final QueryManifest manifest;
    private final String manifestId;
    private final TagHeader tags;

    /** Opens the answer to a manifest, with the seed of the query and the head of the other side's tags. */
    public ChunkedOpening(byte[] seed, QueryManifest manifest, TagHeader tags) {
        if (seed.length != Blinds.SEED) {
            throw new VeilException(Refusal.BAD_FIELD, "seed must be 32 bytes: bytes=" + seed.length);
        }
        this(new Blinds(seed), manifest, tags);
    }

    /** Opens with blinds that the caller wipes. */
    ChunkedOpening(Blinds blinds, QueryManifest manifest, TagHeader tags) {
        this.blinds = blinds;
        this.manifest = manifest;
        this.manifestId = manifest.id();
        this.tags = tags;
    }

    /** Number of chunks that must come. */
    public int chunks() {
        return manifest.chunks();
    }

    /** Number of questions in the chunk at a place. */
    public int size(int place) {
        return Chunks.sizeOf(place, manifest.count());
    }

    /** Why the chunk that came at a place is not the answer to these blinded elements; 30 µs an element. */
    public Optional<Refusal> refusal(int place, Octets blinded, EvaluatedChunk chunk) {
        return refusal(place, chunk.manifestId(), chunk.index(), chunk.elements())
                .or(() -> {
                    boolean holds = Proofs.hold(
                            KeyForms.of(tags.scope().classLabel()),
                            tags.publicKey().shared(),
                            place,
                            blinded.shared(),
                            chunk.elements().shared(),
                            chunk.proof().shared());
                    return holds ? Optional.empty() : Optional.of(Refusal.PROOF_FAILED);
                });
    }

    /** As for a proved chunk, save the proof: the other side is trusted to have used its key. 5 µs an element. */
    public Optional<Refusal> refusal(int place, UnprovedChunk chunk) {
        return refusal(place, chunk.manifestId(), chunk.index(), chunk.elements());
    }

    /** The outputs for the inputs of a chunk that passed; 65 µs each, on as many cores as are free. */
    public List<Output> outputs(int place, List<Input> inputs, Octets evaluated) {
        int size = size(place);
        if (inputs.size() != size || evaluated.length() != size * Group.ELEMENT) {
            throw new VeilException(Refusal.WRONG_COUNT, "inputs must be as many as elements: inputs=" + inputs.size());
        }
        Output[] outputs = new Output[size];
        int first = place * Chunks.SIZE;
        Spans.forEach(size, (from, to) -> {
            byte[][] inverses = blinds.inverses(first + from, first + to);
            try {
                for (int i = from; i < to; i++) {
                    byte[] input = inputs.get(i).bytes();
                    outputs[i] = new Output(Oprf.finalize(input, inverses[i - from], evaluated.shared(), i));
                }
            } finally {
                Blinds.wipe(inverses);
            }
        });
        return List.of(outputs);
    }

    private Optional<Refusal> refusal(int place, String named, int index, Octets elements) {
        Optional<Refusal> stranger = ScopeCheck.refusal(manifest.scope(), tags.scope());
        if (stranger.isPresent()) {
            return stranger;
        }
        if (!named.equals(manifestId)) {
            return Optional.of(Refusal.WRONG_MANIFEST);
        }
        if (index != place || place >= manifest.chunks()) {
            return Optional.of(index < place ? Refusal.REPEATED_CHUNK : Refusal.WRONG_CHUNK);
        }
        return elements.length() == size(place) * Group.ELEMENT
                ? ElementCheck.refusal(elements.shared())
                : Optional.of(Refusal.WRONG_COUNT);
    }

    /** Wipes the blinds. */
    @Override
    public void close() {
        blinds.close();
    }

    /** The output of one question, secret: whoever has it can open the label beside its tag. */
    public static final class Output {

        private final byte[] output;
        private final byte[] tag;

        private Output(byte[] output) {
            this.output = output;
            this.tag = Tag.of(output);
        }

        /** The tag to look for, 12 bytes. */
        public byte[] tag() {
            return tag.clone();
        }

        /** What the label beside the tag holds, a handle or points; nothing where a handle does not open. */
        public Optional<Octets> open(byte[] label) {
            return Tag.open(output, label);
        }

        @Override
        public String toString() {
            return "Output";
        }
    }
}
