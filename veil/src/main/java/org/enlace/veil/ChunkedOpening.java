// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.util.List;
import java.util.Optional;
import org.enlace.oprf.ElementCheck;
import org.enlace.oprf.Octets;
import org.enlace.oprf.OprfFunction;
import org.enlace.oprf.ParallelSpans;
import org.enlace.oprf.RistrettoGroup;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;
import org.enlace.veil.tags.ChunkSizes;
import org.enlace.veil.tags.KeyForms;
import org.enlace.veil.tags.OutputTag;
import org.enlace.veil.tags.ScopeCheck;
import org.enlace.veil.tags.TagSetHeader;
import org.enlace.veil.tags.VeilInput;

/**
 * The opening of one answer to a {@link ChunkedQuery}, chunk by chunk and in order: first the check of a chunk, then its
 * outputs, which are compared with the other side's tags. Nothing may be used before every chunk has passed.
 */
public final class ChunkedOpening implements AutoCloseable {

    private final BlindSecrets blinds;
    private final QueryManifest manifest;
    private final String manifestId;
    private final TagSetHeader tags;

    /** Opens the answer to a manifest, with the seed of the query and the head of the other side's tags. */
    public ChunkedOpening(byte[] seed, QueryManifest manifest, TagSetHeader tags) {
        if (seed.length != BlindSecrets.SEED) {
            throw new VeilException(VeilRefusal.BAD_FIELD, "seed must be 32 bytes: bytes=" + seed.length);
        }
        this(new BlindSecrets(seed), manifest, tags);
    }

    /** Opens with blinds that the caller wipes. */
    ChunkedOpening(BlindSecrets blinds, QueryManifest manifest, TagSetHeader tags) {
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
        return ChunkSizes.sizeOf(place, manifest.count());
    }

    /** Why the chunk that came at a place is not the answer to these blinded elements; 30 µs an element. */
    public Optional<VeilRefusal> refusal(int place, Octets blinded, EvaluatedChunk chunk) {
        return refusal(place, chunk.manifestId(), chunk.index(), chunk.elements())
                .or(() -> {
                    boolean holds = ChunkProofs.hold(
                            KeyForms.of(tags.scope().classLabel()),
                            tags.publicKey().shared(),
                            place,
                            blinded.shared(),
                            chunk.elements().shared(),
                            chunk.proof().shared());
                    return holds ? Optional.empty() : Optional.of(VeilRefusal.PROOF_FAILED);
                });
    }

    /** As for a proved chunk, save the proof: the other side is trusted to have used its key. 5 µs an element. */
    public Optional<VeilRefusal> refusal(int place, UnprovedChunk chunk) {
        return refusal(place, chunk.manifestId(), chunk.index(), chunk.elements());
    }

    /** The outputs for the inputs of a chunk that passed; 65 µs each, on as many cores as are free. */
    public List<Output> outputs(int place, List<VeilInput> inputs, Octets evaluated) {
        int size = size(place);
        if (inputs.size() != size || evaluated.length() != size * RistrettoGroup.ELEMENT) {
            throw new VeilException(
                    VeilRefusal.WRONG_COUNT, "inputs must be as many as elements: inputs=" + inputs.size());
        }
        Output[] outputs = new Output[size];
        int first = place * ChunkSizes.SIZE;
        ParallelSpans.forEach(size, (from, to) -> {
            byte[][] inverses = blinds.inverses(first + from, first + to);
            try {
                for (int i = from; i < to; i++) {
                    byte[] input = inputs.get(i).bytes();
                    outputs[i] = new Output(OprfFunction.finalize(input, inverses[i - from], evaluated.shared(), i));
                }
            } finally {
                BlindSecrets.wipe(inverses);
            }
        });
        return List.of(outputs);
    }

    private Optional<VeilRefusal> refusal(int place, String named, int index, Octets elements) {
        Optional<VeilRefusal> stranger = ScopeCheck.refusal(manifest.scope(), tags.scope());
        if (stranger.isPresent()) {
            return stranger;
        }
        if (!named.equals(manifestId)) {
            return Optional.of(VeilRefusal.WRONG_MANIFEST);
        }
        if (index != place || place >= manifest.chunks()) {
            return Optional.of(index < place ? VeilRefusal.REPEATED_CHUNK : VeilRefusal.WRONG_CHUNK);
        }
        return elements.length() == size(place) * RistrettoGroup.ELEMENT
                ? ElementCheck.refusal(elements.shared())
                : Optional.of(VeilRefusal.WRONG_COUNT);
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
            this.tag = OutputTag.of(output);
        }

        /** The tag to look for, 12 bytes. */
        public byte[] tag() {
            return tag.clone();
        }

        /** What the label beside the tag holds, a handle or points; nothing where a handle does not open. */
        public Optional<Octets> open(byte[] label) {
            return OutputTag.open(output, label);
        }

        @Override
        public String toString() {
            return "Output";
        }
    }
}
