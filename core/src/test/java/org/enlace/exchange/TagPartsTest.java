// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.QueryBudget;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.Receipt;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.oprf.Octets;
import org.enlace.veil.tags.KeptTagSet;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.LabelledTag;
import org.enlace.veil.tags.TagSet;
import org.enlace.veil.tags.TagSetPart;
import org.enlace.veil.tags.VeilInput;
import org.enlace.veil.tags.VeilKey;
import org.enlace.wire.Handover;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tag sets that come in several envelopes; here they are small and cut all the same. */
class TagPartsTest {
    private static final int SIZE = 700;
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path home;

    private Neighbourhood neighbourhood;
    private AuthorityNode holder;
    private AuthorityNode asker;
    private AgreementDigest agreement;

    @BeforeEach
    void start() {
        neighbourhood = new Neighbourhood(home);
        holder = neighbourhood.start("parts-holder", "CO");
        asker = neighbourhood.start("parts-asker", "PA");
        Neighbourhood.introduce(holder, asker);
        Agreement usual = neighbourhood.usual(holder, asker);
        agreement = neighbourhood.agree(
                holder, asker, Neighbourhood.withBudget(usual, new ClassLabel("phone"), new QueryBudget(100, 10)));
        neighbourhood.settleVeil();
    }

    @AfterEach
    void close() {
        neighbourhood.close();
    }

    private KeptTagSet set(int values) {
        KeyScope scope = new KeyScope(
                agreement,
                new ClassLabel("phone"),
                VeilEpoch.of(neighbourhood.clock().instant()).number());
        byte[] seed = new byte[32];
        RANDOM.nextBytes(seed);
        try (VeilKey key = VeilKey.derive(seed, scope)) {
            List<LabelledTag> held = IntStream.range(0, values)
                    .mapToObj(number -> new VeilInput(new ClassLabel("phone"), "+5076000%04d".formatted(number)))
                    .map(input -> LabelledTag.of(input, key.handle(input)))
                    .toList();
            return KeptTagSet.of(key, held, 0, RANDOM);
        }
    }

    private List<TagSetPart> parts(TagSet set) {
        return TagSetPart.of(set.scope(), set.encode(), SIZE);
    }

    private Receipt take(TagSetPart part) {
        Envelope sent = Handover.smuggle(holder.mailroom(), asker.mailroom(), "veil.tags", agreement, part.encode());
        Neighbourhood.await("a receipt", () -> receipt(sent).isPresent());
        return receipt(sent).orElseThrow();
    }

    private Optional<Receipt> receipt(Envelope sent) {
        return holder.database().read(tx -> holder.mailroom().outbox().receipt(tx, sent.digest()));
    }

    private String tags() {
        return asker.database()
                .read(tx -> tx.createQuery("select digest from node_tags")
                        .mapTo(String.class)
                        .one());
    }

    private long kept() {
        return asker.database()
                .<Long>read(tx -> tx.createQuery("select count(*) from node_tag_part")
                        .mapTo(Long.class)
                        .one());
    }

    private List<Object> received() {
        return asker.ledger().entries(EntryType.TAGS_RECEIVED, Long.MAX_VALUE, 100).stream()
                .map(one -> one.entry().fields().get("content"))
                .toList();
    }

    @Test
    void setInParts_isTakenAsTheWhole_alsoOverARestart() {
        TagSet set = set(100).tags();
        List<TagSetPart> parts = parts(set);
        assertThat(parts).hasSizeGreaterThan(3);
        String before = tags();
        for (TagSetPart part : parts.subList(0, parts.size() - 1)) {
            assertThat(take(part).outcome()).isEqualTo(Receipt.Outcome.ACCEPTED);
            assertThat(tags()).isEqualTo(before);
            assertThat(received()).doesNotContain(set.digest());
        }
        asker = neighbourhood.restart(asker);
        assertThat(take(parts.getLast()).outcome()).isEqualTo(Receipt.Outcome.ACCEPTED);
        assertThat(tags()).isEqualTo(set.digest());
        assertThat(received()).contains(set.digest());
        assertThat(kept()).isZero();
    }

    @Test
    void partThatDoesNotFollow_isRefused_andANewSetDropsTheOldParts() {
        List<TagSetPart> parts = parts(set(100).tags());
        take(parts.get(0));
        assertThat(take(parts.get(2)).code()).isEqualTo("VEIL_WRONG_CHUNK");
        assertThat(take(parts.getLast()).code()).isEqualTo("VEIL_WRONG_CHUNK");
        take(parts.get(1));
        assertThat(kept()).isEqualTo(2);
        take(parts(set(100).tags()).getFirst());
        assertThat(kept()).isEqualTo(1);
        assertThat(take(parts.get(2)).code()).isEqualTo("VEIL_WRONG_CHUNK");
    }

    @Test
    void partsOfWhatIsNoSet_areRefusedWithTheLast_andTheOldSetStays() {
        String before = tags();
        List<TagSetPart> parts = parts(set(100).tags());
        TagSetPart first = parts.getFirst();
        byte[] altered = first.bytes().toBytes();
        altered[500] ^= 1;
        take(new TagSetPart(first.scope(), first.set(), first.total(), 0, Octets.own(altered)));
        parts.subList(1, parts.size() - 1).forEach(this::take);
        assertThat(take(parts.getLast()).code()).isEqualTo("VEIL_ALTERED_CHUNK");
        assertThat(tags()).isEqualTo(before);
    }

    @Test
    void setThatStandsInOneEnvelope_goesAsBefore_andALargerOneInParts() {
        KeptTagSet set = set(100);
        TagDispatch dispatch = TagDispatch.after(Optional.empty(), set);
        byte[] whole = set.tags().encode();
        assertThat(dispatch.contents()).singleElement().isEqualTo(whole);
        assertThat(dispatch.contents(whole.length, SIZE)).singleElement().isEqualTo(whole);
        assertThat(dispatch.contents(whole.length - 1, SIZE))
                .containsExactlyElementsOf(
                        parts(set.tags()).stream().map(TagSetPart::encode).toList());
    }
}
