// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tree against the known answers of the Certificate Transparency project and against its plain definition. */
class MerkleTreeTest {
    private static final List<String> INPUTS =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    /** Holds the hashes of every eighth level in lists, as the tables do. */
    static MerkleTree.Source source(List<Sha256Hash> leaves) {
        return (level, from, count) -> {
            List<Sha256Hash> row = leaves;
            for (int up = 0; up < level; up++) {
                List<Sha256Hash> below = row;
                row = IntStream.range(0, below.size() / 256)
                        .mapToObj(tile -> MerkleTree.root(below.subList(tile * 256, tile * 256 + 256)))
                        .toList();
            }
            return row.subList((int) from, (int) from + count);
        };
    }

    private static List<Sha256Hash> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> MerkleTree.leaf(StrictText.utf8("entry " + number)))
                .toList();
    }

    /** RFC 6962 section 2.1 word for word. */
    private static Sha256Hash definition(List<Sha256Hash> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = 1;
        while (split * 2 < leaves.size()) {
            split *= 2;
        }
        return MerkleTree.node(definition(leaves.subList(0, split)), definition(leaves.subList(split, leaves.size())));
    }

    @Test
    void roots_areTheKnownAnswers() {
        assertThat(HexFormat.of().formatHex(MerkleTree.EMPTY.bytes()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        List<Sha256Hash> leaves = new ArrayList<>();
        for (int size = 1; size <= INPUTS.size(); size++) {
            leaves.add(MerkleTree.leaf(HexFormat.of().parseHex(INPUTS.get(size - 1))));
            Sha256Hash root = new MerkleTree(source(leaves)).root(size);
            assertThat(HexFormat.of().formatHex(root.bytes())).isEqualTo(ROOTS.get(size - 1));
        }
    }

    @Test
    void roots_followTheDefinition_acrossTiles() {
        List<Sha256Hash> leaves = leaves(1_100);
        var tree = new MerkleTree(source(leaves));
        for (int size : new int[] {1, 2, 3, 255, 256, 257, 511, 512, 513, 768, 1000, 1024, 1100}) {
            assertThat(tree.root(size)).isEqualTo(definition(leaves.subList(0, size)));
        }
    }

    @Test
    void everyInclusionProof_verifies_andNoOtherDoes() {
        List<Sha256Hash> leaves = leaves(70);
        var tree = new MerkleTree(source(leaves));
        for (int size = 1; size <= leaves.size(); size++) {
            Sha256Hash root = tree.root(size);
            for (int index = 0; index < size; index++) {
                List<Sha256Hash> proof = tree.inclusionProof(index, size);
                assertThat(LogProofs.verifyInclusion(leaves.get(index), index, size, root, proof))
                        .isTrue();
                int other = (index + 1) % 70;
                assertThat(LogProofs.verifyInclusion(leaves.get(other), index, size, root, proof))
                        .isFalse();
                assertThat(LogProofs.verifyInclusion(leaves.get(index), other, size, root, proof))
                        .isFalse();
                for (List<Sha256Hash> wrong : spoilt(proof)) {
                    assertThat(LogProofs.verifyInclusion(leaves.get(index), index, size, root, wrong))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void everyConsistencyProof_verifies_andNoOtherDoes() {
        List<Sha256Hash> leaves = leaves(70);
        var tree = new MerkleTree(source(leaves));
        for (int newer = 0; newer <= leaves.size(); newer++) {
            Sha256Hash newerRoot = tree.root(newer);
            for (int older = 0; older <= newer; older++) {
                Sha256Hash olderRoot = tree.root(older);
                List<Sha256Hash> proof = tree.consistencyProof(older, newer);
                assertThat(LogProofs.verifyConsistency(older, olderRoot, newer, newerRoot, proof))
                        .as("%d to %d", older, newer)
                        .isTrue();
                Sha256Hash forged = Sha256Hash.sha256(olderRoot.bytes());
                assertThat(LogProofs.verifyConsistency(older, forged, newer, newerRoot, proof))
                        .isFalse();
                assertThat(LogProofs.verifyConsistency(older, olderRoot, newer, forged, proof) && older > 0)
                        .isFalse();
                for (List<Sha256Hash> wrong : spoilt(proof)) {
                    assertThat(LogProofs.verifyConsistency(older, olderRoot, newer, newerRoot, wrong))
                            .isFalse();
                }
            }
        }
    }

    private static List<List<Sha256Hash>> spoilt(List<Sha256Hash> proof) {
        List<List<Sha256Hash>> all = new ArrayList<>();
        List<Sha256Hash> longer = new ArrayList<>(proof);
        longer.add(MerkleTree.EMPTY);
        all.add(longer);
        if (!proof.isEmpty()) {
            all.add(proof.subList(1, proof.size()));
            all.add(proof.subList(0, proof.size() - 1));
            List<Sha256Hash> changed = new ArrayList<>(proof);
            changed.set(proof.size() / 2, MerkleTree.EMPTY);
            all.add(changed);
        }
        return all;
    }

    @Test
    void proofOutsideTheLog_isRefused() {
        var tree = new MerkleTree(source(leaves(5)));
        for (Runnable asked : List.<Runnable>of(
                () -> tree.inclusionProof(5, 5),
                () -> tree.inclusionProof(-1, 5),
                () -> tree.consistencyProof(4, 3),
                () -> tree.consistencyProof(-1, 3))) {
            org.assertj.core.api.Assertions.assertThatThrownBy(asked::run).isInstanceOf(LedgerException.class);
        }
    }
}
