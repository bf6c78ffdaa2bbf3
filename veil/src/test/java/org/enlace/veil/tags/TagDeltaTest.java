// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.oprf.Octets;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.OpenedAnswer;
import org.enlace.veil.Parties;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.VeilQuery;
import org.enlace.veil.VeilQuestion;
import org.junit.jupiter.api.Test;

class TagDeltaTest {

    private static final int TAGS = 64 * OutputTag.BYTES;

    /** Invented inputs, each with a label: of the names, some change it from one set to the next. */
    private static List<LabelledTag> held(VeilKey key, int from, int to, int relabelled) {
        boolean names = key.scope().classLabel().equals(TagLayout.NAME_TOKEN);
        return IntStream.range(from, to)
                .mapToObj(i -> input(key, i))
                .map(input -> {
                    byte[] points = new byte[OutputTag.POINTS];
                    Arrays.fill(points, (byte) (input.canonical().endsWith("7") ? relabelled : 0));
                    return new LabelledTag(
                            input,
                            names
                                    ? Octets.of(points)
                                    : Octets.own(key.handle(input).bytes()));
                })
                .toList();
    }

    /** Of the names, in the form that the question of this number has. */
    private static VeilInput input(VeilKey key, int number) {
        String form = key.forms().suffix(key.forms().at(number));
        String prefix = form.isEmpty() ? "" : form.substring(1) + ".";
        return new VeilInput(key.scope().classLabel(), prefix + "value " + number);
    }

    private static VeilKey key(ClassLabel label) {
        return Parties.key(new KeyScope(new AgreementDigest("d1".repeat(32)), label, 5));
    }

    private static KeptTagSet kept(VeilKey key, List<LabelledTag> held) {
        return KeptTagSet.of(key, held, 0, Parties.RANDOM);
    }

    private static TagDelta delta(KeptTagSet before, KeptTagSet next) {
        return TagDelta.between(before.tags(), next.tags()).orElseThrow();
    }

    @Test
    void exactlyTheCommonValuesHit_afterManyDeltas() {
        long seed = 20260311;
        Random choice = new Random(seed);
        for (ClassLabel label : List.of(new ClassLabel("phone"), TagLayout.NAME_TOKEN)) {
            try (VeilKey key = key(label);
                    VeilQuery query = VeilQuery.ask(questions(key, 0, 720), Parties.RANDOM)) {
                QueryManifest manifest = Parties.manifest(query, key);
                List<EvaluatedChunk> answers = Parties.answers(key, manifest, query);
                KeptTagSet own = kept(key, held(key, 0, 400, 0));
                TagSet theirs = own.tags();
                for (int turn = 1; turn <= 6; turn++) {
                    int from = choice.nextInt(30);
                    int to = 400 + choice.nextInt(30);
                    List<LabelledTag> held = held(key, from, to, turn);
                    KeptTagSet next = own.next(key, held, 0, Parties.RANDOM);
                    TagDelta delta = TagDelta.parse(delta(own, next).encode());
                    theirs = delta.applyTo(theirs);
                    own = next;
                    assertThat(theirs).as("seed %d, turn %d", seed, turn).isEqualTo(next.tags());
                    TagSet whole = TagSet.of(key, held, 0, Parties.RANDOM);
                    OpenedAnswer opened = query.open(manifest, theirs, answers);
                    assertThat(opened).isEqualTo(query.open(manifest, whole, answers));
                    assertThat(((OpenedAnswer.Hits) opened).hits())
                            .map(OpenedAnswer.Hit::question)
                            .containsExactlyElementsOf(
                                    IntStream.range(from, to).boxed().toList());
                }
            }
        }
    }

    private static List<VeilQuestion> questions(VeilKey key, int from, int to) {
        return Parties.questions(
                held(key, from, to, 0).stream().map(LabelledTag::input).toList());
    }

    @Test
    void whatIsUnchangedIsNotMadeAgain() {
        try (VeilKey key = key(new ClassLabel("phone"))) {
            List<LabelledTag> held = held(key, 0, 300, 0);
            KeptTagSet first = kept(key, held);
            byte[] entries = first.tags().entries().toBytes();
            int place = IntStream.range(0, first.tags().size())
                    .filter(i -> !EntryOrigin.read(first.origins().shared(), i * EntryOrigin.BYTES)
                            .equals(EntryOrigin.CHANCE))
                    .findFirst()
                    .orElseThrow();
            int last = (place + 1) * TagLayout.SEALED.bytes() - 1;
            entries[last] ^= 1;
            KeptTagSet planted =
                    new KeptTagSet(new TagSet(key.scope(), key.publicKey(), Octets.of(entries)), first.origins());
            KeptTagSet next = planted.next(key, held(key, 0, 301, 0), 0, Parties.RANDOM);
            byte[] tag = Arrays.copyOfRange(entries, place * TagLayout.SEALED.bytes(), last + 1);
            assertThat(next.tags().label(tag)).contains(Arrays.copyOfRange(tag, OutputTag.BYTES, tag.length));
            assertThat(planted.next(key, held, 0, Parties.RANDOM)).isEqualTo(planted);
        }
    }

