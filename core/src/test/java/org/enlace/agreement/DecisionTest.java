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
import org.enlace.agreement.Decision.Permit;
import org.enlace.agreement.Decision.Refuse;
import org.enlace.model.AuthorityId;
import org.enlace.model.Grade;
import org.enlace.model.Handling;
import org.enlace.model.Link;
import org.enlace.model.ProtectedPerson;
import org.enlace.model.Purpose;
import org.enlace.model.SubjectKind;
import org.enlace.share.Grants;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private final Agreement agreement = Samples.agreement();
    private final Request request = Samples.request(Samples.item(SubjectKind.PHONE, "number"));

    private Decision decide(Request asked) {
        return Decision.decide(asked, List.of(Samples.inForce(agreement)), Samples.NOW);
    }

    private Decision under(Agreement terms) {
        return Decision.decide(request, List.of(Samples.inForce(terms)), Samples.NOW);
    }

    private static void assertRefused(Decision decision, Clause clause, RefusalCode code) {
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
                    .contains(Clause.PURPOSES, Clause.SUBJECT_KINDS_AND_PROPERTIES, Clause.VALIDITY_AND_EXIT);
            assertThat(permit.conditions().approvals()).isEqualTo(1);
            assertThat(permit.conditions().approver()).isEqualTo(Role.LIAISON);
        });
    }

    @Test
    void isRefused_withoutAgreement() {
        Decision decision = Decision.decide(request, List.of(), Samples.NOW);
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
        for (Life life : Life.values()) {
            Decision decision =
                    Decision.decide(request, List.of(new Standing(Samples.signed(agreement), life)), Samples.NOW);
            switch (life) {
                case DRAFT, OFFERED -> assertRefused(decision, Clause.VALIDITY_AND_EXIT, RefusalCode.NOT_YET_IN_FORCE);
                case IN_FORCE -> assertThat(decision).isInstanceOf(Permit.class);
                case SUSPENDED -> assertRefused(decision, Clause.VALIDITY_AND_EXIT, RefusalCode.SUSPENDED);
                case ENDED -> assertRefused(decision, Clause.VALIDITY_AND_EXIT, RefusalCode.ENDED);
            }
        }
    }

    @Test
    void validityBeginsInclusive_andEndsExclusive() {
        List<Standing> standings = List.of(Samples.inForce(agreement));
        Instant from = agreement.validity().from();
        Instant until = agreement.validity().until();
        Request bare = Samples.request();
        assertRefused(
                Decision.decide(bare, standings, from.minusMillis(1)),
                Clause.VALIDITY_AND_EXIT,
                RefusalCode.NOT_YET_IN_FORCE);
        assertThat(Decision.decide(bare, standings, from)).isInstanceOf(Permit.class);
        assertThat(Decision.decide(bare, standings, until.minusMillis(1))).isInstanceOf(Permit.class);
        assertRefused(Decision.decide(bare, standings, until), Clause.VALIDITY_AND_EXIT, RefusalCode.EXPIRED);
    }

    @Test
    void endedAgreement_stillPermitsReadingWhereItSaysSo() {
        Agreement keeping = Amended.of(agreement).fate(Terms.Fate.KEEP_TO_RETENTION);
        List<Standing> ended = List.of(new Standing(Samples.signed(keeping), Life.ENDED));
        Request read = Change.of(request).moment(Moment.READ);
        assertThat(Decision.decide(read, ended, Samples.NOW)).isInstanceOf(Permit.class);
        assertThat(Decision.decide(request, ended, Samples.NOW)).isInstanceOf(Refuse.class);
        List<Standing> purging = List.of(new Standing(Samples.signed(agreement), Life.ENDED));
        assertRefused(Decision.decide(read, purging, Samples.NOW), Clause.VALIDITY_AND_EXIT, RefusalCode.ENDED);
    }

    @Test
    void isRefused_underOtherKeys() {
        String other = Samples.raw(Samples.key(9));
        assertRefused(decide(Change.of(request).senderKey(other)), Clause.PARTIES, RefusalCode.UNKNOWN_KEYS);
        assertRefused(decide(Change.of(request).recipientKey("")), Clause.PARTIES, RefusalCode.UNKNOWN_KEYS);
    }

    @Test
    void isRefused_belowTheSecurityFloor() {
        assertRefused(decide(Change.of(request).protocol(0)), Clause.SECURITY_FLOOR, RefusalCode.PROTOCOL_TOO_OLD);
    }

    @Test
    void operationAndTrigger_mustBeListed() {
        assertRefused(
                decide(Change.of(request).operation(Operation.PROPOSE)),
                Clause.OPERATIONS,
                RefusalCode.OPERATION_NOT_ALLOWED);
        assertRefused(
                decide(Change.of(request).trigger(Trigger.PUSH)), Clause.OPERATIONS, RefusalCode.TRIGGER_NOT_ALLOWED);
        assertThat(decide(Change.of(request).trigger(Trigger.ON_REQUEST))).isInstanceOf(Permit.class);
    }

    @Test
    void purposeAndItsRecipient_mustBeListed() {
        Agreement narrow = Amended.of(agreement)
                .purposes(List.of(agreement.rule(Purpose.TRAVEL_DOCUMENTS).orElseThrow()));
        assertRefused(under(narrow), Clause.PURPOSES, RefusalCode.PURPOSE_NOT_ALLOWED);
        Terms.PurposeRule rule = agreement.rule(Samples.PURPOSE).orElseThrow();
        Terms.PurposeRule oneWay = new Terms.PurposeRule(
                rule.purpose(), new TreeSet<>(Set.of(Samples.PANAMA)), rule.subjects(), rule.links());
        assertRefused(
                under(Amended.of(agreement).purposes(List.of(oneWay))),
                Clause.PURPOSES,
                RefusalCode.RECIPIENT_NOT_ALLOWED);
    }

    @Test
    void query_needsJustificationAndAnAllowedClass() {
        Request query = Change.of(Samples.request()).operation(Operation.HIT_QUERY);
        assertThat(decide(query)).isInstanceOf(Permit.class);
        assertRefused(
                decide(Change.of(query).justified(false)), Clause.QUERY_BUDGETS, RefusalCode.JUSTIFICATION_MISSING);
        assertRefused(
                decide(Change.of(query).identifierClass("iris")), Clause.QUERY_BUDGETS, RefusalCode.CLASS_NOT_ALLOWED);
        assertThat(decide(Change.of(query).identifierClass("phone")))
                .isInstanceOfSatisfying(
                        Permit.class,
                        permit -> assertThat(permit.conditions().budget()).isPresent());
    }

    @Test
    void protectedPerson_neverCrosses() {
        for (ProtectedPerson reason : ProtectedPerson.values()) {
            var item = new Request.SubjectItem(SubjectKind.PERSON, Optional.of(reason), List.of());
            assertRefused(decide(Samples.request(item)), Clause.PERSONS_EXCLUDED, RefusalCode.PERSON_EXCLUDED);
        }
        var link = new Request.LinkItem("UnknownLink", Optional.of(ProtectedPerson.WITNESS), List.of());
        assertRefused(decide(Samples.request(link)), Clause.PERSONS_EXCLUDED, RefusalCode.PERSON_EXCLUDED);
    }

    @Test
    void aPersonOrLink_isExcludedByPhrases_asIntakeReadsThem() {
        var remarked = Samples.subject("p1", SubjectKind.PERSON, Samples.statement("occupation", "informante"));
        assertRefused(
                decide(Samples.request(Request.SubjectItem.of(remarked, Samples.TODAY))),
                Clause.PERSONS_EXCLUDED,
                RefusalCode.PERSON_EXCLUDED);
        for (var said : List.of(
                Samples.statement("role", "presunta víctima"),
                Samples.statement("role", "key witness"),
                Samples.statement("relationship", "smuggled migrant"))) {
            var link = new Link("l1", "UnknownLink", "p1", "p2", List.of(said));
            assertRefused(
                    decide(Samples.request(Request.LinkItem.of(link))),
                    Clause.PERSONS_EXCLUDED,
                    RefusalCode.PERSON_EXCLUDED);
        }
        var family = new Link("l1", "UnknownLink", "p1", "p2", List.of(Samples.statement("relationship", "child")));
        assertThat(Request.LinkItem.of(family).excluded()).isEmpty();
    }

    @Test
    void aMinor_isExcludedByBirthDate_whateverElseIsAsked() {
        var minor = Samples.subject(
                "p1",
                SubjectKind.PERSON,
                Samples.statement("name", "Ana Prueba"),
                Samples.statement("birthDate", "2009-06-01"));
        var item = Request.SubjectItem.of(minor, Samples.TODAY).with(List.of());
        assertRefused(decide(Samples.request(item)), Clause.PERSONS_EXCLUDED, RefusalCode.PERSON_EXCLUDED);
        var adult = Samples.subject("p2", SubjectKind.PERSON, Samples.statement("birthDate", "1980-06-01"));
        assertThat(decide(Samples.request(Request.SubjectItem.of(adult, Samples.TODAY))))
                .isInstanceOf(Permit.class);
    }

    @Test
    void kindPropertyAndRelation_mustBeListed() {
        assertRefused(
                decide(Samples.request(Samples.item(SubjectKind.PERSON, "notes"))),
                Clause.SUBJECT_KINDS_AND_PROPERTIES,
                RefusalCode.PROPERTY_NOT_ALLOWED);
        Request other = Change.of(Samples.request(Samples.item(SubjectKind.ACCOUNT, "iban")))
                .purpose(Purpose.ROUTES_AND_CARRIERS);
        assertRefused(decide(other), Clause.SUBJECT_KINDS_AND_PROPERTIES, RefusalCode.KIND_NOT_ALLOWED);
        var family = new Request.LinkItem("Family", Optional.empty(), List.of());
        assertRefused(
                decide(Samples.request(family)), Clause.SUBJECT_KINDS_AND_PROPERTIES, RefusalCode.KIND_NOT_ALLOWED);
    }

    @Test
    void handlingGradeAndRetention_limitEachFact() {
        Handling red = new Handling(Handling.Tlp.RED, Handling.Europol.H0, Handling.Pap.CLEAR);
        assertRefused(
                decide(field(Samples.GOOD, red, 1)),
                Clause.HANDLING_AND_EVALUATION,
                RefusalCode.HANDLING_TOO_RESTRICTED);
        assertRefused(
                decide(field(Grade.UNEVALUATED, Handling.DEFAULT, 1)),
                Clause.HANDLING_AND_EVALUATION,
                RefusalCode.GRADE_TOO_LOW);
        assertRefused(decide(field(Samples.GOOD, Handling.DEFAULT, 0)), Clause.RETENTION, RefusalCode.FACT_EXPIRED);
        assertThat(decide(field(Grade.parse("C4"), Handling.DEFAULT, 1))).isInstanceOf(Permit.class);
    }

    private static Request field(Grade grade, Handling handling, int days) {
        return Samples.request(new Request.SubjectItem(
                SubjectKind.PHONE,
                Optional.empty(),
                List.of(new Request.Field("number", grade, handling, Samples.TODAY.plusDays(days)))));
    }

    @Test
    void exactlyOneAgreementIsChosen_theFirstThatPermits() {
        Agreement narrow = Amended.of(agreement)
                .id("a-narrow-one")
                .operations(List.of(
                        new Terms.OperationRule(Operation.AGGREGATE, EnumSet.of(Trigger.PUSH), 0, Role.ANALYST)));
        List<Standing> both = List.of(Samples.inForce(narrow), Samples.inForce(agreement));
        assertThat(Decision.decide(request, both, Samples.NOW))
                .isInstanceOfSatisfying(
                        Permit.class, permit -> assertThat(permit.agreement()).isEqualTo(agreement.digest()));
        assertThat(Decision.decide(request, both.reversed(), Samples.NOW))
                .isEqualTo(Decision.decide(request, both, Samples.NOW));
    }

    @Test
    void aSupersededVersion_permitsNothing() {
        Agreement next = Amended.of(agreement).successor(List.of());
        List<Standing> both = List.of(Samples.inForce(agreement), Samples.inForce(next));
        assertRefused(
                Decision.decide(request, both, Samples.NOW), Clause.OPERATIONS, RefusalCode.OPERATION_NOT_ALLOWED);
    }

    @Test
    void approvals_mustBeEnough_inTheRole_andOfDifferentPeople() {
        Permit one = (Permit) decide(request);
        Approval liaison = new Approval("r.solis", Role.LIAISON, Samples.NOW);
        assertThat(Grants.missing(Operation.DISCLOSE, one, List.of(liaison))).isEmpty();
        assertThat(Grants.missing(Operation.DISCLOSE, one, List.of())
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.APPROVAL_MISSING);
        assertThat(Grants.missing(Operation.DISCLOSE, one, List.of(new Approval("x", Role.ANALYST, Samples.NOW))))
                .isPresent();
        Permit two = (Permit) under(Amended.of(agreement).approvals(2));
        assertThat(Grants.missing(Operation.DISCLOSE, two, List.of(liaison, liaison))
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.APPROVALS_NOT_DISTINCT);
        assertThat(Grants.missing(
                        Operation.DISCLOSE, two, List.of(liaison, new Approval("m.vega", Role.LIAISON, Samples.NOW))))
                .isEmpty();
    }

    @Test
    void everyCodeHasAnEnglishSentence() {
        for (RefusalCode code : RefusalCode.values()) {
            assertThat(code.english()).endsWith(".").hasSizeGreaterThan(15);
        }
        assertThat(new TreeMap<>(agreement.queries().budgets())).containsKey("phone");
    }
}
