// SPDX-License-Identifier: Apache-2.0
package org.enlace.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.DecisionRequest;
import org.enlace.agreement.HitContext;
import org.enlace.agreement.HitHandle;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.PermitConditions;
import org.enlace.agreement.Redaction;
import org.enlace.agreement.Samples;
import org.enlace.agreement.SignedAgreement;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.SubjectKind;
import org.enlace.model.VeilHandle;
import org.enlace.recheck.MessageRecheck.History;
import org.enlace.recheck.MessageRecheck.Rule;
import org.enlace.recheck.MessageRecheck.Turn;
import org.enlace.share.Disclosure;
import org.enlace.share.DisclosureRequest;
import org.enlace.share.DisclosureRequest.Side;
import org.enlace.share.DisclosureRequest.State;
import org.enlace.share.OpaqueNames;
import org.enlace.share.OutgoingGate;
import org.junit.jupiter.api.Test;

public class MessageRecheckTest {
    private final Agreement agreement = Samples.agreement();
    private final Instant signed = Samples.NOW.minus(Duration.ofDays(3));
    private final History history = new History(
            Samples.signed(agreement),
            List.of(new Turn(signed, AgreementLife.OFFERED), new Turn(signed, AgreementLife.IN_FORCE)));

    @Test
    void secondLooksOwnListOfAdministration_isTheDoors() {
        assertThat(RecheckedMessage.ADMINISTRATION).isEqualTo(OutgoingGate.ADMINISTRATION);
    }

    @Test
    void findsNothing_inADisclosureAsItLeft() {
        assertThat(rules(text())).isEmpty();
    }

    @Test
    void findsAPropertyThatWasSlippedIn() {
        assertThat(rules(text().replace("\"property\":\"model\"", "\"property\":\"notes\"")))
                .contains(Rule.PROPERTY);
    }

    @Test
    void findsAKind_aRelation_andAPurposeThatAreNotAgreed() {
        assertThat(rules(text().replace("\"kind\":\"VEHICLE\"", "\"kind\":\"HOUSE\"")))
                .contains(Rule.KIND);
        assertThat(rules(text().replace("\"relation\":\"UnknownLink\"", "\"relation\":\"Family\"")))
                .contains(Rule.KIND);
        assertThat(rules(text().replace("ORGANISATIONS_AND_METHODS", "CURIOSITY")))
                .contains(Rule.PURPOSE);
    }

    @Test
    void findsHandlingGradeRetentionAndSource() {
        assertThat(rules(text().replace("AMBER/H1/PAP-AMBER", "RED/H1/PAP-AMBER")))
                .contains(Rule.HANDLING);
        assertThat(rules(text().replace("AMBER/H1/PAP-AMBER", "CLEAR/H0/PAP-CLEAR")))
                .contains(Rule.HANDLING);
        assertThat(rules(text().replace("\"grade\":\"B2\"", "\"grade\":\"X4\"")))
                .contains(Rule.GRADE);
        assertThat(rules(text().replace("\"expires\":\"2027-03-04\"", "\"expires\":\"2031-03-04\"")))
                .contains(Rule.RETENTION);
        assertThat(rules(text().replace("\"source\":\"S1\"", "\"source\":\"informer-file-17\"")))
                .contains(Rule.SOURCE);
    }

    @Test
    void findsAMinorAndAMarkedPerson() {
        for (String born : List.of(
                "2012-05-05", "circa 2014", "02/2012", "\uff12\uff10\uff11\uff14-02-03", "12/03/12", "ilegible")) {
            assertThat(rules(text().replace("1980-05-05", born))).as(born).contains(Rule.PERSON_EXCLUDED);
        }
        assertThat(rules(text().replace("1980-05-05", "1980 aprox."))).doesNotContain(Rule.PERSON_EXCLUDED);
        for (String words : List.of(
                "testigo",
                "testigo protegido",
                "presunta víctima",
                "unaccompanied minor",
                "v\u0456ctim\u0430",
                "t\u200bestigo")) {
            assertThat(rules(text().replace("\"value\":\"conductor\"", "\"value\":\"" + words + "\"")))
                    .as(words)
                    .contains(Rule.PERSON_EXCLUDED);
        }
        assertThat(rules(text().replace("\"value\":\"conductor\"", "\"value\":\"guía de migrantes\"")))
                .doesNotContain(Rule.PERSON_EXCLUDED);
    }

    @Test
    void findsAFieldThatTheFormDoesNotHave() {
        assertThat(rules(text().replace("{\"agreement\":", "{\"aaa\":\"x\",\"agreement\":")))
                .contains(Rule.FORM);
        assertThat(rules("no json")).contains(Rule.FORM);
    }

    @Test
    void findsAHomeAddress() {
        assertThat(rules(text().replace("\"kind\":\"VEHICLE\"", "\"kind\":\"PLACE\"")
                        .replace("\"model\"", "\"address\"")))
                .contains(Rule.PROPERTY);
        assertThat(rules(text().replace("\"kind\":\"VEHICLE\"", "\"kind\":\"PLACE\"")
                        .replace("\"model\"", "\"city\"")
                        .replace("\"registrationNumber\"", "\"country\"")))
                .isEmpty();
    }

