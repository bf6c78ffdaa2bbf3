// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.DecisionRequest;
import org.enlace.agreement.HitContext;
import org.enlace.agreement.Redaction;
import org.enlace.agreement.RefusalCode;
import org.enlace.model.AgreementDigest;
import org.enlace.model.Statement;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectLink;

/**
 * For each fact of a matter, whether the recipient would get it, and by which clause not: the subjects that were asked
 * about first, then what they are linked to. {@code refusal} is present
 * where nothing at all would go. {@code digest} names exactly what would go: an approval is bound to it. For the own
 * officers only: it shows values.
 */
public record DisclosureDryRun(Optional<AgreementDecision.Refuse> refusal, List<Line> lines, String digest) {
    public DisclosureDryRun {
        lines = List.copyOf(lines);
    }

    /** One fact of a subject or link; {@code withheld} is empty where it goes. */
    public sealed interface Line {
        /** Id of the subject or link. */
        String record();

        Optional<Statement> statement();

        Optional<AgreementDecision.Refuse> withheld();
    }

    /**
     * A fact of a subject; without a statement where the subject itself is excluded. {@code asked} where the request named it.
     */
    public record SubjectLine(
            String record,
            String caption,
            SubjectKind kind,
            boolean asked,
            Optional<Statement> statement,
            Optional<AgreementDecision.Refuse> withheld)
            implements Line {}

    /** One end of a link, by its id and what the own officers call it. */
    public record End(String record, String caption) {}

    /** A fact of a link, of a payment from payer to payee; without a statement where the link itself is meant. */
    public record LinkLine(
            String record,
            String relation,
            End from,
            End to,
            Optional<Statement> statement,
            Optional<AgreementDecision.Refuse> withheld)
            implements Line {}

    /** Decides each fact of {@code matter} alone. Pure; one decision per fact. */
    public static DisclosureDryRun of(
            DecisionRequest request, HitContext hitContext, List<AgreementStanding> agreements, Instant now) {
        var redaction = new Redaction(request, agreements, now);
        List<Line> lines = new ArrayList<>();
        var redacted = redaction.apply(hitContext);
        Set<String> homes = hitContext.homes();
        for (Subject subject : askedFirst(hitContext)) {
            boolean asked = hitContext.hits().contains(subject.id());
            lines.addAll(lines(redaction, subject, asked, homes, alone(redacted.keeps(subject))));
        }
        for (SubjectLink link : hitContext.links()) {
            lines.addAll(lines(redaction, hitContext, link, alone(redacted.keeps(link))));
        }
        List<AgreementDigest> under =
                agreements.stream().map(AgreementStanding::digest).toList();
        return new DisclosureDryRun(
                redacted.refusal(), lines, DisclosureText.digest(under, request.purpose(), redacted.matter()));
    }

    private static List<Subject> askedFirst(HitContext hitContext) {
        return hitContext.subjects().stream()
                .sorted(Comparator.comparing(
                                (Subject subject) -> !hitContext.hits().contains(subject.id()))
                        .thenComparing(Subject::caption)
                        .thenComparing(Subject::id))
                .toList();
    }

    /** True where something would go. */
    public boolean permitted() {
        return refusal.isEmpty();
    }

    /** Why a record is left out though its facts might go: nothing that goes leads to it. */
    private static Optional<AgreementDecision.Refuse> alone(boolean kept) {
        return kept
                ? Optional.empty()
                : Optional.of(new AgreementDecision.Refuse(
                        Optional.empty(), Optional.empty(), RefusalCode.NOT_CONNECTED, ""));
    }

    private static List<Line> lines(
            Redaction redaction,
            Subject subject,
            boolean asked,
            Set<String> homes,
            Optional<AgreementDecision.Refuse> alone) {
        Optional<AgreementDecision.Refuse> whole = redaction.withheld(subject);
        if (whole.isPresent() || subject.statements().isEmpty()) {
            return List.of(
                    new SubjectLine(subject.id(), subject.caption(), subject.kind(), asked, Optional.empty(), whole));
        }
        return subject.statements().stream()
                .<Line>map(statement -> new SubjectLine(
                        subject.id(),
                        subject.caption(),
                        subject.kind(),
                        asked,
                        Optional.of(statement),
                        redaction.withheld(subject, statement, homes).or(() -> alone)))
                .toList();
    }

    private static List<Line> lines(
            Redaction redaction, HitContext hitContext, SubjectLink link, Optional<AgreementDecision.Refuse> alone) {
        End from = end(hitContext, link.from());
        End to = end(hitContext, link.to());
        Optional<AgreementDecision.Refuse> whole = redaction.withheld(link);
        if (whole.isPresent() || link.statements().isEmpty()) {
            return List.of(new LinkLine(link.id(), link.relation(), from, to, Optional.empty(), whole.or(() -> alone)));
        }
        return link.statements().stream()
                .<Line>map(statement -> new LinkLine(
                        link.id(),
                        link.relation(),
                        from,
                        to,
                        Optional.of(statement),
                        redaction.withheld(link, statement).or(() -> alone)))
                .toList();
    }

    private static End end(HitContext hitContext, String id) {
        return new End(id, hitContext.subject(id).map(Subject::caption).orElse(""));
    }
}
