// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.model.Link;
import org.enlace.model.Statement;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;

/**
 * For each fact of a matter, whether the recipient would get it, and by which clause not. {@code refusal} is present
 * where nothing at all would go. {@code digest} names exactly what would go: an approval is bound to it. For the own
 * officers only: it shows values.
 */
public record DryRun(Optional<Decision.Refuse> refusal, List<Line> lines, String digest) {
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
        var redacted = redaction.apply(matter);
        Set<String> homes = matter.homes();
        for (Subject subject : matter.subjects()) {
            lines.addAll(lines(redaction, subject, homes, alone(redacted.keeps(subject))));
        }
        for (Link link : matter.links()) {
            lines.addAll(lines(redaction, link, alone(redacted.keeps(link))));
        }
        String under = agreements.stream().map(Standing::digest).collect(Collectors.joining(" "));
        return new DryRun(
                redacted.refusal(), lines, DisclosureText.digest(under, request.purpose(), redacted.matter()));
    }

    /** True where something would go. */
    public boolean permitted() {
        return refusal.isEmpty();
    }

    /** Why a record is left out though its facts might go: nothing that goes leads to it. */
    private static Optional<Decision.Refuse> alone(boolean kept) {
        return kept
                ? Optional.empty()
                : Optional.of(new Decision.Refuse(Optional.empty(), Optional.empty(), RefusalCode.NOT_CONNECTED, ""));
    }

    private static List<Line> lines(
            Redaction redaction, Subject subject, Set<String> homes, Optional<Decision.Refuse> alone) {
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
                        redaction.withheld(subject, statement, homes).or(() -> alone)))
                .toList();
    }

    private static List<Line> lines(Redaction redaction, Link link, Optional<Decision.Refuse> alone) {
        Optional<Decision.Refuse> whole = redaction.withheld(link);
        if (whole.isPresent() || link.statements().isEmpty()) {
            return List.of(new LinkLine(link.id(), link.relation(), Optional.empty(), whole.or(() -> alone)));
        }
        return link.statements().stream()
                .<Line>map(statement -> new LinkLine(
                        link.id(),
                        link.relation(),
                        Optional.of(statement),
                        redaction.withheld(link, statement).or(() -> alone)))
                .toList();
    }
}