    @Test
    void deltasOfOneToAllThatFitAreAlike() {
        for (ClassLabel label : List.of(new ClassLabel("phone"), TagLayout.NAME_TOKEN)) {
            try (VeilKey key = key(label)) {
                KeptTagSet before = KeptTagSet.of(key, held(key, 0, 400, 0), 500, Parties.RANDOM);
                int most = label.equals(TagLayout.NAME_TOKEN) ? 32 : 64;
                Set<Integer> lengths = new HashSet<>();
                for (int fresh : new int[] {1, 2, most / 2, most}) {
                    KeptTagSet more = before.next(key, held(key, 0, 400 + fresh, 0), 500, Parties.RANDOM);
                    KeptTagSet fewer = before.next(key, held(key, fresh, 400, 0), 500, Parties.RANDOM);
                    lengths.add(delta(before, more).encode().length);
                    lengths.add(delta(before, fewer).encode().length);
                }
                assertThat(lengths).as(label.value()).hasSize(1);
                KeptTagSet larger = before.next(key, held(key, 0, 401 + most, 0), 500, Parties.RANDOM);
                assertThat(delta(before, larger).changes()).isEqualTo(91);
            }
        }
    }

    @Test
    void halfOfTheChangesKeepTheirTag_howeverManyLabelsChanged() {
        try (VeilKey key = key(TagLayout.NAME_TOKEN)) {
            KeptTagSet before = kept(key, held(key, 0, 190, 0));
            assertThat(keeping(delta(before, before.next(key, held(key, 0, 190, 1), 0, Parties.RANDOM))))
                    .isEqualTo(32);
            assertThat(keeping(delta(before, before.next(key, held(key, 9, 192, 0), 0, Parties.RANDOM))))
                    .isEqualTo(32);
        }
        try (VeilKey key = key(new ClassLabel("phone"))) {
            KeptTagSet before = kept(key, held(key, 0, 190, 0));
            assertThat(keeping(delta(before, before.next(key, held(key, 9, 192, 0), 0, Parties.RANDOM))))
                    .isZero();
        }
    }

    private static long keeping(TagDelta delta) {
        int width = delta.added().length() / delta.changes();
        Set<Octets> removed = new HashSet<>();
        for (int at = 0; at < delta.changes(); at++) {
            removed.add(cut(delta.removed(), at * OutputTag.BYTES));
        }
        return IntStream.range(0, delta.changes())
                .filter(at -> removed.contains(cut(delta.added(), at * width)))
                .count();
    }

    private static Octets cut(Octets packed, int at) {
        return Octets.of(Arrays.copyOfRange(packed.shared(), at, at + OutputTag.BYTES));
    }

    @Test
    void aWholeSetGoes_whereADeltaWouldNotPayOrHide() {
        try (VeilKey key = key(new ClassLabel("phone"))) {
            KeptTagSet small = kept(key, held(key, 0, 40, 0));
            assertThat(change(small, key, 0, 41)).as("too small to pay").isEmpty();
            KeptTagSet full = kept(key, held(key, 0, 250, 0));
            assertThat(change(full, key, 0, 251)).as("too little padding").isEmpty();
            assertThat(change(full, key, 0, 257)).as("another size").isEmpty();
            KeptTagSet much = kept(key, held(key, 0, 183, 0));
            assertThat(change(much, key, 95, 283)).as("more than half").isEmpty();
            assertThat(change(much, key, 0, 184)).isPresent();
            assertThat(change(much, key, 0, 183)).as("no change").isEmpty();
        }
    }

    private static Optional<TagDelta> change(KeptTagSet before, VeilKey key, int from, int to) {
        KeptTagSet next = before.next(key, held(key, from, to, 0), 0, Parties.RANDOM);
        assertThat(next.tags().size()).isEqualTo(SetPadding.size(to - from));
        return TagDelta.between(before.tags(), next.tags());
    }

    @Test
    void paddingThatNeedNotChangeStays_alsoWhereTheWholeSetGoes() {
        try (VeilKey key = key(new ClassLabel("phone"))) {
            KeptTagSet before = kept(key, held(key, 0, 150, 0));
            KeptTagSet larger = before.next(key, held(key, 0, 183, 0), 0, Parties.RANDOM);
            assertThat(larger.tags().size()).isEqualTo(256);
            Set<Octets> kept = entries(before);
            kept.retainAll(entries(larger));
            assertThat(kept)
                    .as("150 held, 31 of padding, all that may be replaced")
                    .hasSize(150);
            KeptTagSet smaller = larger.next(key, held(key, 0, 120, 0), 0, Parties.RANDOM);
            assertThat(smaller.tags().size()).isEqualTo(128);
        }
    }

    private static Set<Octets> entries(KeptTagSet set) {
        int width = set.tags().layout().bytes();
        Set<Octets> entries = new HashSet<>();
        for (int at = 0; at < set.tags().size() * width; at += width) {
            entries.add(Octets.of(Arrays.copyOfRange(set.tags().entries().shared(), at, at + width)));
        }
        return entries;
    }

