// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.oprf.Octets;
import org.enlace.oprf.OprfHashes;
import org.enlace.veil.Parties;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.SavedQuery;
import org.enlace.veil.VeilQuery;
import org.enlace.veil.VeilQuestion;
import org.junit.jupiter.api.Test;

class LeakageTest {

    @Test
    void tagSetsOfTwoScopesShareNoTag_overTheSameRecords() {
        List<VeilInput> held = Parties.phones(0, 500);
        List<KeyScope> scopes = List.of(
                new KeyScope(new AgreementDigest("01".repeat(32)), new ClassLabel("phone"), 1),
                new KeyScope(new AgreementDigest("02".repeat(32)), new ClassLabel("phone"), 1),
                new KeyScope(new AgreementDigest("01".repeat(32)), new ClassLabel("phone"), 2));
        Set<String> seen = new HashSet<>();
        int expected = 0;
        for (KeyScope scope : scopes) {
            try (VeilKey key = Parties.key(scope)) {
                TagSet tags = TagSet.of(key, held, Parties.RANDOM);
                seen.addAll(tags(tags));
                expected += tags.size();
            }
        }
        assertThat(seen).hasSize(expected);
    }

    @Test
    void everyMessageHasTheSameSize_whenOneRecordWithoutHitIsAnother() {
        List<VeilInput> asked = Parties.phones(0, 40);
        List<VeilInput> held = new ArrayList<>(Parties.phones(30, 100));
        List<VeilInput> other = new ArrayList<>(held);
        other.set(60, Parties.phones(5000, 5001).getFirst());
        assertThat(sizes(asked, other)).isEqualTo(sizes(asked, held));
    }

    @Test
    void setsOfSimilarSizeLookAlike_andRepeatsDoNotShow() {
        try (VeilKey key = Parties.key(new ClassLabel("phone"), 1)) {
            List<VeilInput> twice = new ArrayList<>(Parties.phones(0, 70));
            twice.addAll(Parties.phones(0, 70));
            assertThat(TagSet.of(key, Parties.phones(0, 1), Parties.RANDOM).size())
                    .isEqualTo(64);
            assertThat(TagSet.of(key, Parties.phones(0, 64), Parties.RANDOM).size())
                    .isEqualTo(64);
            assertThat(TagSet.of(key, Parties.phones(0, 65), Parties.RANDOM).size())
                    .isEqualTo(91);
            assertThat(TagSet.of(key, twice, Parties.RANDOM).size()).isEqualTo(91);
            assertThat(TagSet.of(key, Parties.phones(0, 92), Parties.RANDOM).size())
                    .isEqualTo(128);
        }
    }

    @Test
    void oneAddedValueAndThreeGiveDeltasOfOneLength_andNoneGivesNoDelta() {
        try (VeilKey key = Parties.key(new ClassLabel("phone"), 1)) {
            KeptTagSet before = KeptTagSet.of(key, labelled(key, 290), 0, Parties.RANDOM);
            Set<Integer> lengths = new HashSet<>();
            for (int more : new int[] {1, 3}) {
                TagSet next = before.next(key, labelled(key, 290 + more), 0, Parties.RANDOM)
                        .tags();
                TagDelta delta = TagDelta.between(before.tags(), next).orElseThrow();
                lengths.add(delta.encode().length);
                assertThat(delta.changes()).isEqualTo(64);
                assertThat(delta.removed().length()).isEqualTo(64 * OutputTag.BYTES);
                assertThat(delta.added().length()).isEqualTo(64 * TagLayout.SEALED.bytes());
            }
            assertThat(lengths).hasSize(1);
            KeptTagSet again = before.next(key, labelled(key, 290), 0, Parties.RANDOM);
            assertThat(TagDelta.between(before.tags(), again.tags())).isEmpty();
            assertThat(again).isEqualTo(before);
        }
    }

