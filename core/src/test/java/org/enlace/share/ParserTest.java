// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.enlace.Chance;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.AskingOfficer;
import org.enlace.agreement.HitHandle;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.Samples;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.VeilHandle;
import org.enlace.recheck.MessageRecheckTest;
import org.junit.jupiter.api.Test;

/** Damaged documents: every parser reads exactly its own form and refuses all else in a controlled way. */
class ParserTest {
    private static final String ID = "0a".repeat(16);
    private static final String DIGEST = "0b".repeat(32);

    private final Agreement agreement = Samples.agreement();
    private final long seed = Chance.seed(1);

    private byte[] sample(ShareParsers parser) {
        return switch (parser) {
            case AGREEMENT -> agreement.json();
            case DISCLOSURE -> MessageRecheckTest.disclosure(agreement).json();
            case OFFER ->
                new ShareMessages.Offer(agreement, Samples.sign(Samples.PANAMA_KEY, agreement.digest())).json();
            case STEP -> new ShareMessages.Step(new AgreementDigest(DIGEST), "").json();
            case ASK ->
                new ShareMessages.Ask(
                                ID,
                                new AgreementDigest(DIGEST),
                                List.of(hit("phone"), hit("plate")),
                                Samples.PURPOSE,
                                "why",
                                ID,
                                new AskingOfficer(new OfficerName("i.mora"), OfficerRole.ANALYST))
                        .json();
            case REFUSED -> new ShareMessages.Refused(ID, "NATIONAL_LAW").json();
            case TOLD ->
                new ShareMessages.Told(
                                hit("phone"),
                                "",
                                Samples.PURPOSE,
                                HitOutcomes.Outcome.CONFIRMED,
                                HitOutcomes.Reason.SAME,
                                "")
                        .json();
            case RECALLED -> new ShareMessages.Recalled(ID, new AgreementDigest(DIGEST), List.of(ID)).json();
            case PURGED -> new ShareMessages.Purged("", new AgreementDigest(DIGEST), 3).json();
        };
    }

    private static HitHandle hit(String identifierClass) {
        return new HitHandle(new ClassLabel(identifierClass), new VeilHandle(ID));
    }

    @Test
    void eachParser_readsItsOwnFormAndNoOther() {
        for (ShareParsers writer : ShareParsers.values()) {
            for (ShareParsers reader : ShareParsers.values()) {
                assertThat(reader.reads(sample(writer)))
                        .as(writer + " read as " + reader)
                        .isEqualTo(writer == reader);
            }
        }
    }

    @Test
    void damagedDocuments_areReadOrRefused_neverWorse() {
        Random random = new Random(seed);
        for (ShareParsers parser : ShareParsers.values()) {
            byte[] whole = sample(parser);
            for (int round = 0; round < 300; round++) {
                byte[] damaged = whole.clone();
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                try {
                    parser.reads(damaged);
                } catch (RuntimeException worse) {
                    throw new AssertionError("seed=" + seed + " parser=" + parser, worse);
                }
            }
        }
    }
}
