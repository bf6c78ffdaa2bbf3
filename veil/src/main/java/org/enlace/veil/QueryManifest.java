// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlace.crypto.CanonicalJson;
import org.enlace.model.Purpose;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;
import org.enlace.veil.tags.ChunkSizes;
import org.enlace.veil.tags.KeyForms;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.MessageReader;
import org.enlace.veil.tags.MessageWriter;

/**
 * What an asker binds itself to before the first element is sent. The envelope around it carries the signatures.
 *
 * <h2>What the other side learns</h2>
 *
 * The number of questions, their class, the purpose and the time.
 *
 * <h2>What it does not</h2>
 *
 * Any value or case: the commitment root hides them behind a fresh nonce for each question. Overseers, to whom the asker
 * opens leaves, see those leaves.
 *
 * @param count number of questions, 1 to 67,108,864
 * @param purpose the purpose under the agreement
 * @param commitmentRoot RFC 6962 root over one leaf per question (nonce, blinded element, input, case id), hexadecimal
 * @param chunkDigests SHA-256 of the elements of each chunk, hexadecimal, in order
 */
public record QueryManifest(
        KeyScope scope, int count, Purpose purpose, String commitmentRoot, List<String> chunkDigests) {

    private static final char TYPE = 'Q';

    /** Checks bounds and that there is one digest for each chunk. */
    public QueryManifest {
        if (count < 1 || count > ChunkSizes.MOST_QUESTIONS) {
            throw new VeilException(VeilRefusal.BAD_COUNT, "questions must be 1..67108864: count=" + count);
        }
        KeyScope.requireDigest(commitmentRoot);
        chunkDigests = List.copyOf(chunkDigests);
        chunkDigests.forEach(KeyScope::requireDigest);
        if (chunkDigests.size() != ChunkSizes.number(count)) {
            throw new VeilException(
                    VeilRefusal.WRONG_COUNT,
                    "one digest per chunk: chunks=" + ChunkSizes.number(count) + ", digests=" + chunkDigests.size());
        }
    }

    /** SHA-256 of the encoding, 64 hexadecimal digits: the name by which chunks, budgets and receipts refer to it. */
    public String id() {
        return CanonicalJson.sha256(encode());
    }

    /** Number of chunks in which the elements travel. */
    public int chunks() {
        return chunkDigests.size();
    }

    /**
     * Whether all questions about each value are there. A part would be the questions of some forms without those of the others,
     * which are their price.
     */
    public boolean asksWholeValues() {
        return count % KeyForms.of(scope.classLabel()).places() == 0;
    }

    /** The message's bytes; layout in {@code docs/protocols.md}. */
    public byte[] encode() {
        MessageWriter out = MessageWriter.of(TYPE, 160 + 32 * chunkDigests.size())
                .scope(scope)
                .number(count)
                .ascii(purpose.article())
                .digest(commitmentRoot);
        chunkDigests.forEach(out::digest);
        return out.done();
    }

    /** The message in the bytes; {@link VeilException} names what is wrong. */
    public static QueryManifest parse(byte[] message) {
        MessageReader in = MessageReader.of(message, TYPE);
        KeyScope scope = in.scope();
        int count = in.count(ChunkSizes.MOST_QUESTIONS);
        Purpose purpose = purpose(in.ascii());
        String root = in.digest();
        List<String> digests = new ArrayList<>();
        for (int chunk = 0; chunk < ChunkSizes.number(count); chunk++) {
            digests.add(in.digest());
        }
        in.end();
        return new QueryManifest(scope, count, purpose, root, digests);
    }

    private static Purpose purpose(String article) {
        return Arrays.stream(Purpose.values())
                .filter(p -> p.article().equals(article))
                .findFirst()
                .orElseThrow(() -> new VeilException(VeilRefusal.BAD_FIELD, "purpose must be a known article"));
    }
}
