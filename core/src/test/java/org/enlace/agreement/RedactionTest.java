// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.enlace.Chance;
import org.enlace.agreement.AgreementDecision.Permit;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.HandlingMark;
import org.enlace.model.ProtectionGround;
import org.enlace.model.Purpose;
import org.enlace.model.SourceGrade;
import org.enlace.model.Statement;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectLink;
import org.junit.jupiter.api.Test;

/** Random matters and requests; a failure names its seed, and {@code -Denlace.seed=N} plays it again. */
class RedactionTest {
    private static final List<String> PROPERTIES = List.of(
            "name",
            "birthDate",
            "number",
            "phone",
            "notes",
            "address",
            "iban",
            "role",
            "registrationNumber",
            "goods",
            "secretNote",
            "model");
    private static final List<String> VALUES = List.of(
            "Prueba Uno", "1980-05-05", "2013-01-01", "driver", "+50760001111", "AB-123", "2012", "Inventada SA");

    private final long seed = Chance.seed(1);
    private final Random random = new Random(seed);

    @Test
    void whatIsLeft_isASubsetOfTheMatter_andIsPermittedAsAWhole() {
        int something = 0;
        for (int round = 0; round < 400; round++) {
            HitContext hitContext = hitContext();
            Purpose purpose = pick(Purpose.values());
            DecisionRequest request = Change.of(Samples.request()).purpose(purpose);
            List<AgreementStanding> standings = List.of(new AgreementStanding(signed, AgreementLife.IN_FORCE));
            var redacted = new Redaction(request, standings, Samples.NOW).apply(hitContext);
            assertSubset(redacted.matter(), hitContext);
            if (redacted.refusal().isPresent()) {
                assertThat(redacted.matter().subjects()).as("seed=" + seed).isEmpty();
                continue;
            }
            something++;
            assertRuleOfThumb(redacted.matter(), purpose);
            List<DecisionRequest.Item> items = new ArrayList<>();
            redacted.matter()
                    .subjects()
                    .forEach(subject -> items.add(DecisionRequest.SubjectItem.of(subject, Samples.TODAY)));
            redacted.matter().links().forEach(link -> items.add(DecisionRequest.LinkItem.of(link)));
            assertThat(AgreementDecision.decide(request.with(items), standings, Samples.NOW))
                    .as("seed=" + seed)
                    .isInstanceOf(Permit.class);
        }
        assertThat(something)
                .as("rounds that let something through, seed=" + seed)
                .isGreaterThan(20);
    }

    /** The rule in other words than the code's: looked up in the agreement, fact by fact. */
    private void assertRuleOfThumb(HitContext left, Purpose purpose) {
        AgreementTerms.PurposeRule rule = agreement.rule(purpose).orElseThrow();
        for (Subject subject : left.subjects()) {
            assertThat(rule.subjects()).as("seed=" + seed).containsKey(subject.kind());
            assertThat(subject.statements()).as("seed=" + seed).isNotEmpty();
            for (Statement statement : subject.statements()) {
                assertThat(rule.subjects().get(subject.kind()))
                        .as("seed=" + seed)
                        .contains(statement.property());
                assertThat(statement.provenance().handling().tlp())
                        .as("seed=" + seed)
                        .isNotEqualTo(HandlingMark.Tlp.RED);
                assertThat(statement.provenance().grade().source())
                        .as("seed=" + seed)
                        .isNotEqualTo(SourceGrade.Reliability.X);
                assertThat(statement.provenance().expires()).as("seed=" + seed).isAfter(Samples.TODAY);
            }
            if (subject.kind() == SubjectKind.PERSON) {
                assertThat(subject.values("birthDate")).as("seed=" + seed).doesNotContain("2013-01-01", "2012");
            }
        }
    }

