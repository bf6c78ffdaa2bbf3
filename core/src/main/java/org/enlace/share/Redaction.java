// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.model.Link;
import org.enlace.model.Statement;
import org.enlace.model.Subject;
import org.enlace.share.Decision.Refuse;

/**
 * Keeps of a matter what one request may have: each fact is decided alone, a subject of which nothing may be said is
 * left out, and so is a link that would lose an end.
 */
public final class Redaction {
    private final Request request;
    private final List<Standing> agreements;
    private final Instant now;
    private final LocalDate today;

    /** The items of {@code request} are ignored: the facts of the matter take their place. */
    public Redaction(Request request, List<Standing> agreements, Instant now) {
        this.request = request;
        this.agreements = List.copyOf(agreements);
        this.now = now;
        this.today = now.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** What is left of a matter; {@code refusal} where the hit subject itself is not, then nothing goes. */
    public record Redacted(Matter matter, Optional<Refuse> refusal) {}

    /** Redacts {@code matter}; what is left is a subset of it. */
    public Redacted apply(Matter matter) {
        List<Subject> subjects = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        for (Subject subject : matter.subjects()) {
            Optional<Subject> redacted = redact(subject);
            redacted.ifPresent(subjects::add);
            redacted.ifPresent(one -> kept.add(one.id()));
        }
        if (!kept.contains(matter.hit())) {
            return new Redacted(new Matter(matter.hit(), List.of(), List.of()), Optional.of(why(matter)));
        }
        List<Link> links = matter.links().stream()
                .filter(link -> kept.contains(link.from()) && kept.contains(link.to()))
                .flatMap(link -> redact(link).stream())
                .toList();
        return new Redacted(new Matter(matter.hit(), subjects, links), Optional.empty());
    }

    private Refuse why(Matter matter) {
        return matter.subject(matter.hit())
                .flatMap(subject -> withheld(subject)
                        .or(() -> subject.statements().stream()
                                .flatMap(statement -> withheld(subject, statement).stream())
                                .findFirst()))
                .orElseGet(() -> new Refuse(Optional.empty(), Optional.empty(), RefusalCode.NOTHING_TO_SHARE, ""));
    }

    private Optional<Subject> redact(Subject subject) {
        List<Statement> permitted = subject.statements().stream()
                .filter(statement -> withheld(subject, statement).isEmpty())
                .toList();
        return permitted.isEmpty()
                ? Optional.empty()
                : Optional.of(new Subject(subject.id(), subject.kind(), permitted));
    }

    private Optional<Link> redact(Link link) {
        List<Statement> permitted = link.statements().stream()
                .filter(statement -> withheld(link, statement).isEmpty())
                .toList();
        boolean nothingLeft = permitted.isEmpty() && !link.statements().isEmpty();
        return nothingLeft || withheld(link).isPresent()
                ? Optional.empty()
                : Optional.of(new Link(link.id(), link.relation(), link.from(), link.to(), permitted));
    }

    /** Why the subject as such may not go, whatever its facts. */
    Optional<Refuse> withheld(Subject subject) {
        return refusal(Request.SubjectItem.of(subject, today).with(List.of()));
    }

    Optional<Refuse> withheld(Subject subject, Statement statement) {
        return refusal(Request.SubjectItem.of(subject, today).with(List.of(Request.Field.of(statement))));
    }

    /** Why the link as such may not go, whatever its facts. */
    Optional<Refuse> withheld(Link link) {
        return refusal(Request.LinkItem.of(link).with(List.of()));
    }

    Optional<Refuse> withheld(Link link, Statement statement) {
        return refusal(Request.LinkItem.of(link).with(List.of(Request.Field.of(statement))));
    }

    private Optional<Refuse> refusal(Request.Item item) {
        return switch (Decision.decide(request.with(List.of(item)), agreements, now)) {
            case Decision.Permit permit -> Optional.empty();
            case Refuse refuse -> Optional.of(refuse);
        };
    }
}
