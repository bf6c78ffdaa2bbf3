// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.agreement.AgreementDecision.Refuse;
import org.enlace.model.Statement;
import org.enlace.model.Subject;
import org.enlace.model.SubjectLink;

/**
 * Keeps of a matter what one request may have: each fact is decided alone, a subject of which nothing may be said is
 * left out, and so is a link that would lose an end, and what only a hit that is left out leads to.
 */
public final class Redaction {
    private final DecisionRequest request;
    private final List<AgreementStanding> agreements;
    private final Instant now;
    private final LocalDate today;

    /** The items of {@code request} are ignored: the facts of the matter take their place. */
    public Redaction(DecisionRequest request, List<AgreementStanding> agreements, Instant now) {
        this.request = request;
        this.agreements = List.copyOf(agreements);
        this.now = now;
        this.today = now.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** What is left of a matter; {@code refusal} where no subject that was hit is, then nothing goes. */
    public record Redacted(HitContext matter, Optional<Refuse> refusal) {
        public boolean keeps(Subject subject) {
            return matter.subject(subject.id()).isPresent();
        }

        public boolean keeps(SubjectLink link) {
            return matter.links().stream().anyMatch(one -> one.id().equals(link.id()));
        }
    }

    /** Redacts {@code matter}; what is left is a subset of it. */
    public Redacted apply(HitContext hitContext) {
        Set<String> homes = hitContext.homes();
        Map<String, Subject> kept = new LinkedHashMap<>();
        for (Subject subject : hitContext.subjects()) {
            redact(subject, homes).ifPresent(redacted -> kept.put(subject.id(), redacted));
        }
        List<String> hits = hitContext.hits().stream().filter(kept::containsKey).toList();
        if (hits.isEmpty()) {
            return new Redacted(
                    new HitContext(hitContext.hits(), List.of(), List.of()), Optional.of(why(hitContext, homes)));
        }
        kept.keySet().removeAll(led(hitContext, hits));
        List<SubjectLink> links = hitContext.links().stream()
                .filter(link -> kept.containsKey(link.from()) && kept.containsKey(link.to()))
                .flatMap(link -> redact(link).stream())
                .toList();
        return new Redacted(new HitContext(hits, List.copyOf(kept.values()), links), Optional.empty());
    }

    /** What the hits that are left out lead to and those that are kept do not. */
    private static Set<String> led(HitContext hitContext, List<String> kept) {
        Set<String> out = new HashSet<>(hitContext.hits());
        kept.forEach(out::remove);
        Set<String> led = hitContext.reach(out, kept);
        led.removeAll(hitContext.reach(kept, out));
        return led;
    }

    private Refuse why(HitContext hitContext, Set<String> homes) {
        return hitContext
                .subject(hitContext.hit())
                .flatMap(subject -> withheld(subject)
                        .or(() -> subject.statements().stream()
                                .flatMap(statement -> withheld(subject, statement, homes).stream())
                                .findFirst()))
                .orElseGet(() -> new Refuse(Optional.empty(), Optional.empty(), RefusalCode.NOTHING_TO_SHARE, ""));
    }

    private Optional<Subject> redact(Subject subject, Set<String> homes) {
        List<Statement> permitted = subject.statements().stream()
                .filter(statement -> withheld(subject, statement, homes).isEmpty())
                .toList();
        return permitted.isEmpty()
                ? Optional.empty()
                : Optional.of(new Subject(subject.id(), subject.kind(), permitted));
    }

    private Optional<SubjectLink> redact(SubjectLink link) {
        List<Statement> permitted = link.statements().stream()
                .filter(statement -> withheld(link, statement).isEmpty())
                .toList();
        boolean nothingLeft = permitted.isEmpty() && !link.statements().isEmpty();
        return nothingLeft || withheld(link).isPresent()
                ? Optional.empty()
                : Optional.of(new SubjectLink(link.id(), link.relation(), link.from(), link.to(), permitted));
    }

    /** Why the subject as such may not go, whatever its facts. */
    public Optional<Refuse> withheld(Subject subject) {
        return refusal(DecisionRequest.SubjectItem.of(subject, today).with(List.of()));
    }

    /** Why a fact may not go; {@code homes} are the ids of {@link HitContext#homes}. */
    public Optional<Refuse> withheld(Subject subject, Statement statement, Set<String> homes) {
        return refusal(DecisionRequest.SubjectItem.of(subject, today, homes.contains(subject.id()))
                .with(List.of(DecisionRequest.Field.of(statement))));
    }

    /** Why the link as such may not go, whatever its facts. */
    public Optional<Refuse> withheld(SubjectLink link) {
        return refusal(DecisionRequest.LinkItem.of(link).with(List.of()));
    }

    public Optional<Refuse> withheld(SubjectLink link, Statement statement) {
        return refusal(DecisionRequest.LinkItem.of(link).with(List.of(DecisionRequest.Field.of(statement))));
    }

    private Optional<Refuse> refusal(DecisionRequest.Item item) {
        return switch (AgreementDecision.decide(request.with(List.of(item)), agreements, now)) {
            case AgreementDecision.Permit permit -> Optional.empty();
            case Refuse refuse -> Optional.of(refuse);
        };
    }
}
