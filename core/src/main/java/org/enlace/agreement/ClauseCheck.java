// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.enlace.agreement.AgreementDecision.Permit;
import org.enlace.agreement.AgreementDecision.Refuse;
import org.enlace.agreement.DecisionRequest.Field;
import org.enlace.agreement.DecisionRequest.Item;
import org.enlace.agreement.DecisionRequest.LinkItem;
import org.enlace.agreement.DecisionRequest.SubjectItem;
import org.enlace.model.AgreementDigest;
import org.enlace.model.SubjectKind;

/** One request held against one agreement, clause by clause in the order of the document's weight. */
final class ClauseCheck {
    private final DecisionRequest request;
    private final AgreementStanding standing;
    private final Agreement agreement;
    private final Instant now;

    private ClauseCheck(DecisionRequest request, AgreementStanding standing, Instant now) {
        this.request = request;
        this.standing = standing;
        this.agreement = standing.agreement();
        this.now = now;
    }

    static AgreementDecision decide(DecisionRequest request, List<AgreementStanding> agreements, Instant now) {
        List<AgreementDecision> refusals = new ArrayList<>();
        for (AgreementStanding candidate : candidates(request, agreements)) {
            AgreementDecision decision = new ClauseCheck(request, candidate, now).decide();
            if (decision instanceof Permit) {
                return decision;
            }
            refusals.add(decision);
        }
        return refusals.isEmpty() ? Refuse.withoutAgreement() : refusals.getFirst();
    }

    /** Agreements that bind both, without those that another one in force supersedes; usable ones first. */
    private static List<AgreementStanding> candidates(DecisionRequest request, List<AgreementStanding> agreements) {
        Set<AgreementDigest> superseded = new HashSet<>();
        for (AgreementStanding standing : agreements) {
            if (standing.life() == AgreementLife.IN_FORCE) {
                standing.agreement().supersedes().ifPresent(superseded::add);
            }
        }
        return agreements.stream()
                .filter(standing -> standing.agreement().binds(request.sender(), request.recipient()))
                .filter(standing -> !superseded.contains(standing.digest()))
                .sorted(Comparator.comparing((AgreementStanding standing) -> standing.life() != AgreementLife.IN_FORCE)
                        .thenComparing(standing -> standing.agreement().id())
                        .thenComparingInt(standing -> -standing.agreement().version())
                        .thenComparing(AgreementStanding::digest))
                .toList();
    }

    private AgreementDecision decide() {
        return validity()
                .or(this::keys)
                .or(this::operation)
                .or(this::purpose)
                .or(this::query)
                .or(this::items)
                .<AgreementDecision>map(refusal -> refusal)
                .orElseGet(this::permit);
    }

    private Optional<Refuse> validity() {
        AgreementTerms.Validity validity = agreement.validity();
        boolean keepsReading =
                request.moment() == DecisionMoment.READ && validity.fate() == AgreementTerms.Fate.KEEP_TO_RETENTION;
        boolean begun = !now.isBefore(validity.from());
        boolean over = !now.isBefore(validity.until());
        return switch (standing.life()) {
            case DRAFT, OFFERED -> invalid(RefusalCode.NOT_YET_IN_FORCE);
            case SUSPENDED -> invalid(RefusalCode.SUSPENDED);
            case ENDED -> keepsReading ? Optional.empty() : invalid(RefusalCode.ENDED);
            case IN_FORCE -> {
                if (!begun) {
                    yield invalid(RefusalCode.NOT_YET_IN_FORCE);
                }
                yield over && !keepsReading ? invalid(RefusalCode.EXPIRED) : Optional.empty();
            }
        };
    }

    private Optional<Refuse> invalid(RefusalCode code) {
        return refuse(AgreementClause.VALIDITY_AND_EXIT, code, "");
    }

    private Optional<Refuse> keys() {
        if (!isInUse(request.asking().sender()) || !isInUse(request.asking().recipient())) {
            return refuse(AgreementClause.PARTIES, RefusalCode.UNKNOWN_KEYS, "");
        }
        if (request.protocol() < agreement.security().minimumProtocol()) {
            return refuse(AgreementClause.SECURITY_FLOOR, RefusalCode.PROTOCOL_TOO_OLD, "");
        }
        return Optional.empty();
    }

    private boolean isInUse(DecisionRequest.KeyHolder side) {
        return side.key()
                .equals(agreement
                        .party(side.id())
                        .map(party -> party.keys().signing())
                        .orElse(""));
    }

    private Optional<Refuse> operation() {
        Optional<AgreementTerms.OperationRule> rule = agreement.rule(request.operation());
        if (rule.isEmpty()) {
            return refuse(
                    AgreementClause.OPERATIONS,
                    RefusalCode.OPERATION_NOT_ALLOWED,
                    request.operation().name());
        }
        if (!rule.get().triggers().contains(request.trigger())) {
            return refuse(
                    AgreementClause.OPERATIONS,
                    RefusalCode.TRIGGER_NOT_ALLOWED,
                    request.trigger().name());
        }
        return Optional.empty();
    }

    private Optional<Refuse> purpose() {
        Optional<AgreementTerms.PurposeRule> rule = agreement.rule(request.purpose());
        if (rule.isEmpty()) {
            return refuse(
                    AgreementClause.PURPOSES,
                    RefusalCode.PURPOSE_NOT_ALLOWED,
                    request.purpose().name());
        }
        if (!rule.get().recipients().contains(request.recipient())) {
            return refuse(
                    AgreementClause.PURPOSES,
                    RefusalCode.RECIPIENT_NOT_ALLOWED,
                    request.recipient().value());
        }
        return Optional.empty();
    }