    @Test
    void paddingThatGoesIsDrawnFromAllOfIt() {
        try (VeilKey key = Parties.key(new ClassLabel("phone"), 1)) {
            KeptTagSet before = KeptTagSet.of(key, labelled(key, 100), 460, Parties.RANDOM);
            KeptTagSet first = before.next(key, labelled(key, 101), 460, Parties.RANDOM);
            List<String> goes = tags(before.tags());
            goes.removeAll(tags(first.tags()));
            assertThat(goes).hasSize(64);
            assertThat(goes.getFirst()).as("by the order of the tags").isLessThan("60");
            assertThat(goes.getLast()).isGreaterThan("a0");

            Set<String> came = new HashSet<>(tags(first.tags()));
            came.removeAll(tags(before.tags()));
            came.removeAll(tags(
                    first.next(key, labelled(key, 102), 460, Parties.RANDOM).tags()));
            // 64 of 411 padding entries go with the second, and of the 63 that came with the first 10 on average.
            assertThat(came).as("by age").hasSizeLessThan(31);
        }
    }

    private static List<LabelledTag> labelled(VeilKey key, int count) {
        return Parties.phones(0, count).stream()
                .map(input ->
                        new LabelledTag(input, Octets.own(key.handle(input).bytes())))
                .toList();
    }

    @Test
    void sameQueryTwiceSharesNoElement() {
        List<VeilQuestion> questions = Parties.questions(Parties.phones(0, 100));
        Set<String> seen = new HashSet<>();
        try (VeilQuery first = VeilQuery.ask(questions, Parties.RANDOM);
                VeilQuery second = VeilQuery.ask(questions, Parties.RANDOM)) {
            seen.addAll(cut(first.elements(0), 32, 32));
            seen.addAll(cut(second.elements(0), 32, 32));
        }
        assertThat(seen).hasSize(200);
    }

    @Test
    void guessesWithoutTheKeyFindNoTag() {
        List<VeilInput> held = Parties.phones(0, 100);
        try (VeilKey key = Parties.key(new ClassLabel("phone"), 1);
                VeilKey attacker = VeilKey.derive(new byte[32], key.scope())) {
            Set<String> captured = Set.copyOf(tags(TagSet.of(key, held, Parties.RANDOM)));
            Set<String> guessed = Set.copyOf(tags(TagSet.of(attacker, held, Parties.RANDOM)));
            assertThat(guessed).doesNotContainAnyElementsOf(captured);
        }
    }

    @Test
    void nothingPrintsAValueOrASecret() {
        VeilInput input = Parties.phones(0, 1).getFirst();
        VeilQuestion question = new VeilQuestion(input, "PA-2019-0001");
        try (VeilKey key = Parties.key(new ClassLabel("phone"), 1);
                VeilQuery query = VeilQuery.ask(List.of(question), Parties.RANDOM)) {
            String secret = HexFormat.of().formatHex(OprfHashes.copy(key.secret(0)));
            String printed = "" + input + question + key + query
                    + TagSet.of(key, List.of(input), Parties.RANDOM)
                    + SavedQuery.parse(query.save());
            assertThat(printed).doesNotContain(input.canonical(), "2019", secret);
        }
    }

    @Test
    void closedKeyRefusesEveryUse() {
        VeilKey key = Parties.key(new ClassLabel("phone"), 1);
        key.close();
        key.close();
        VeilInput input = Parties.phones(0, 1).getFirst();
        assertThatThrownBy(() -> key.handle(input)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> TagSet.of(key, List.of(input), Parties.RANDOM))
                .isInstanceOf(IllegalStateException.class);
    }

    private static List<Integer> sizes(List<VeilInput> asked, List<VeilInput> held) {
        List<Integer> sizes = new ArrayList<>();
        try (VeilKey key = Parties.key(new ClassLabel("phone"), 1);
                VeilQuery query = VeilQuery.ask(Parties.questions(asked), Parties.RANDOM)) {
            QueryManifest manifest = Parties.manifest(query, key);
            sizes.add(TagSet.of(key, held, Parties.RANDOM).encode().length);
            sizes.add(manifest.encode().length);
            query.chunks(manifest).forEach(chunk -> sizes.add(chunk.encode().length));
            Parties.answers(key, manifest, query).forEach(chunk -> sizes.add(chunk.encode().length));
        }
        return sizes;
    }

    private static List<String> tags(TagSet set) {
        return cut(set.entries().toBytes(), TagLayout.SEALED.bytes(), OutputTag.BYTES);
    }

    private static List<String> cut(byte[] packed, int step, int length) {
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < packed.length; at += step) {
            pieces.add(HexFormat.of().formatHex(Arrays.copyOfRange(packed, at, at + length)));
        }
        return pieces;
    }
}
