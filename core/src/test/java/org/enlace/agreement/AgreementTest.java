// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.TreeMap;
import org.enlace.agreement.ShareException.Reason;
import org.enlace.crypto.CanonicalJson;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private final Agreement agreement = Samples.agreement();

    @Test
    void theUsualAgreement_signsATextInEnglishAndSpanish() {
        Agreement usual = Samples.agreement();
        String text = AgreementDraft.text(usual).orElseThrow();
        assertThat(text).contains("Persons excluded.", "Personas excluidas.", "12. ");
        String[] languages = text.split("\n----\n");
        assertThat(languages).hasSize(2);
        for (int article = 1; article <= 12; article++) {
            String number = "\n" + article + ". ";
            assertThat(languages).allMatch(one -> one.contains(number));
        }
        assertThat(usual.text().languages()).containsExactly("en", "es");
        assertThat(usual.text().sha256()).isEqualTo(CanonicalJson.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsWhatItWrote_andKeepsItsDigest() {
        Agreement read = Agreement.parse(agreement.json());
        assertThat(read).isEqualTo(agreement);
        assertThat(read.digest()).isEqualTo(agreement.digest());
    }

    @Test
    void holdsAllNineteenItems() {
        assertThat(text())
                .contains("\"id\":", "\"version\":", "\"supersedes\":", "\"parties\":", "\"legalBasis\":")
                .contains("\"purposes\":", "\"subjects\":", "\"personsExcluded\":", "\"operations\":")
                .contains("\"queries\":", "\"quality\":", "\"onward\":", "\"retention\":", "\"recall\":")
                .contains("\"subjectRights\":", "\"refusalGrounds\":", "\"security\":", "\"oversight\":")
                .contains("\"incidentNoticeHours\":", "\"validity\":", "\"text\":");
    }

    @Test
    void isRefused_withAFieldThatItCannotHold() {
        assertMalformed(text().replace("\"form\":", "\"fee\":1,\"form\":"));
        assertMalformed(text().replace("\"country\":\"CR\",", "\"country\":\"CR\",\"extra\":true,"));
    }

    @Test
    void isRefused_withoutAField() {
        assertMalformed(text().replace("\"incidentNoticeHours\":24,", ""));
        assertMalformed(text().replace(",\"minimumGrade\":\"C4\"", ""));
    }

    @Test
    void isRefused_whereWhatCannotBeConfiguredIsChanged() {
        assertMalformed(text().replace("\"INFORMANT\",\"MINOR\",", "\"INFORMANT\","));
        assertMalformed(text().replace("\"automatedDecisions\":\"NEVER\"", "\"automatedDecisions\":\"WITH_CONSENT\""));
        assertMalformed(text().replace("\"editResetsClock\":false", "\"editResetsClock\":true"));
        assertMalformed(text().replace("\"exit\":\"UNILATERAL_IMMEDIATE\"", "\"exit\":\"WITH_NOTICE\""));
    }

    @Test
    void isRefused_inAnotherOrderOrForm() {
        assertMalformed(text().replace("{\"form\":", "{ \"form\":"));
        assertMalformed(text() + " ");
        assertMalformed(text().replace("\"EUROPOL-H\"", "\"EUROPOL-H\" "));
        assertMalformed(text().replace("[\"ON_HIT\",\"ON_REQUEST\"]", "[\"ON_REQUEST\",\"ON_HIT\"]"));
    }

    @Test
    void isRefused_withOnePartyTwice_orAStrangersRecipient() {
        assertMalformed(text().replace("pa-security", "cr-migration"));
        assertMalformed(text().replace("\"recipients\":[\"cr-migration\",", "\"recipients\":[\"co-migration\","));
    }

    @Test
    void refusalMessages_neverQuoteTheDocument() {
        String planted = "PLANTED-VALUE-77";
        for (String name : new String[] {"CODE", "SECURITY", "NATIONAL_LAW", "AMBER_STRICT/H2/PAP-AMBER", "C4"}) {
            assertThatThrownBy(() -> Agreement.parse(bytes(text().replace("\"" + name + "\"", "\"" + planted + "\""))))
                    .isInstanceOf(ShareException.class)
                    .hasMessageNotContaining(planted);
        }
    }

    @Test
    void signature_isThatOfAParty_overThisText() {
        SignedAgreement signed = Samples.signed(agreement);
        assertThat(signed.complete()).isTrue();
        String wrong = Samples.sign(
                Samples.PANAMA_KEY, Amended.of(agreement).approvals(2).digest());
        assertThatThrownBy(() -> SignedAgreement.unsigned(agreement).with(Samples.PANAMA, wrong))
                .isInstanceOfSatisfying(
                        ShareException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.WRONG_SIGNATURE));
        String others = Samples.sign(Samples.COSTA_RICA_KEY, agreement.digest());
        assertThatThrownBy(() -> SignedAgreement.unsigned(agreement).with(Samples.PANAMA, others))
                .isInstanceOf(ShareException.class);
    }

    @Test
    void agreementInForce_mustCarryBothSignatures() {
        var half = SignedAgreement.of(
                agreement,
                new TreeMap<>(java.util.Map.of(Samples.PANAMA, Samples.sign(Samples.PANAMA_KEY, agreement.digest()))));
        assertThatThrownBy(() -> new AgreementStanding(half, AgreementLife.IN_FORCE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new AgreementStanding(half, AgreementLife.OFFERED).signed().complete())
                .isFalse();
    }

    @Test
    void life_hasTheStepsOfTheProtocolAndNoOthers() {
        assertThat(AgreementLife.DRAFT.next()).isEqualTo(EnumSet.of(AgreementLife.OFFERED, AgreementLife.ENDED));
        assertThat(AgreementLife.OFFERED.next()).isEqualTo(EnumSet.of(AgreementLife.IN_FORCE, AgreementLife.ENDED));
        assertThat(AgreementLife.IN_FORCE.next()).isEqualTo(EnumSet.of(AgreementLife.SUSPENDED, AgreementLife.ENDED));
        assertThat(AgreementLife.SUSPENDED.next()).isEqualTo(EnumSet.of(AgreementLife.IN_FORCE, AgreementLife.ENDED));
        assertThat(AgreementLife.ENDED.next()).isEmpty();
    }

    private String text() {
        return new String(agreement.json(), StandardCharsets.UTF_8);
    }

    private void assertMalformed(String changed) {
        assertThat(changed).isNotEqualTo(text());
        assertThatThrownBy(() -> Agreement.parse(bytes(changed)))
                .isInstanceOfSatisfying(
                        ShareException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.MALFORMED));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
