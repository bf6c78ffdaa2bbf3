// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.HandlingMark;
import org.enlace.model.Purpose;
import org.enlace.model.SourceGrade;
import org.enlace.model.SubjectKind;

/** The parts of an {@link Agreement}, one record per numbered item, and how they belong together. */
public final class AgreementTerms {
    private AgreementTerms() {}

    /** Items 1 and 19: which document this is, which one it replaces, and its words. */
    public record Edition(String id, int version, Optional<AgreementDigest> supersedes, AuthenticText text) {
        public Edition {
            require(id.matches("[a-z0-9][a-z0-9.-]{1,99}"), "an id of 2..100 of a-z, 0-9, . and -");
            require(version >= 1, "a version of 1 or more");
        }
    }

    /** Items 4 to 9 but for 6: what may cross, by which operations, and how well it must be known. */
    public record Sharing(
            List<PurposeRule> purposes,
            List<OperationRule> operations,
            OutcomeDetail outcomes,
            Queries queries,
            Quality quality) {
        public Sharing {
            purposes = purposes.stream()
                    .sorted(Comparator.comparing(PurposeRule::purpose))
                    .toList();
            operations = operations.stream()
                    .sorted(Comparator.comparing(OperationRule::operation))
                    .toList();
            require(distinct(purposes.stream().map(PurposeRule::purpose).toList()), "each purpose once");
            require(distinct(operations.stream().map(OperationRule::operation).toList()), "each operation once");
        }

        private static boolean distinct(List<?> values) {
            return new HashSet<>(values).size() == values.size();
        }

        Sharing withCosigners(SortedMap<AuthorityId, OversightCosigner> cosigners) {
            Queries cosigned = new Queries(queries.budgets(), queries.justificationRequired(), cosigners);
            return new Sharing(purposes, operations, outcomes, cosigned, quality);
        }
    }

    /** Items 10 to 12: what the recipient may do with what it received, and for how long. */
    public record Keeping(Onward onward, Retention retention, Recalling recalling) {}

    /** Items 13 to 17: what protects persons and parties: rights, grounds of refusal, security, oversight, incidents. */
    public record Safeguards(
            SubjectRights subjectRights,
            Set<RefusalGround> refusalGrounds,
            SecurityFloor security,
            Oversight oversight,
            int incidentNoticeHours) {
        public Safeguards {
            refusalGrounds = Collections.unmodifiableSet(
                    refusalGrounds.isEmpty() ? EnumSet.noneOf(RefusalGround.class) : EnumSet.copyOf(refusalGrounds));
            require(incidentNoticeHours >= 1, "notice of incidents within 1 hour or more");
        }
    }

    /** Item 3: the treaty article, and the national provision of each party. */
    public record LegalBasis(String treaty, SortedMap<AuthorityId, String> national) {
        public LegalBasis {
            require(!treaty.isBlank() && national.values().stream().noneMatch(String::isBlank), "legal basis");
            national = Collections.unmodifiableSortedMap(new TreeMap<>(national));
        }
    }

    /** Items 4 and 5: for one purpose, who may receive, and which properties of which kinds and links. */
    public record PurposeRule(
            Purpose purpose,
            SortedSet<AuthorityId> recipients,
            Map<SubjectKind, SortedSet<String>> subjects,
            SortedMap<String, SortedSet<String>> links) {
        public PurposeRule {
            require(!recipients.isEmpty(), "recipients of a purpose");
            recipients = Collections.unmodifiableSortedSet(new TreeSet<>(recipients));
            Map<SubjectKind, SortedSet<String>> kinds = new EnumMap<>(SubjectKind.class);
            subjects.forEach((kind, names) -> kinds.put(kind, names(names)));
            subjects = Collections.unmodifiableMap(kinds);
            SortedMap<String, SortedSet<String>> relations = new TreeMap<>();
            links.forEach((relation, names) -> relations.put(relation, names(names)));
            links = Collections.unmodifiableSortedMap(relations);
        }

        private static SortedSet<String> names(Set<String> names) {
            return Collections.unmodifiableSortedSet(new TreeSet<>(names));
        }
    }

    /** Item 7: one operation with its triggers, and how many officers of which role approve it. */
    public record OperationRule(
            SharedOperation operation, Set<OperationTrigger> triggers, int approvals, OfficerRole approver) {
        public OperationRule {
            require(!triggers.isEmpty(), "triggers of an operation");
            triggers = Collections.unmodifiableSet(EnumSet.copyOf(triggers));
            require(approvals >= 0 && approvals <= 2, "approvals of 0, 1 or 2");
            require(operation != SharedOperation.DISCLOSE || approvals >= 1, "a person's approval of each disclosure");
        }
    }

    /** Item 7: how much a partner is told about what became of a hit. */
    public enum OutcomeDetail {
        NONE,
        CODE,
        TEXT
    }

