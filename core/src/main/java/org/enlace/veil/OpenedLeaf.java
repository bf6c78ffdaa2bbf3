// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.util.List;

/**
 * One question of a manifest, opened to an overseer: what was asked, for which case, and the path that ties it to the
 * manifest's commitment root. It shows the value asked about: for overseers, never for the partner.
 *
 * @param index place of the question in the query, from 0
 * @param nonce what hid the commitment, 32 bytes
 * @param blinded the blinded element that was sent, 32 bytes
 * @param path hashes of 32 bytes from the leaf's sibling to below the root, at most 31
 */
public record OpenedLeaf(int index, Octets nonce, Octets blinded, Question question, List<Octets> path) {

    private static final int HASH = 32;
    private static final int LONGEST_PATH = 31;

    /** Checks the lengths. */
    public OpenedLeaf {
        path = List.copyOf(path);
        boolean fits = nonce.length() == HASH
                && blinded.length() == Group.ELEMENT
                && path.stream().allMatch(hash -> hash.length() == HASH);
        if (index < 0 || path.size() > LONGEST_PATH || !fits) {
            throw new VeilException(Refusal.BAD_FIELD, "leaf must have fields of 32 bytes: path=" + path.size());
        }
    }

    /** Whether this is the question that the manifest committed to at this place; needs the manifest alone. */
    public boolean isIn(QueryManifest manifest) {
        return question.input().classLabel().equals(manifest.scope().classLabel())
                && Commitments.leads(
                        Commitments.leaf(nonce.shared(), blinded.shared(), question),
                        index,
                        manifest.count(),
                        path,
                        manifest.commitmentRoot());
    }

    @Override
    public String toString() {
        return "OpenedLeaf[" + index + "]";
    }
}
