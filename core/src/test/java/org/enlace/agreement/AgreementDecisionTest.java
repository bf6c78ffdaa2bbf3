// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.agreement.AgreementDecision.Permit;
import org.enlace.agreement.AgreementDecision.Refuse;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.HandlingMark;
import org.enlace.model.OfficerName;
import org.enlace.model.ProtectionGround;
import org.enlace.model.Purpose;
import org.enlace.model.SourceGrade;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectLink;
import org.enlace.share.GrantMint;
import org.junit.jupiter.api.Test;

class AgreementDecisionTest {
    private final Agreement agreement = Samples.agreement();
    private final DecisionRequest request = Samples.request(Samples.item(SubjectKind.PHONE, "number"));

    private AgreementDecision decide(DecisionRequest asked) {
        return AgreementDecision.decide(asked, List.of(Samples.inForce(agreement)), Samples.NOW);
    }

    private AgreementDecision under(Agreement terms) {
        return AgreementDecision.decide(request, List.of(Samples.inForce(terms)), Samples.NOW);
    }

    private static void assertRefused(AgreementDecision decision, AgreementClause clause, RefusalCode code) {
        assertThat(decision).isInstanceOfSatisfying(Refuse.class, refuse -> {
            assertThat(refuse.code()).isEqualTo(code);
            assertThat(refuse.clause()).contains(clause);
        });
    }

    @Test
    void isPermitted_andNamesTheAgreementAndItsClauses() {
        assertThat(decide(request)).isInstanceOfSatisfying(Permit.class, permit -> {
            assertThat(permit.agreement()).isEqualTo(agreement.digest());
            assertThat(permit.clauses())
                    .contains(
                            AgreementClause.PURPOSES,
                            AgreementClause.SUBJECT_KINDS_AND_PROPERTIES,
                            AgreementClause.VALIDITY_AND_EXIT);
            assertThat(permit.conditions().approvals().officers()).isEqualTo(1);
            assertThat(permit.conditions().approvals().role()).isEqualTo(OfficerRole.LIAISON);
        });
    }

    @Test
    void isRefused_withoutAgreement() {
        AgreementDecision decision = AgreementDecision.decide(request, List.of(), Samples.NOW);
        assertThat(decision).isEqualTo(Refuse.withoutAgreement());
    }

    @Test
    void isRefused_whereOnlyOthersHaveAnAgreement() {
        AuthorityId stranger = AuthorityId.of("us-security");
        assertThat(decide(Change.of(request).recipient(stranger))).isEqualTo(Refuse.withoutAgreement());
        assertThat(decide(Change.of(request).sender(stranger))).isEqualTo(Refuse.withoutAgreement());
        assertThat(decide(Change.of(request).recipient(Samples.PANAMA))).isEqualTo(Refuse.withoutAgreement());
    }

    @Test
    void isRefused_beforeAndAfterTheAgreementsLife() {
        for (AgreementLife life : AgreementLife.values()) {
            AgreementDecision decision = AgreementDecision.decide(
                    request, List.of(new AgreementStanding(Samples.signed(agreement), life)), Samples.NOW);
            switch (life) {
                case DRAFT, OFFERED ->
                    assertRefused(decision, AgreementClause.VALIDITY_AND_EXIT, RefusalCode.NOT_YET_IN_FORCE);
                case IN_FORCE -> assertThat(decision).isInstanceOf(Permit.class);
                case SUSPENDED -> assertRefused(decision, AgreementClause.VALIDITY_AND_EXIT, RefusalCode.SUSPENDED);
                case ENDED -> assertRefused(decision, AgreementClause.VALIDITY_AND_EXIT, RefusalCode.ENDED);
            }
        }
    }

    @Test
    void validityBeginsInclusive_andEndsExclusive() {
        List<AgreementStanding> standings = List.of(Samples.inForce(agreement));
        Instant from = agreement.validity().from();
        Instant until = agreement.validity().until();
        DecisionRequest bare = Samples.request();
        assertRefused(
                AgreementDecision.decide(bare, standings, from.minusMillis(1)),
                AgreementClause.VALIDITY_AND_EXIT,
                RefusalCode.NOT_YET_IN_FORCE);
        assertThat(AgreementDecision.decide(bare, standings, from)).isInstanceOf(Permit.class);
        assertThat(AgreementDecision.decide(bare, standings, until.minusMillis(1)))
                .isInstanceOf(Permit.class);
        assertRefused(
                AgreementDecision.decide(bare, standings, until),
                AgreementClause.VALIDITY_AND_EXIT,
                RefusalCode.EXPIRED);
    }

