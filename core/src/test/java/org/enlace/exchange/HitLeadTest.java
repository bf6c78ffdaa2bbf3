// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.agreement.HitHandle;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.SubjectRef;
import org.enlace.model.VeilHandle;
import org.enlace.share.HitOutcomes;
import org.junit.jupiter.api.Test;

/** Hits on one subject at one partner as one piece of work. */
class HitLeadTest {
    private static final AuthorityId PARTNER = AuthorityId.of("cr-migration");
    private static final Instant START = Instant.parse("2026-03-04T12:00:00Z");
    private static final SubjectRef THEIRS = new SubjectRef(PARTNER, "0a".repeat(16));
    private static final SubjectRef ANOTHER = new SubjectRef(PARTNER, "0b".repeat(16));

    private static VeilHit hit(
            int day, String veilClass, Optional<SubjectRef> record, Optional<VeilHit.Decision> decision) {
        return new VeilHit(
                "%032d".formatted(day),
                new VeilHit.Found(
                        PARTNER,
                        new AgreementDigest("ab".repeat(32)),
                        handle(veilClass, day),
                        "p1",
                        START.plusSeconds(86_400L * day)),
                Optional.empty(),
                record,
                record.map(ref -> ref.equals(THEIRS) ? 0.97 : 0.2),
                decision,
                Optional.empty());
    }

    private static HitHandle handle(String veilClass, int day) {
        return new HitHandle(new ClassLabel(veilClass), new VeilHandle("%032d".formatted(100 + day)));
    }

    private static Optional<VeilHit.Decision> decided(VeilHit.Outcome outcome, int day) {
        return Optional.of(new VeilHit.Decision(
                outcome,
                HitOutcomes.Reason.SAME,
                "",
                new OfficerName("analyst"),
                false,
                START.plusSeconds(86_400L * day)));
    }

    @Test
    void isNamedByItsOldestHit_andAsksWithTheSurestFirst() {
        HitLead lead = new HitLead(
                List.of(
                        hit(3, "phone", Optional.empty(), Optional.empty()),
                        hit(1, "plate", Optional.empty(), Optional.empty()),
                        hit(2, "document", Optional.empty(), Optional.empty())),
                Set.of());
        assertThat(lead.id()).isEqualTo("%032d".formatted(1));
        assertThat(lead.state()).isEqualTo(VeilHit.State.NEW);
        assertThat(lead.undisclosed())
                .extracting(VeilHit::identifierClass)
                .extracting(ClassLabel::value)
                .containsExactly("document", "plate", "phone");
    }

    @Test
    void staysConfirmed_whenMoreIsFound_andSaysHowMuch() {
        HitLead lead = new HitLead(
                List.of(
                        hit(1, "phone", Optional.of(THEIRS), decided(VeilHit.Outcome.CONFIRMED, 2)),
                        hit(3, "plate", Optional.empty(), Optional.empty())),
                Set.of());
        assertThat(lead.state()).isEqualTo(VeilHit.State.CONFIRMED);
        assertThat(lead.fresh()).isEqualTo(1);
        assertThat(lead.record()).contains(THEIRS);
        assertThat(lead.undisclosed()).extracting(VeilHit::identifierClass).containsExactly(new ClassLabel("plate"));
    }

    @Test
    void isOpenAgain_whenNewEvidenceComesAfterARejection() {
        VeilHit rejected = hit(1, "phone", Optional.of(ANOTHER), decided(VeilHit.Outcome.REJECTED, 2));
        assertThat(new HitLead(List.of(rejected), Set.of()).state()).isEqualTo(VeilHit.State.REJECTED);
        HitLead again =
                new HitLead(List.of(rejected, hit(3, "document", Optional.empty(), Optional.empty())), Set.of());
        assertThat(again.state()).isEqualTo(VeilHit.State.NEW);
        assertThat(again.undisclosed()).hasSize(1);
    }

    @Test
    void comparesTheLikeliestRecord_andLeavesTheOtherToAnotherDecision() {
        HitLead lead = new HitLead(
                List.of(
                        hit(1, "phone", Optional.of(ANOTHER), Optional.empty()),
                        hit(2, "plate", Optional.of(THEIRS), Optional.empty())),
                Set.of());
        assertThat(lead.state()).isEqualTo(VeilHit.State.DISCLOSED);
        assertThat(lead.record()).contains(THEIRS);
        assertThat(lead.behind(ANOTHER)).hasSize(1);
    }

    @Test
    void waits_whileARequestIsOpen_andNoLonger() {
        VeilHit found = hit(1, "phone", Optional.empty(), Optional.empty());
        List<VeilHit> asked = List.of(new VeilHit(
                found.id(),
                found.found(),
                Optional.of("r1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        HitLead waiting = new HitLead(asked, Set.of("r1"));
        assertThat(waiting.state()).isEqualTo(VeilHit.State.REQUESTED);
        assertThat(waiting.askable()).isEmpty();
        assertThat(new HitLead(
                                List.of(asked.getFirst(), hit(2, "plate", Optional.empty(), Optional.empty())),
                                Set.of("r1"))
                        .askable())
                .extracting(VeilHit::identifierClass)
                .containsExactly(new ClassLabel("plate"));
        assertThat(new HitLead(asked, Set.of()).state())
                .as("refused or expired: to be asked again")
                .isEqualTo(VeilHit.State.NEW);
    }

    @Test
    void isAboutOneSubjectAndOnePartner() {
        VeilHit one = hit(1, "phone", Optional.empty(), Optional.empty());
        VeilHit other = new VeilHit(
                "f".repeat(32),
                new VeilHit.Found(AuthorityId.of("gt-security"), one.agreement(), one.handle(), "p1", START),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThatThrownBy(() -> new HitLead(List.of(one, other), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
