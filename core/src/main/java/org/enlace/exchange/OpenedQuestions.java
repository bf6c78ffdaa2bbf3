// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.enlace.cases.CaseMark;
import org.enlace.crypto.CanonicalJson;
import org.enlace.oprf.Octets;
import org.enlace.veil.ChunkedQuery;
import org.enlace.veil.OpenedLeaf;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.VeilQuestion;
import org.enlace.veil.tags.VeilInput;

/**
 * Own questions of one epoch that chance chose to be opened to overseers: each with its value, its case and the proof that
 * it is the one that was asked. It is case data, for overseers and never for a partner; its file is canonical JSON.
 *
 * @param authority who asked
 * @param sent what was blinded, once however many partners were asked
 * @param sets each question set of the epoch that was answered, in the order in which they were asked
 */
public record OpenedQuestions(String form, String authority, long epoch, List<Sent> sent, List<Opened> sets) {
    private static final int ELEMENT = 32;

    public static final String FORM = "enlace/opened-questions/1";

    /** How many questions of a set are opened: who asks every tenth without a case is found with 81 %, every fourth 99 %. */
    public static final int EACH = 16;

    /** Checks the form. */
    public OpenedQuestions {
        if (!FORM.equals(form)) {
            throw new IllegalArgumentException("form must be " + FORM);
        }
        sent = List.copyOf(sent);
        sets = List.copyOf(sets);
    }

    /**
     * What was blinded for a class.
     *
     * @param root the root of the commitments, by which manifests name it
     * @param elements all blinded elements in order, hexadecimal
     */
    public record Sent(String root, String elements) {
        /** Whether these are the elements whose digests a manifest of this root holds. */
        public boolean isOf(QueryManifest manifest) {
            byte[] bytes = HexFormat.of().parseHex(elements);
            int chunk = ChunkedQuery.CHUNK * ELEMENT;
            List<String> digests = new ArrayList<>();
            for (int from = 0; from < bytes.length; from += chunk) {
                digests.add(
                        CanonicalJson.sha256(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + chunk))));
            }
            return root.equals(manifest.commitmentRoot()) && digests.equals(manifest.chunkDigests());
        }

        /** The elements' bytes. */
        public byte[] bytes() {
            return HexFormat.of().parseHex(elements);
        }
    }

    /**
     * One question set.
     *
     * @param manifest the manifest's bytes, hexadecimal
     */
    public record Opened(String manifest, List<Leaf> leaves) {
        /** Keeps its own list. */
        public Opened {
            leaves = List.copyOf(leaves);
        }

        /** The manifest; IllegalArgumentException or VeilException where the bytes are none. */
        public QueryManifest read() {
            return QueryManifest.parse(HexFormat.of().parseHex(manifest));
        }
    }

    /**
     * One question; bytes are hexadecimal.
     *
     * @param caseNonce with which the case's mark in the ledger is opened; see {@link CaseMark}
     */
    public record Leaf(
            int index, String nonce, String blind, String value, String caseId, String caseNonce, List<String> path) {
        /** Keeps its own list. */
        public Leaf {
            path = List.copyOf(path);
        }

        static Leaf of(OpenedLeaf leaf, byte[] secret) {
            String caseId = leaf.question().caseId();
            return new Leaf(
                    leaf.index(),
                    hex(leaf.nonce()),
                    hex(leaf.blind()),
                    leaf.question().input().canonical(),
                    caseId,
                    CaseMark.nonce(secret, caseId),
                    leaf.path().stream().map(Leaf::hex).toList());
        }

        /**
         * Whether this is the question at its place of the manifest, and the element there the one that was sent;
         * IllegalArgumentException or VeilException where a field is not what it must be.
         */
        public boolean isIn(QueryManifest manifest, byte[] sent) {
            if (index < 0 || index >= sent.length / ELEMENT) {
                return false;
            }
            OpenedLeaf leaf = read(manifest);
            int at = index * ELEMENT;
            return Arrays.equals(leaf.blinded().toBytes(), Arrays.copyOfRange(sent, at, at + ELEMENT))
                    && leaf.isIn(manifest);
        }

        private OpenedLeaf read(QueryManifest manifest) {
            VeilQuestion question =
                    new VeilQuestion(new VeilInput(manifest.scope().classLabel(), value), caseId);
            List<Octets> hashes = path.stream().map(Leaf::octets).toList();
            return new OpenedLeaf(index, octets(nonce), octets(blind), question, hashes);
        }

        /** What stands in the ledger where this case was opened. */
        public String caseMark() {
            return CaseMark.of(caseNonce, caseId);
        }

        private static String hex(Octets octets) {
            return HexFormat.of().formatHex(octets.toBytes());
        }

        private static Octets octets(String hex) {
            return Octets.of(HexFormat.of().parseHex(hex));
        }

        @Override
        public String toString() {
            return "Leaf[" + index + "]";
        }
    }
}