    @Test
    void endedAgreement_stillPermitsReadingWhereItSaysSo() {
        Agreement keeping = Amended.of(agreement).fate(AgreementTerms.Fate.KEEP_TO_RETENTION);
        List<AgreementStanding> ended = List.of(new AgreementStanding(Samples.signed(keeping), AgreementLife.ENDED));
        DecisionRequest read = Change.of(request).moment(DecisionMoment.READ);
        assertThat(AgreementDecision.decide(read, ended, Samples.NOW)).isInstanceOf(Permit.class);
        assertThat(AgreementDecision.decide(request, ended, Samples.NOW)).isInstanceOf(Refuse.class);
        List<AgreementStanding> purging =
                List.of(new AgreementStanding(Samples.signed(agreement), AgreementLife.ENDED));
        assertRefused(
                AgreementDecision.decide(read, purging, Samples.NOW),
                AgreementClause.VALIDITY_AND_EXIT,
                RefusalCode.ENDED);
    }

    @Test
    void isRefused_underOtherKeys() {
        String other = Samples.raw(Samples.key(9));
        assertRefused(decide(Change.of(request).senderKey(other)), AgreementClause.PARTIES, RefusalCode.UNKNOWN_KEYS);
        assertRefused(decide(Change.of(request).recipientKey("")), AgreementClause.PARTIES, RefusalCode.UNKNOWN_KEYS);
    }

    @Test
    void isRefused_belowTheSecurityFloor() {
        assertRefused(
                decide(Change.of(request).protocol(0)), AgreementClause.SECURITY_FLOOR, RefusalCode.PROTOCOL_TOO_OLD);
    }

    @Test
    void operationAndTrigger_mustBeListed() {
        assertRefused(
                decide(Change.of(request).operation(SharedOperation.PROPOSE)),
                AgreementClause.OPERATIONS,
                RefusalCode.OPERATION_NOT_ALLOWED);
        assertRefused(
                decide(Change.of(request).trigger(OperationTrigger.PUSH)),
                AgreementClause.OPERATIONS,
                RefusalCode.TRIGGER_NOT_ALLOWED);
        assertThat(decide(Change.of(request).trigger(OperationTrigger.ON_REQUEST)))
                .isInstanceOf(Permit.class);
    }

    @Test
    void purposeAndItsRecipient_mustBeListed() {
        Agreement narrow = Amended.of(agreement)
                .purposes(List.of(agreement.rule(Purpose.TRAVEL_DOCUMENTS).orElseThrow()));
        assertRefused(under(narrow), AgreementClause.PURPOSES, RefusalCode.PURPOSE_NOT_ALLOWED);
        AgreementTerms.PurposeRule rule = agreement.rule(Samples.PURPOSE).orElseThrow();
        AgreementTerms.PurposeRule oneWay = new AgreementTerms.PurposeRule(
                rule.purpose(), new TreeSet<>(Set.of(Samples.PANAMA)), rule.subjects(), rule.links());
        assertRefused(
                under(Amended.of(agreement).purposes(List.of(oneWay))),
                AgreementClause.PURPOSES,
                RefusalCode.RECIPIENT_NOT_ALLOWED);
    }

    @Test
    void query_needsJustificationAndAnAllowedClass() {
        DecisionRequest query = Change.of(Samples.request()).operation(SharedOperation.HIT_QUERY);
        assertThat(decide(query)).isInstanceOf(Permit.class);
        assertRefused(
                decide(Change.of(query).justified(false)),
                AgreementClause.QUERY_BUDGETS,
                RefusalCode.JUSTIFICATION_MISSING);
        assertRefused(
                decide(Change.of(query).identifierClass("iris")),
                AgreementClause.QUERY_BUDGETS,
                RefusalCode.CLASS_NOT_ALLOWED);
        assertThat(decide(Change.of(query).identifierClass("phone")))
                .isInstanceOfSatisfying(
                        Permit.class,
                        permit -> assertThat(permit.conditions().budget()).isPresent());
    }