    @Test
    void findsARecordByItsOwnName() {
        assertThat(rules(text())).isEmpty();
        assertThat(rules(text().replaceAll("\"hits\":.\"[0-9a-f]{32}\"", "\"hits\":[\"case-17\"")))
                .contains(Rule.NAME);
        assertThat(rules(text().replaceAll("\"from\":\"[0-9a-f]{32}\"", "\"from\":\"p1\"")))
                .contains(Rule.NAME);
    }

    @Test
    void findsAMessageOutsideTheAgreementsLife() {
        var before = message(text(), signed.minusSeconds(1), "share.disclosure", Optional.of(agreement.digest()));
        assertThat(rules(before, history)).contains(Rule.NOT_IN_FORCE);
        History suspended = new History(
                history.signed(),
                List.of(
                        new Turn(signed, AgreementLife.IN_FORCE),
                        new Turn(Samples.NOW.minusSeconds(1), AgreementLife.SUSPENDED)));
        assertThat(rules(message(text()), suspended)).contains(Rule.NOT_IN_FORCE);
        History sameInstant = new History(
                history.signed(),
                List.of(new Turn(signed, AgreementLife.IN_FORCE), new Turn(Samples.NOW, AgreementLife.SUSPENDED)));
        assertThat(rules(message(text()), sameInstant)).isEmpty();
    }

    @Test
    void findsAMessageWithoutAgreementOrOutsideItsOperations() {
        assertThat(rules(message(text(), Samples.NOW, "share.disclosure", Optional.empty()), history))
                .contains(Rule.UNKNOWN_TYPE);
        assertThat(rules(
                        message(
                                text(),
                                Samples.NOW,
                                "share.disclosure",
                                Optional.of(new AgreementDigest("0".repeat(64)))),
                        history))
                .contains(Rule.NO_AGREEMENT);
        assertThat(rules(message("x", Samples.NOW, "export.everything", Optional.of(agreement.digest())), history))
                .contains(Rule.OPERATION);
        assertThat(rules(message("x", Samples.NOW, "veil.query", Optional.of(agreement.digest())), history))
                .isEmpty();
    }

    @Test
    void findsAnAgreementThatOnlyOneSideSigned() {
        SignedAgreement half = SignedAgreement.unsigned(agreement)
                .with(Samples.PANAMA, Samples.sign(Samples.PANAMA_KEY, agreement.digest()));
        assertThat(rules(message(text()), new History(half, history.turns()))).contains(Rule.NOT_SIGNED);
    }

    public static Disclosure disclosure(Agreement agreement) {
        HitContext hitContext = new HitContext(
                "v1",
                List.of(
                        Samples.subject(
                                "v1",
                                SubjectKind.VEHICLE,
                                Samples.statement("registrationNumber", "AB-1234"),
                                Samples.statement("model", "Invented 4x4")),
                        Samples.subject(
                                "p1",
                                SubjectKind.PERSON,
                                Samples.statement("name", "Prueba Inventada"),
                                Samples.statement("role", "conductor"),
                                Samples.statement("birthDate", "1980-05-05"))),
                List.of(Samples.link("l1", "p1", "v1", Samples.statement("role", "drives"))));
        DecisionRequest request = Samples.request();
        List<AgreementStanding> standings = List.of(Samples.inForce(agreement));
        var permit = (AgreementDecision.Permit) AgreementDecision.decide(request, standings, Samples.NOW);
        var redacted = new Redaction(request, standings, Samples.NOW).apply(hitContext);
        return Disclosure.of(
                "0a".repeat(16),
                asked(agreement.digest()),
                Samples.PANAMA,
                permit.conditions(),
                redacted.matter(),
                OpaqueNames.of(new byte[32]),
                Samples.NOW);
    }

    private static DisclosureRequest asked(AgreementDigest agreement) {
        return new DisclosureRequest(
                "0b".repeat(16),
                Side.ANSWERING,
                new DisclosureRequest.Asked(
                        Samples.COSTA_RICA,
                        agreement,
                        List.of(new HitHandle(new ClassLabel("plate"), new VeilHandle("0c".repeat(16)))),
                        Samples.PURPOSE,
                        "",
                        "",
                        Optional.empty()),
                State.APPROVED,
                new DisclosureRequest.Term(Samples.NOW, Samples.NOW),
                new DisclosureRequest.Consent(
                        List.of(new OfficerApproval(new OfficerName("l.mora"), OfficerRole.LIAISON, Samples.NOW)),
                        new PermitConditions.Approvals(1, OfficerRole.LIAISON)),
                new DisclosureRequest.Ending(Optional.empty(), Optional.empty()));
    }

    private String text() {
        return new String(disclosure(agreement).json(), StandardCharsets.UTF_8);
    }

    private List<Rule> rules(String content) {
        return rules(message(content), history);
    }

    private static List<Rule> rules(SentMessage message, History history) {
        return MessageRecheck.verify(List.of(message), List.of(history)).stream()
                .map(MessageRecheck.Breach::rule)
                .toList();
    }

    private SentMessage message(String content) {
        return message(content, Samples.NOW, "share.disclosure", Optional.of(agreement.digest()));
    }

    private static SentMessage message(String content, Instant at, String type, Optional<AgreementDigest> agreement) {
        return new SentMessage(
                Samples.PANAMA,
                Samples.COSTA_RICA,
                "d".repeat(64),
                type,
                agreement,
                at,
                content.getBytes(StandardCharsets.UTF_8));
    }
}