    private Optional<Refuse> query() {
        if (request.operation() != SharedOperation.HIT_QUERY) {
            return Optional.empty();
        }
        if (agreement.queries().justificationRequired() && !request.justified()) {
            return refuse(AgreementClause.QUERY_BUDGETS, RefusalCode.JUSTIFICATION_MISSING, "");
        }
        boolean classAllowed = request.identifierClass().isEmpty()
                || request.identifierClass().flatMap(agreement::budget).isPresent();
        return classAllowed
                ? Optional.empty()
                : refuse(AgreementClause.QUERY_BUDGETS, RefusalCode.CLASS_NOT_ALLOWED, "");
    }

    private Optional<Refuse> items() {
        AgreementTerms.PurposeRule rule = agreement.rule(request.purpose()).orElseThrow();
        for (Item item : request.items()) {
            Optional<Refuse> refusal = switch (item) {
                case SubjectItem subject -> subject(subject, rule);
                case LinkItem link -> link(link, rule);
            };
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private Optional<Refuse> subject(SubjectItem item, AgreementTerms.PurposeRule rule) {
        if (item.excluded().isPresent()) {
            return refuse(AgreementClause.PERSONS_EXCLUDED, RefusalCode.PERSON_EXCLUDED, "");
        }
        if (item.home() && !namesAddresses(rule)) {
            Optional<Field> near = item.fields().stream()
                    .filter(field -> !Agreement.OF_A_HOME.contains(field.property()))
                    .findFirst();
            if (near.isPresent()) {
                return refuse(
                        AgreementClause.SUBJECT_KINDS_AND_PROPERTIES,
                        RefusalCode.HOME_ADDRESS,
                        near.get().property());
            }
        }
        SortedSet<String> allowed = rule.subjects().get(item.kind());
        return allowed == null
                ? refuse(
                        AgreementClause.SUBJECT_KINDS_AND_PROPERTIES,
                        RefusalCode.KIND_NOT_ALLOWED,
                        item.kind().name())
                : fields(item.fields(), allowed);
    }

    private static boolean namesAddresses(AgreementTerms.PurposeRule rule) {
        return rule.subjects()
                .getOrDefault(SubjectKind.PERSON, Collections.emptySortedSet())
                .contains("address");
    }

    private Optional<Refuse> link(LinkItem item, AgreementTerms.PurposeRule rule) {
        if (item.excluded().isPresent()) {
            return refuse(AgreementClause.PERSONS_EXCLUDED, RefusalCode.PERSON_EXCLUDED, "");
        }
        SortedSet<String> allowed = rule.links().get(item.relation());
        return allowed == null
                ? refuse(AgreementClause.SUBJECT_KINDS_AND_PROPERTIES, RefusalCode.KIND_NOT_ALLOWED, "link")
                : fields(item.fields(), allowed);
    }

    private Optional<Refuse> fields(List<Field> fields, SortedSet<String> allowed) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        AgreementTerms.Quality quality = agreement.quality();
        for (Field field : fields) {
            if (!allowed.contains(field.property())) {
                return refuse(
                        AgreementClause.SUBJECT_KINDS_AND_PROPERTIES, RefusalCode.PROPERTY_NOT_ALLOWED, "property");
            }
            if (!field.handling().within(quality.ceiling())) {
                return refuse(
                        AgreementClause.HANDLING_AND_EVALUATION, RefusalCode.HANDLING_TOO_RESTRICTED, field.property());
            }
            if (!field.grade().meets(quality.minimum())) {
                return refuse(AgreementClause.HANDLING_AND_EVALUATION, RefusalCode.GRADE_TOO_LOW, field.property());
            }
            if (!today.isBefore(field.expires())) {
                return refuse(AgreementClause.RETENTION, RefusalCode.FACT_EXPIRED, field.property());
            }
        }
        return Optional.empty();
    }

    private Permit permit() {
        List<AgreementClause> clauses = new ArrayList<>(List.of(
                AgreementClause.PARTIES,
                AgreementClause.PURPOSES,
                AgreementClause.OPERATIONS,
                AgreementClause.SECURITY_FLOOR,
                AgreementClause.VALIDITY_AND_EXIT));
        if (request.operation() == SharedOperation.HIT_QUERY) {
            clauses.add(AgreementClause.QUERY_BUDGETS);
        }
        if (!request.items().isEmpty()) {
            clauses.addAll(List.of(
                    AgreementClause.SUBJECT_KINDS_AND_PROPERTIES,
                    AgreementClause.PERSONS_EXCLUDED,
                    AgreementClause.HANDLING_AND_EVALUATION,
                    AgreementClause.RETENTION));
        }
        clauses.sort(Comparator.comparingInt(AgreementClause::number));
        AgreementTerms.OperationRule rule = agreement.rule(request.operation()).orElseThrow();
        PermitConditions conditions = new PermitConditions(
                new PermitConditions.Approvals(rule.approvals(), rule.approver()),
                agreement.quality().floor(),
                agreement.retention(),
                agreement.onward(),
                agreement.outcomes(),
                request.identifierClass().flatMap(agreement::budget),
                agreement.cosigner(request.sender()));
        return new Permit(standing.digest(), clauses, conditions);
    }

    private Optional<Refuse> refuse(AgreementClause clause, RefusalCode code, String detail) {
        return Optional.of(new Refuse(Optional.of(standing.digest()), Optional.of(clause), code, detail));
    }
}
