// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.crypto.CanonicalJson;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.HandlingMark;
import org.enlace.model.ProtectionGround;
import org.enlace.model.Purpose;
import org.enlace.model.SourceGrade;
import org.enlace.model.SubjectKind;
import org.enlace.share.ShareParsers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files under {@code vectors/share} that other implementations check themselves against. */
class VectorsTest {
    private final JsonNode agreementFile = read("agreement.json");
    private final JsonNode decisions = read("decisions.json");

    private static JsonNode read(String name) {
        Path here = Path.of("vectors");
        Path folder = Files.isDirectory(here) ? here : Path.of("..", "vectors");
        try {
            return JsonMapper.shared()
                    .readTree(Files.readAllBytes(folder.resolve("share").resolve(name)));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private SignedAgreement signed() {
        Agreement agreement = Agreement.parse(CanonicalJson.bytes(agreementFile.path("agreement")));
        TreeMap<AuthorityId, String> signatures = new TreeMap<>();
        agreementFile
                .path("signatures")
                .properties()
                .forEach(entry -> signatures.put(
                        AuthorityId.of(entry.getKey()), entry.getValue().stringValue()));
        return SignedAgreement.of(agreement, signatures);
    }

    @Test
    void agreement_hasItsDigestAndBothSignatures() {
        SignedAgreement signed = signed();
        assertThat(signed.digest().value())
                .isEqualTo(agreementFile.path("digest").stringValue());
        assertThat(signed.complete()).isTrue();
    }

    @Test
    void optionalTerms_areReadAndHaveTheirDigest() {
        String whole = CanonicalJson.text(agreementFile.path("agreement"));
        for (JsonNode one : agreementFile.path("accepted")) {
            String replaced = one.path("replace").stringValue();
            assertThat(whole).contains(replaced);
            String json = whole.replace(replaced, one.path("with").stringValue());
            Agreement read = Agreement.parse(json.getBytes(StandardCharsets.UTF_8));
            assertThat(read.digest().value()).isEqualTo(one.path("digest").stringValue());
            assertThat(read.cosigner(AuthorityId.of("pa-security"))).isPresent();
            assertThat(read.cosigner(AuthorityId.of("cr-migration"))).isEmpty();
        }
        assertThat(agreementFile.path("accepted").size()).isPositive();
    }

    @Test
    void damagedAgreements_areRefused() {
        String whole = CanonicalJson.text(agreementFile.path("agreement"));
        for (JsonNode damaged : agreementFile.path("refused")) {
            String replaced = damaged.path("replace").stringValue();
            assertThat(whole).contains(replaced);
            String json = whole.replace(replaced, damaged.path("with").stringValue());
            assertThat(ShareParsers.AGREEMENT.reads(json.getBytes(StandardCharsets.UTF_8)))
                    .as(damaged.path("why").stringValue())
                    .isFalse();
        }
        assertThat(agreementFile.path("refused").size()).isGreaterThan(5);
    }

    @Test
    void everyDecision_isAsWritten() {
        SignedAgreement signed = signed();
        for (JsonNode one : decisions.path("cases")) {
            AgreementStanding standing = new AgreementStanding(
                    signed, AgreementLife.valueOf(one.path("life").stringValue()));
            AgreementDecision decision = AgreementDecision.decide(
                    request(one.path("request")),
                    List.of(standing),
                    Instant.parse(one.path("now").stringValue()));
            String found = switch (decision) {
                case AgreementDecision.Permit permit -> "PERMIT";
                case AgreementDecision.Refuse refuse ->
                    refuse.clause().map(clause -> clause.number() + " ").orElse("- ") + refuse.code();
            };
            assertThat(found)
                    .as(one.path("name").stringValue())
                    .isEqualTo(one.path("expect").stringValue());
        }
        assertThat(decisions.path("cases").size()).isGreaterThan(15);
    }

    private static DecisionRequest request(JsonNode node) {
        List<DecisionRequest.Item> items = new ArrayList<>();
        for (JsonNode item : node.path("items")) {
            Optional<ProtectionGround> excluded = Optional.of(
                            item.path("excluded").asString(""))
                    .filter(text -> !text.isEmpty())
                    .map(ProtectionGround::valueOf);
            List<DecisionRequest.Field> fields = new ArrayList<>();
            for (JsonNode field : item.path("fields")) {
                fields.add(new DecisionRequest.Field(
                        field.path("property").stringValue(),
                        SourceGrade.parse(field.path("grade").stringValue()),
                        HandlingMark.parse(field.path("handling").stringValue()),
                        LocalDate.parse(field.path("expires").stringValue())));
            }
            items.add(
                    item.has("kind")
                            ? new DecisionRequest.SubjectItem(
                                    SubjectKind.valueOf(item.path("kind").stringValue()), excluded, fields)
                            : new DecisionRequest.LinkItem(item.path("relation").stringValue(), excluded, fields));
        }
        DecisionRequest.Asking asking = new DecisionRequest.Asking(
                DecisionMoment.valueOf(node.path("moment").stringValue()),
                SharedOperation.valueOf(node.path("operation").stringValue()),
                OperationTrigger.valueOf(node.path("trigger").stringValue()),
                Purpose.valueOf(node.path("purpose").stringValue()),
                new DecisionRequest.KeyHolder(
                        AuthorityId.of(node.path("sender").stringValue()),
                        node.path("senderKey").stringValue()),
                new DecisionRequest.KeyHolder(
                        AuthorityId.of(node.path("recipient").stringValue()),
                        node.path("recipientKey").stringValue()));
        return new DecisionRequest(
                asking,
                node.path("protocol").intValue(),
                node.path("justified").booleanValue(),
                ClassLabel.read(node.path("class").stringValue()),
                items);
    }
}
