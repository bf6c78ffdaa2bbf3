// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.util.List;
import org.enlace.oprf.Octets;
import org.enlace.oprf.OprfFunction;
import org.enlace.oprf.RistrettoGroup;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;

/**
 * One question of a manifest, opened to an overseer: what was asked, for which case, the blind under which it was sent, and
 * the path that ties all that to the manifest's commitment root. It shows the value asked about, and with the partner's
 * answer its output: for overseers, never for the partner.
 *
 * @param index place of the question in the query, from 0
 * @param nonce what hid the commitment, 32 bytes
 * @param blind the scalar that blinded this question and no other, 32 bytes
 * @param path hashes of 32 bytes from the leaf's sibling to below the root, at most 31
 */
public record OpenedLeaf(int index, Octets nonce, Octets blind, VeilQuestion question, List<Octets> path) {

    private static final int HASH = 32;
    private static final int LONGEST_PATH = 31;

    /** Checks the lengths and the scalar. */
    public OpenedLeaf {
        path = List.copyOf(path);
        boolean fits = nonce.length() == HASH
                && blind.length() == RistrettoGroup.SCALAR
                && RistrettoGroup.isScalar(blind.shared())
                && path.stream().allMatch(hash -> hash.length() == HASH);
        if (index < 0 || path.size() > LONGEST_PATH || !fits) {
            throw new VeilException(
                    VeilRefusal.BAD_FIELD, "leaf must have a scalar and fields of 32 bytes: path=" + path.size());
        }
    }

    /**
     * Whether this is the question that the manifest committed to at this place; needs the manifest alone. That the element
     * was also sent shows the chunk, whose digest the manifest holds: it must have {@link #blinded} at this place.
     */
    public boolean isIn(QueryManifest manifest) {
        return question.input().classLabel().equals(manifest.scope().classLabel())
                && CommitmentTree.leads(
                        CommitmentTree.leaf(nonce.shared(), blinded().shared(), question),
                        index,
                        manifest.count(),
                        path,
                        manifest.commitmentRoot());
    }

    /** The element that this question becomes under the blind. */
    public Octets blinded() {
        return Octets.own(OprfFunction.VERIFIABLE.blind(question.input().bytes(), blind.shared()));
    }

    @Override
    public String toString() {
        return "OpenedLeaf[" + index + "]";
    }
}