    @Test
    void aDeltaThatDoesNotFitIsRefusedByName() {
        try (VeilKey key = key(new ClassLabel("phone"))) {
            KeptTagSet before = kept(key, held(key, 0, 190, 0));
            KeptTagSet next = before.next(key, held(key, 0, 192, 0), 0, Parties.RANDOM);
            TagDelta good = delta(before, next);
            TagSet base = before.tags();
            assertThat(refusal(good, next.tags())).isEqualTo(VeilRefusal.STALE_BASE);
            assertThat(refusal(good, kept(key, held(key, 0, 190, 0)).tags())).isEqualTo(VeilRefusal.STALE_BASE);

            byte[] absent = good.removed().toBytes();
            absent[TAGS - 1] ^= 1;
            assertThat(refusal(with(good, absent, good.added().toBytes()), base))
                    .isEqualTo(VeilRefusal.ABSENT_TAG);
            byte[] added = good.added().toBytes();
            byte[] there = staying(base, good);
            List<byte[]> entries = new ArrayList<>(List.of(there));
            for (int at = 1; at < 64; at++) {
                entries.add(Arrays.copyOfRange(added, at * there.length, (at + 1) * there.length));
            }
            entries.sort(Arrays::compareUnsigned);
            byte[] repeated = new byte[added.length];
            for (int at = 0; at < 64; at++) {
                System.arraycopy(entries.get(at), 0, repeated, at * there.length, there.length);
            }
            assertThat(refusal(with(good, good.removed().toBytes(), repeated), base))
                    .isEqualTo(VeilRefusal.REPEATED_TAG);
        }
    }

    @Test
    void aDeltaOfAnotherScopeIsRefusedByName() {
        try (VeilKey key = key(new ClassLabel("phone"));
                VeilKey plates = key(new ClassLabel("plate"));
                VeilKey later =
                        Parties.key(new KeyScope(new AgreementDigest("d1".repeat(32)), new ClassLabel("phone"), 6));
                VeilKey other =
                        Parties.key(new KeyScope(new AgreementDigest("d2".repeat(32)), new ClassLabel("phone"), 5))) {
            KeptTagSet before = kept(key, held(key, 0, 190, 0));
            TagDelta good = delta(before, before.next(key, held(key, 0, 192, 0), 0, Parties.RANDOM));
            assertThat(refusal(good, kept(plates, List.of()).tags())).isEqualTo(VeilRefusal.WRONG_CLASS);
            assertThat(refusal(good, kept(later, List.of()).tags())).isEqualTo(VeilRefusal.WRONG_EPOCH);
            assertThat(refusal(good, kept(other, List.of()).tags())).isEqualTo(VeilRefusal.WRONG_AGREEMENT);
        }
    }

    /** An entry of the base that the delta leaves there. */
    private static byte[] staying(TagSet base, TagDelta delta) {
        int width = base.layout().bytes();
        Set<Octets> removed = new HashSet<>();
        for (int at = 0; at < delta.changes(); at++) {
            removed.add(cut(delta.removed(), at * OutputTag.BYTES));
        }
        int place = IntStream.range(0, base.size())
                .filter(at -> !removed.contains(cut(base.entries(), at * width)))
                .findFirst()
                .orElseThrow();
        return Arrays.copyOfRange(base.entries().shared(), place * width, (place + 1) * width);
    }

    private static TagDelta with(TagDelta good, byte[] removed, byte[] added) {
        return new TagDelta(good.scope(), good.base(), Octets.of(removed), Octets.of(added));
    }

    private static VeilRefusal refusal(TagDelta delta, TagSet base) {
        try {
            delta.applyTo(base);
            throw new AssertionError("delta was applied");
        } catch (VeilException refused) {
            return refused.refusal();
        }
    }

    @Test
    void aDeltaThatIsNotPaddedOrNotSortedIsRefused() {
        try (VeilKey key = key(new ClassLabel("phone"))) {
            KeptTagSet before = kept(key, held(key, 0, 190, 0));
            TagDelta good = delta(before, before.next(key, held(key, 0, 192, 0), 0, Parties.RANDOM));
            byte[] removed = good.removed().toBytes();
            byte[] added = good.added().toBytes();
            assertMade(good, Arrays.copyOf(removed, 63 * 12), Arrays.copyOf(added, 63 * 44), VeilRefusal.NOT_PADDED);
            assertMade(good, Arrays.copyOf(removed, 63 * 12), added, VeilRefusal.WRONG_COUNT);
            assertMade(good, new byte[0], new byte[0], VeilRefusal.WRONG_COUNT);
            System.arraycopy(removed, 0, removed, 12, 12);
            assertMade(good, removed, added, VeilRefusal.NOT_SORTED);
            System.arraycopy(added, 0, added, 44, 44);
            assertMade(good, good.removed().toBytes(), added, VeilRefusal.NOT_SORTED);
        }
    }

    private static void assertMade(TagDelta good, byte[] removed, byte[] added, VeilRefusal refusal) {
        assertThatExceptionOfType(VeilException.class)
                .isThrownBy(() -> with(good, removed, added))
                .matches(e -> e.refusal() == refusal, "is " + refusal);
    }
}