    @Test
    void protectedPerson_neverCrosses() {
        for (ProtectionGround reason : ProtectionGround.values()) {
            var item = new DecisionRequest.SubjectItem(SubjectKind.PERSON, Optional.of(reason), List.of());
            assertRefused(decide(Samples.request(item)), AgreementClause.PERSONS_EXCLUDED, RefusalCode.PERSON_EXCLUDED);
        }
        var link = new DecisionRequest.LinkItem("UnknownLink", Optional.of(ProtectionGround.WITNESS), List.of());
        assertRefused(decide(Samples.request(link)), AgreementClause.PERSONS_EXCLUDED, RefusalCode.PERSON_EXCLUDED);
    }

    @Test
    void aPersonOrLink_isExcludedByPhrases_asIntakeReadsThem() {
        var remarked = Samples.subject("p1", SubjectKind.PERSON, Samples.statement("occupation", "informante"));
        assertRefused(
                decide(Samples.request(DecisionRequest.SubjectItem.of(remarked, Samples.TODAY))),
                AgreementClause.PERSONS_EXCLUDED,
                RefusalCode.PERSON_EXCLUDED);
        for (var said : List.of(
                Samples.statement("role", "presunta víctima"),
                Samples.statement("role", "key witness"),
                Samples.statement("relationship", "smuggled migrant"))) {
            var link = new SubjectLink("l1", "UnknownLink", "p1", "p2", List.of(said));
            assertRefused(
                    decide(Samples.request(DecisionRequest.LinkItem.of(link))),
                    AgreementClause.PERSONS_EXCLUDED,
                    RefusalCode.PERSON_EXCLUDED);
        }
        var family =
                new SubjectLink("l1", "UnknownLink", "p1", "p2", List.of(Samples.statement("relationship", "child")));
        assertThat(DecisionRequest.LinkItem.of(family).excluded()).isEmpty();
    }

    @Test
    void aMinor_isExcludedByBirthDate_whateverElseIsAsked() {
        var minor = Samples.subject(
                "p1",
                SubjectKind.PERSON,
                Samples.statement("name", "Ana Prueba"),
                Samples.statement("birthDate", "2009-06-01"));
        var item = DecisionRequest.SubjectItem.of(minor, Samples.TODAY).with(List.of());
        assertRefused(decide(Samples.request(item)), AgreementClause.PERSONS_EXCLUDED, RefusalCode.PERSON_EXCLUDED);
        var adult = Samples.subject("p2", SubjectKind.PERSON, Samples.statement("birthDate", "1980-06-01"));
        assertThat(decide(Samples.request(DecisionRequest.SubjectItem.of(adult, Samples.TODAY))))
                .isInstanceOf(Permit.class);
    }

    @Test
    void kindPropertyAndRelation_mustBeListed() {
        assertRefused(
                decide(Samples.request(Samples.item(SubjectKind.PERSON, "notes"))),
                AgreementClause.SUBJECT_KINDS_AND_PROPERTIES,
                RefusalCode.PROPERTY_NOT_ALLOWED);
        DecisionRequest other = Change.of(Samples.request(Samples.item(SubjectKind.ACCOUNT, "iban")))
                .purpose(Purpose.ROUTES_AND_CARRIERS);
        assertRefused(decide(other), AgreementClause.SUBJECT_KINDS_AND_PROPERTIES, RefusalCode.KIND_NOT_ALLOWED);
        var family = new DecisionRequest.LinkItem("Family", Optional.empty(), List.of());
        assertRefused(
                decide(Samples.request(family)),
                AgreementClause.SUBJECT_KINDS_AND_PROPERTIES,
                RefusalCode.KIND_NOT_ALLOWED);
    }

