// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.model.AuthorityId;
import org.enlace.model.SubjectRef;
import org.enlace.share.Outcomes;
import org.junit.jupiter.api.Test;

/** Hits on one subject at one partner as one piece of work. */
class LeadTest {
    private static final AuthorityId PARTNER = AuthorityId.of("cr-migration");
    private static final Instant START = Instant.parse("2026-03-04T12:00:00Z");
    private static final SubjectRef THEIRS = new SubjectRef(PARTNER, "0a".repeat(16));
    private static final SubjectRef ANOTHER = new SubjectRef(PARTNER, "0b".repeat(16));

    private static Hit hit(int day, String veilClass, Optional<SubjectRef> record, Optional<Hit.Decision> decision) {
        return new Hit(
                "%032d".formatted(day),
                PARTNER,
                "ab".repeat(32),
                veilClass,
                "%032d".formatted(100 + day),
                "p1",
                START.plusSeconds(86_400L * day),
                Optional.empty(),
                record,
                record.map(ref -> ref.equals(THEIRS) ? 0.97 : 0.2),
                decision,
                Optional.empty());
    }

    private static Optional<Hit.Decision> decided(Hit.Outcome outcome, int day) {
        return Optional.of(new Hit.Decision(
                outcome, Outcomes.Reason.SAME, "", "analyst", false, START.plusSeconds(86_400L * day)));
    }

    @Test
    void isNamedByItsOldestHit_andAsksWithTheSurestFirst() {
        Lead lead = new Lead(
                List.of(
                        hit(3, "phone", Optional.empty(), Optional.empty()),
                        hit(1, "plate", Optional.empty(), Optional.empty()),
                        hit(2, "document", Optional.empty(), Optional.empty())),
                Set.of());
        assertThat(lead.id()).isEqualTo("%032d".formatted(1));
        assertThat(lead.state()).isEqualTo(Hit.State.NEW);
        assertThat(lead.undisclosed()).extracting(Hit::identifierClass).containsExactly("document", "plate", "phone");
    }

    @Test
    void staysConfirmed_whenMoreIsFound_andSaysHowMuch() {
        Lead lead = new Lead(
                List.of(
                        hit(1, "phone", Optional.of(THEIRS), decided(Hit.Outcome.CONFIRMED, 2)),
                        hit(3, "plate", Optional.empty(), Optional.empty())),
                Set.of());
        assertThat(lead.state()).isEqualTo(Hit.State.CONFIRMED);
        assertThat(lead.fresh()).isEqualTo(1);
        assertThat(lead.record()).contains(THEIRS);
        assertThat(lead.undisclosed()).extracting(Hit::identifierClass).containsExactly("plate");
    }

    @Test
    void isOpenAgain_whenNewEvidenceComesAfterARejection() {
        Hit rejected = hit(1, "phone", Optional.of(ANOTHER), decided(Hit.Outcome.REJECTED, 2));
        assertThat(new Lead(List.of(rejected), Set.of()).state()).isEqualTo(Hit.State.REJECTED);
        Lead again = new Lead(List.of(rejected, hit(3, "document", Optional.empty(), Optional.empty())), Set.of());
        assertThat(again.state()).isEqualTo(Hit.State.NEW);
        assertThat(again.undisclosed()).hasSize(1);
    }

    @Test
    void comparesTheLikeliestRecord_andLeavesTheOtherToAnotherDecision() {
        Lead lead = new Lead(
                List.of(
                        hit(1, "phone", Optional.of(ANOTHER), Optional.empty()),
                        hit(2, "plate", Optional.of(THEIRS), Optional.empty())),
                Set.of());
        assertThat(lead.state()).isEqualTo(Hit.State.DISCLOSED);
        assertThat(lead.record()).contains(THEIRS);
        assertThat(lead.behind(ANOTHER)).hasSize(1);
    }

    @Test
    void waits_whileARequestIsOpen_andNoLonger() {
        Hit found = hit(1, "phone", Optional.empty(), Optional.empty());
        List<Hit> asked = List.of(new Hit(
                found.id(),
                found.partner(),
                found.agreement(),
                found.identifierClass(),
                found.handle(),
                found.subject(),
                found.at(),
                Optional.of("r1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        Lead waiting = new Lead(asked, Set.of("r1"));
        assertThat(waiting.state()).isEqualTo(Hit.State.REQUESTED);
        assertThat(waiting.askable()).isEmpty();
        assertThat(new Lead(
                                List.of(asked.getFirst(), hit(2, "plate", Optional.empty(), Optional.empty())),
                                Set.of("r1"))
                        .askable())
                .extracting(Hit::identifierClass)
                .containsExactly("plate");
        assertThat(new Lead(asked, Set.of()).state())
                .as("refused or expired: to be asked again")
                .isEqualTo(Hit.State.NEW);
    }

    @Test
    void isAboutOneSubjectAndOnePartner() {
        Hit one = hit(1, "phone", Optional.empty(), Optional.empty());
        Hit other = new Hit(
                "f".repeat(32),
                AuthorityId.of("gt-security"),
                one.agreement(),
                "phone",
                one.handle(),
                "p1",
                START,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThatThrownBy(() -> new Lead(List.of(one, other), Set.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
