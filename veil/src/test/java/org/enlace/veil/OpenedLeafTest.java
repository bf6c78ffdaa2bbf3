// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.enlace.model.ClassLabel;
import org.enlace.oprf.Octets;
import org.enlace.oprf.VeilException;
import org.enlace.veil.tags.VeilInput;
import org.enlace.veil.tags.VeilKey;
import org.junit.jupiter.api.Test;

/** An overseer, with the manifest alone, tells the question that was committed to from any other. */
class OpenedLeafTest {
    private static final VeilKey KEY = Parties.key(new ClassLabel("phone"), 7);

    private static VeilQuery ask(int count) {
        return VeilQuery.ask(Parties.questions(Parties.phones(0, count)), Parties.RANDOM);
    }

    private static String digest(int number) {
        return "%064x".formatted(number);
    }

    @Test
    void everyLeafOfATree_ofAnyShape_isFoundAtItsPlaceAndNowhereElse() {
        for (int count : new int[] {1, 2, 3, 5, 8, 13}) {
            try (VeilQuery query = ask(count)) {
                QueryManifest manifest = Parties.manifest(query, KEY);
                List<Integer> all = IntStream.range(0, count).boxed().toList();
                for (OpenedLeaf leaf : query.openLeaves(all)) {
                    assertThat(leaf.isIn(manifest)).as(leaf + " of " + count).isTrue();
                    for (int other = 0; other <= count; other++) {
                        OpenedLeaf moved =
                                new OpenedLeaf(other, leaf.nonce(), leaf.blind(), leaf.question(), leaf.path());
                        assertThat(moved.isIn(manifest))
                                .as("%s of %d at %d", leaf, count, other)
                                .isEqualTo(other == leaf.index());
                    }
                }
            }
        }
    }

    @Test
    void rootOfLeavesThatComeOneByOne_isThatOfAllTogether() {
        for (int count = 1; count <= 70; count++) {
            byte[][] leaves = new byte[count][];
            MerkleRootBuilder root = new MerkleRootBuilder();
            for (int at = 0; at < count; at++) {
                leaves[at] = DigestUtils.getSha256Digest().digest(new byte[] {(byte) count, (byte) at});
                root.add(leaves[at]);
            }
            assertThat(root.hex()).as("%d leaves", count).isEqualTo(CommitmentTree.root(leaves));
        }
    }

    @Test
    void anAlteredLeaf_isNotTheOneThatWasCommittedTo() {
        try (VeilQuery query = ask(6);
                VeilQuery other = ask(6)) {
            QueryManifest manifest = Parties.manifest(query, KEY);
            OpenedLeaf leaf = query.openLeaves(List.of(4)).getFirst();
            VeilQuestion asked = leaf.question();
            VeilQuestion anotherCase = new VeilQuestion(asked.input(), "PA-2019-0002");
            VeilQuestion anotherValue =
                    new VeilQuestion(new VeilInput(new ClassLabel("phone"), "+50761999999"), asked.caseId());
            Octets strange = other.openLeaves(List.of(4)).getFirst().blind();

            assertThat(leaf.isIn(manifest)).isTrue();
            for (OpenedLeaf altered : List.of(
                    new OpenedLeaf(4, leaf.nonce(), leaf.blind(), anotherCase, leaf.path()),
                    new OpenedLeaf(4, leaf.nonce(), leaf.blind(), anotherValue, leaf.path()),
                    new OpenedLeaf(4, leaf.nonce(), strange, asked, leaf.path()),
                    new OpenedLeaf(4, strange, leaf.blind(), asked, leaf.path()),
                    new OpenedLeaf(4, leaf.nonce(), leaf.blind(), asked, cut(leaf.path())),
                    new OpenedLeaf(4, leaf.nonce(), leaf.blind(), asked, longer(leaf.path(), strange)),
                    new OpenedLeaf(
                            4, leaf.nonce(), leaf.blind(), asked, leaf.path().reversed()))) {
                assertThat(altered.isIn(manifest)).isFalse();
            }
            assertThat(leaf.isIn(Parties.manifest(other, KEY))).isFalse();
        }
    }

    /** An asker that commits to one question and sends the element of another. */
    @Test
    void aHarmlessQuestionBesideTheElementOfAnother_isNotTheOneThatWasCommittedTo() {
        try (VeilQuery query = ask(2)) {
            OpenedLeaf sent = query.openLeaves(List.of(1)).getFirst();
            VeilQuestion harmless =
                    new VeilQuestion(new VeilInput(new ClassLabel("phone"), "+50761999999"), "PA-2019-0001");
            byte[][] leaves = {
                query.openLeaves(List.of(1)).getFirst().path().getFirst().toBytes(),
                CommitmentTree.leaf(sent.nonce().toBytes(), sent.blinded().toBytes(), harmless)
            };
            QueryManifest honest = Parties.manifest(query, KEY);
            QueryManifest lying = new QueryManifest(
                    honest.scope(), 2, honest.purpose(), CommitmentTree.root(leaves), honest.chunkDigests());
            OpenedLeaf opened = new OpenedLeaf(1, sent.nonce(), sent.blind(), harmless, sent.path());
            assertThat(opened.isIn(lying)).isFalse();
            assertThat(sent.isIn(honest)).isTrue();
            assertThat(sent.blinded().toBytes()).isEqualTo(Arrays.copyOfRange(query.elements(0), 32, 64));
            for (byte[] noScalar : new byte[][] {new byte[32], Ristretto.bytes(Ristretto.ORDER)}) {
                assertThatThrownBy(() -> new OpenedLeaf(1, sent.nonce(), Octets.of(noScalar), harmless, sent.path()))
                        .hasMessageContaining("BAD_FIELD");
            }
        }
    }

    private static List<Octets> cut(List<Octets> path) {
        return path.subList(0, path.size() - 1);
    }

    private static List<Octets> longer(List<Octets> path, Octets more) {
        List<Octets> longer = new ArrayList<>(path);
        longer.add(more);
        return longer;
    }

    @Test
    void aLeafThatTheQueryHasNot_isRefused() {
        try (VeilQuery query = ask(2)) {
            assertThatThrownBy(() -> query.openLeaves(List.of(2))).isInstanceOf(VeilException.class);
            assertThatThrownBy(() -> query.openLeaves(List.of(-1))).isInstanceOf(VeilException.class);
        }
    }

    @Test
    void aRestoredQuery_opensTheSameLeaves() {
        try (VeilQuery query = ask(5);
                VeilQuery restored = VeilQuery.restore(query.save())) {
            assertThat(restored.openLeaves(List.of(1, 3))).isEqualTo(query.openLeaves(List.of(1, 3)));
        }
    }

    @Test
    void chosenLeaves_followFromManifestAndAnswerAlone_andReachAllPlaces() {
        try (VeilQuery query = ask(10)) {
            QueryManifest manifest = Parties.manifest(query, KEY);
            Set<Integer> reached = new HashSet<>();
            for (int answer = 0; answer < 100; answer++) {
                List<Integer> chosen = LeafChoice.chosen(manifest, digest(answer), 3);
                assertThat(chosen).hasSize(3).isSorted().doesNotHaveDuplicates();
                assertThat(chosen).isEqualTo(LeafChoice.chosen(manifest, digest(answer), 3));
                reached.addAll(chosen);
            }
            assertThat(reached).hasSize(10);
            assertThat(LeafChoice.chosen(manifest, digest(1), 50)).hasSize(10);
        }
    }
}
