// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.model.Link;
import org.enlace.model.Statement;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;

/**
 * For each fact of a matter, whether the recipient would get it, and by which clause not. {@code refusal} is present
 * where nothing at all would go. For the own officers only: it shows values.
 */
public record DryRun(Optional<Decision.Refuse> refusal, List<Line> lines) {
    public DryRun {
        lines = List.copyOf(lines);
    }

    /** One fact of a subject or link; {@code withheld} is empty where it goes. */
    public sealed interface Line {
        /** Id of the subject or link. */
        String record();

        Optional<Statement> statement();

        Optional<Decision.Refuse> withheld();
    }

    /** A fact of a subject; without a statement where the subject itself is excluded. */
    public record SubjectLine(
            String record,
            String caption,
            SubjectKind kind,
            Optional<Statement> statement,
            Optional<Decision.Refuse> withheld)
            implements Line {}

    /** A fact of a link; without a statement where the link itself is meant. */
    public record LinkLine(
            String record, String relation, Optional<Statement> statement, Optional<Decision.Refuse> withheld)
            implements Line {}

    /** Decides each fact of {@code matter} alone. Pure; one decision per fact. */
    public static DryRun of(Request request, Matter matter, List<Standing> agreements, Instant now) {
        var redaction = new Redaction(request, agreements, now);
        List<Line> lines = new ArrayList<>();
        for (Subject subject : matter.subjects()) {
            lines.addAll(lines(redaction, subject));
        }
        for (Link link : matter.links()) {
            lines.addAll(lines(redaction, link));
        }
        return new DryRun(redaction.apply(matter).refusal(), lines);
    }

    /** True where something would go. */
    public boolean permitted() {
        return refusal.isEmpty();
    }

    private static List<Line> lines(Redaction redaction, Subject subject) {
        Optional<Decision.Refuse> whole = redaction.withheld(subject);
        if (whole.isPresent() || subject.statements().isEmpty()) {
            return List.of(new SubjectLine(subject.id(), subject.caption(), subject.kind(), Optional.empty(), whole));
        }
        return subject.statements().stream()
                .<Line>map(statement -> new SubjectLine(
                        subject.id(),
                        subject.caption(),
                        subject.kind(),
                        Optional.of(statement),
                        redaction.withheld(subject, statement)))
                .toList();
    }

    private static List<Line> lines(Redaction redaction, Link link) {
        Optional<Decision.Refuse> whole = redaction.withheld(link);
        if (whole.isPresent() || link.statements().isEmpty()) {
            return List.of(new LinkLine(link.id(), link.relation(), Optional.empty(), whole));
        }
        return link.statements().stream()
                .<Line>map(statement -> new LinkLine(
                        link.id(), link.relation(), Optional.of(statement), redaction.withheld(link, statement)))
                .toList();
    }
}