    private void assertSubset(HitContext left, HitContext whole) {
        Set<String> ids = new HashSet<>();
        for (Subject subject : left.subjects()) {
            Subject original = whole.subject(subject.id()).orElseThrow();
            assertThat(original.statements()).as("seed=" + seed).containsAll(subject.statements());
            ids.add(subject.id());
        }
        for (SubjectLink link : left.links()) {
            SubjectLink original = whole.links().stream()
                    .filter(one -> one.id().equals(link.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(original.statements()).as("seed=" + seed).containsAll(link.statements());
            assertThat(ids).as("seed=" + seed).contains(link.from(), link.to());
        }
    }

    @Test
    void aMinorInTheMatter_neverGoes_evenWhereTheBirthDateItselfIsWithheld() {
        HandlingMark red = new HandlingMark(HandlingMark.Tlp.RED, HandlingMark.Europol.H3, HandlingMark.Pap.RED);
        Subject minor = Samples.subject(
                "p1",
                SubjectKind.PERSON,
                Samples.statement("name", "Ana Prueba"),
                Samples.statement("birthDate", "2012-05-05", Samples.GOOD, red, Samples.TODAY.plusDays(9)));
        Subject phone = Samples.subject("t1", SubjectKind.PHONE, Samples.statement("number", "+50760001111"));
        HitContext hitContext = new HitContext("t1", List.of(phone, minor), List.of(Samples.link("l", "p1", "t1")));
        var redacted = new Redaction(Samples.request(), List.of(Samples.inForce(Samples.agreement())), Samples.NOW)
                .apply(hitContext);
        assertThat(redacted.matter().subjects()).containsExactly(phone);
        assertThat(redacted.matter().links()).isEmpty();
    }

    @Test
    void decideAnswersEveryRequest_andTheSameEachTime() {
        for (int round = 0; round < 3_000; round++) {
            DecisionRequest request = request();
            List<AgreementStanding> standings = standings();
            Instant now = Samples.NOW.plus(random.nextInt(-800, 800), ChronoUnit.DAYS);
            AgreementDecision first = AgreementDecision.decide(request, standings, now);
            assertThat(first).as("seed=" + seed).isNotNull();
            assertThat(AgreementDecision.decide(request, standings.reversed(), now))
                    .as("seed=" + seed)
                    .isEqualTo(first);
        }
    }

    private final Agreement agreement = Samples.agreement();
    private final SignedAgreement signed = Samples.signed(agreement);
    private final SignedAgreement other =
            Samples.signed(Amended.of(agreement).id("another-one").fate(AgreementTerms.Fate.KEEP_TO_RETENTION));

    private List<AgreementStanding> standings() {
        List<AgreementStanding> standings = new ArrayList<>();
        if (random.nextBoolean()) {
            standings.add(new AgreementStanding(signed, pick(AgreementLife.values())));
        }
        if (random.nextBoolean()) {
            standings.add(new AgreementStanding(other, pick(AgreementLife.values())));
        }
        return standings;
    }

    private DecisionRequest request() {
        List<AuthorityId> ids = List.of(Samples.PANAMA, Samples.COSTA_RICA, AuthorityId.of("us-security"));
        List<String> keys = List.of(Samples.raw(Samples.PANAMA_KEY), Samples.raw(Samples.COSTA_RICA_KEY), "", "junk");
        List<DecisionRequest.Item> items = new ArrayList<>();
        for (int item = random.nextInt(3); item > 0; item--) {
            Optional<ProtectionGround> excluded =
                    random.nextInt(6) == 0 ? Optional.of(pick(ProtectionGround.values())) : Optional.empty();
            items.add(
                    random.nextBoolean()
                            ? new DecisionRequest.SubjectItem(pick(SubjectKind.values()), excluded, fields())
                            : new DecisionRequest.LinkItem(pick("UnknownLink", "Family", ""), excluded, fields()));
        }
        DecisionRequest.Asking asking = new DecisionRequest.Asking(
                pick(DecisionMoment.values()),
                pick(SharedOperation.values()),
                pick(OperationTrigger.values()),
                pick(Purpose.values()),
                new DecisionRequest.KeyHolder(ids.get(random.nextInt(3)), keys.get(random.nextInt(4))),
                new DecisionRequest.KeyHolder(ids.get(random.nextInt(3)), keys.get(random.nextInt(4))));
        return new DecisionRequest(
                asking, random.nextInt(3), random.nextBoolean(), ClassLabel.read(pick("", "phone", "iris")), items);
    }

    private List<DecisionRequest.Field> fields() {
        return statements(random.nextInt(3)).stream()
                .map(DecisionRequest.Field::of)
                .toList();
    }

    private HitContext hitContext() {
        List<Subject> subjects = new ArrayList<>();
        int number = random.nextInt(1, 6);
        for (int at = 0; at < number; at++) {
            subjects.add(new Subject("s" + at, pick(SubjectKind.values()), statements(random.nextInt(5))));
        }
        List<SubjectLink> links = new ArrayList<>();
        for (int at = 0; at < 3; at++) {
            links.add(new SubjectLink(
                    "l" + at,
                    pick("UnknownLink", "Family", "Membership"),
                    "s" + random.nextInt(number),
                    "s" + random.nextInt(number),
                    statements(random.nextInt(3))));
        }
        return new HitContext("s" + random.nextInt(number), subjects, links);
    }

    private List<Statement> statements(int number) {
        List<Statement> statements = new ArrayList<>();
        for (int at = 0; at < number; at++) {
            SourceGrade grade =
                    new SourceGrade(pick(SourceGrade.Reliability.values()), pick(SourceGrade.Accuracy.values()));
            HandlingMark handling = random.nextBoolean()
                    ? HandlingMark.DEFAULT
                    : new HandlingMark(
                            pick(HandlingMark.Tlp.values()),
                            pick(HandlingMark.Europol.values()),
                            pick(HandlingMark.Pap.values()));
            statements.add(Samples.statement(
                    PROPERTIES.get(random.nextInt(PROPERTIES.size())),
                    VALUES.get(random.nextInt(VALUES.size())),
                    grade,
                    handling,
                    Samples.TODAY.plusDays(random.nextInt(-20, 200))));
        }
        return statements;
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    @Test
    void everyKindHasPropertiesInTheUsualAgreement() {
        assertThat(agreement.rule(Samples.PURPOSE).orElseThrow().subjects().keySet())
                .isEqualTo(EnumSet.allOf(SubjectKind.class));
    }
}