    /**
     * Item 8: budget per class of identifiers, whether a query must say why, and the oversight officers of those parties
     * whose question sets must carry such a signature.
     */
    public record Queries(
            SortedMap<ClassLabel, QueryBudget> budgets,
            boolean justificationRequired,
            SortedMap<AuthorityId, OversightCosigner> cosigners) {
        public Queries {
            budgets = Collections.unmodifiableSortedMap(new TreeMap<>(budgets));
            cosigners = Collections.unmodifiableSortedMap(new TreeMap<>(cosigners));
        }

        /** Without cosigners. */
        public Queries(SortedMap<ClassLabel, QueryBudget> budgets, boolean justificationRequired) {
            this(budgets, justificationRequired, new TreeMap<>());
        }
    }

    /** Item 9, mappings: another authority's scale that is accepted, and whether it loses detail on the way. */
    public record ScaleMapping(String scale, boolean lossy) {
        public ScaleMapping {
            require(!scale.isBlank(), "scale of a mapping");
        }
    }

    /**
     * Item 9: {@code ceiling} is the most restricted handling that may still be shared, {@code floor} the least
     * restriction under which the recipient holds it, {@code minimum} the worst evaluation shared.
     */
    public record Quality(HandlingMark ceiling, HandlingMark floor, SourceGrade minimum, List<ScaleMapping> mappings) {
        public Quality {
            require(floor.within(ceiling), "handling floor within the ceiling");
            mappings = List.copyOf(mappings);
        }
    }

    /** Item 10: whether the recipient may pass records on. Automated decisions are never allowed. */
    public enum Transfer {
        NEVER,
        WITH_CONSENT,
        LISTED
    }

    /** Item 10: onward transfer, its list where there is one, and use before a court. */
    public record Onward(Transfer transfer, SortedSet<AuthorityId> listed, Transfer courtUse) {
        public Onward {
            listed = Collections.unmodifiableSortedSet(new TreeSet<>(listed));
            require((transfer == Transfer.LISTED) == !listed.isEmpty(), "a list exactly where transfer is LISTED");
            require(courtUse != Transfer.LISTED, "court use NEVER or WITH_CONSENT");
        }
    }

    /** Item 11. A purge is receipted and an edit never resets the clock: neither can be configured. */
    public record Retention(int maximumDays, int reviewDays, int purgeWithinHours) {
        public Retention {
            require(maximumDays >= 1 && maximumDays <= 3650, "retention of 1..3650 days");
            require(reviewDays >= 1 && reviewDays <= maximumDays, "review within the retention");
            require(purgeWithinHours >= 1, "purge within 1 hour or more");
        }
    }

    /** Item 12: hours within which a recall and a correction are carried out. */
    public record Recalling(int recallWithinHours, int correctionWithinHours) {
        public Recalling {
            require(recallWithinHours >= 1 && correctionWithinHours >= 1, "deadlines of 1 hour or more");
        }
    }

    /** Item 13: where a person asks what is held about them, and within how many days they are answered. */
    public record SubjectRights(SortedMap<AuthorityId, String> contacts, int answerWithinDays) {
        public SubjectRights {
            contacts = Collections.unmodifiableSortedMap(new TreeMap<>(contacts));
            require(answerWithinDays >= 1, "an answer within 1 day or more");
        }
    }

    /** Item 15: key types in use, and the lowest protocol version that is accepted. */
    public record SecurityFloor(SortedSet<String> keyTypes, int minimumProtocol) {
        public SecurityFloor {
            keyTypes = Collections.unmodifiableSortedSet(new TreeSet<>(keyTypes));
            require(!keyTypes.isEmpty() && minimumProtocol >= 1, "key types and a protocol version");
        }
    }

    /** Item 16: what is logged, and which body may read which proofs. */
    public record Oversight(SortedSet<String> logged, SortedMap<String, SortedSet<String>> bodies) {
        public Oversight {
            logged = Collections.unmodifiableSortedSet(new TreeSet<>(logged));
            SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
            bodies.forEach((body, proofs) -> copy.put(body, Collections.unmodifiableSortedSet(new TreeSet<>(proofs))));
            bodies = Collections.unmodifiableSortedMap(copy);
            require(!logged.isEmpty(), "what is logged");
        }
    }

    /** Item 18: what happens to received records when the agreement ends. */
    public enum Fate {
        PURGE,
        KEEP_TO_RETENTION
    }

    /** Item 18: from when (inclusive) until when (exclusive). Suspension and exit are unilateral and immediate. */
    public record Validity(Instant from, Instant until, Fate fate) {
        public Validity {
            require(from.isBefore(until), "validity that ends after it begins");
        }
    }

    /** Item 19: languages of the text, and the SHA-256 of the authentic one (64 hexadecimal digits). */
    public record AuthenticText(List<String> languages, String sha256) {
        public AuthenticText {
            languages = List.copyOf(languages);
            require(!languages.isEmpty() && sha256.matches("[0-9a-f]{64}"), "languages and a SHA-256 of the text");
        }
    }

    /** The least restriction that holds both: part by part the stricter one. */
    public static HandlingMark stricter(HandlingMark one, HandlingMark other) {
        return new HandlingMark(
                one.tlp().compareTo(other.tlp()) >= 0 ? one.tlp() : other.tlp(),
                one.europol().compareTo(other.europol()) >= 0 ? one.europol() : other.europol(),
                one.pap().compareTo(other.pap()) >= 0 ? one.pap() : other.pap());
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("an agreement must have " + what);
        }
    }
}