    @Test
    void handlingGradeAndRetention_limitEachFact() {
        HandlingMark red = new HandlingMark(HandlingMark.Tlp.RED, HandlingMark.Europol.H0, HandlingMark.Pap.CLEAR);
        assertRefused(
                decide(field(Samples.GOOD, red, 1)),
                AgreementClause.HANDLING_AND_EVALUATION,
                RefusalCode.HANDLING_TOO_RESTRICTED);
        assertRefused(
                decide(field(SourceGrade.UNEVALUATED, HandlingMark.DEFAULT, 1)),
                AgreementClause.HANDLING_AND_EVALUATION,
                RefusalCode.GRADE_TOO_LOW);
        assertRefused(
                decide(field(Samples.GOOD, HandlingMark.DEFAULT, 0)),
                AgreementClause.RETENTION,
                RefusalCode.FACT_EXPIRED);
        assertThat(decide(field(SourceGrade.parse("C4"), HandlingMark.DEFAULT, 1)))
                .isInstanceOf(Permit.class);
    }

    private static DecisionRequest field(SourceGrade grade, HandlingMark handling, int days) {
        return Samples.request(new DecisionRequest.SubjectItem(
                SubjectKind.PHONE,
                Optional.empty(),
                List.of(new DecisionRequest.Field("number", grade, handling, Samples.TODAY.plusDays(days)))));
    }

    @Test
    void exactlyOneAgreementIsChosen_theFirstThatPermits() {
        Agreement narrow = Amended.of(agreement)
                .id("a-narrow-one")
                .operations(List.of(new AgreementTerms.OperationRule(
                        SharedOperation.AGGREGATE, EnumSet.of(OperationTrigger.PUSH), 0, OfficerRole.ANALYST)));
        List<AgreementStanding> both = List.of(Samples.inForce(narrow), Samples.inForce(agreement));
        assertThat(AgreementDecision.decide(request, both, Samples.NOW))
                .isInstanceOfSatisfying(
                        Permit.class, permit -> assertThat(permit.agreement()).isEqualTo(agreement.digest()));
        assertThat(AgreementDecision.decide(request, both.reversed(), Samples.NOW))
                .isEqualTo(AgreementDecision.decide(request, both, Samples.NOW));
    }

    @Test
    void aSupersededVersion_permitsNothing() {
        Agreement next = Amended.of(agreement).successor(List.of());
        List<AgreementStanding> both = List.of(Samples.inForce(agreement), Samples.inForce(next));
        assertRefused(
                AgreementDecision.decide(request, both, Samples.NOW),
                AgreementClause.OPERATIONS,
                RefusalCode.OPERATION_NOT_ALLOWED);
    }

    @Test
    void approvals_mustBeEnough_inTheRole_andOfDifferentPeople() {
        Permit one = (Permit) decide(request);
        OfficerApproval liaison = new OfficerApproval(new OfficerName("r.solis"), OfficerRole.LIAISON, Samples.NOW);
        assertThat(GrantMint.missing(SharedOperation.DISCLOSE, one, List.of(liaison)))
                .isEmpty();
        assertThat(GrantMint.missing(SharedOperation.DISCLOSE, one, List.of())
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.APPROVAL_MISSING);
        assertThat(GrantMint.missing(
                        SharedOperation.DISCLOSE,
                        one,
                        List.of(new OfficerApproval(new OfficerName("x"), OfficerRole.ANALYST, Samples.NOW))))
                .isPresent();
        Permit two = (Permit) under(Amended.of(agreement).approvals(2));
        assertThat(GrantMint.missing(SharedOperation.DISCLOSE, two, List.of(liaison, liaison))
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.APPROVALS_NOT_DISTINCT);
        assertThat(GrantMint.missing(
                        SharedOperation.DISCLOSE,
                        two,
                        List.of(
                                liaison,
                                new OfficerApproval(new OfficerName("m.vega"), OfficerRole.LIAISON, Samples.NOW))))
                .isEmpty();
    }

    @Test
    void everyCodeHasAnEnglishSentence() {
        for (RefusalCode code : RefusalCode.values()) {
            assertThat(code.english()).endsWith(".").hasSizeGreaterThan(15);
        }
        assertThat(new TreeMap<>(agreement.queries().budgets())).containsKey(new ClassLabel("phone"));
    }
}
