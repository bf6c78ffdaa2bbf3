// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.agreement.AgreementTerms;
import org.enlace.agreement.DecisionRequest;
import org.enlace.agreement.HitContext;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.PermitConditions;
import org.enlace.agreement.ShareException;
import org.enlace.crypto.CanonicalJson;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.HandlingMark;
import org.enlace.model.Purpose;
import org.enlace.model.Statement;
import org.enlace.model.StatementProvenance;
import org.enlace.model.Subject;
import org.enlace.model.SubjectLink;

/**
 * Subjects and links that one authority lets another have: the content of a {@code share.disclosure} message.
 *
 * <h2>What the other side learns</h2>
 *
 * The permitted facts with their grade, handling, legal basis and expiry, which facts come from the same source, and
 * the roles that approved.
 *
 * <h2>What it does not</h2>
 *
 * Facts that a clause withholds and that they exist, the name or id of any source, who approved, what a source wrote
 * in its own words, and the ids of the records in the files that they come from: see {@link OpaqueNames}.
 */
public record Disclosure(
        String id,
        String request,
        AuthorityId authority,
        Basis basis,
        Instant created,
        LocalDate retainUntil,
        HitContext matter) {

    /** What permits it: an agreement, for a purpose, and officers of these roles. */
    public record Basis(AgreementDigest agreement, Purpose purpose, List<OfficerRole> approvedBy) {
        public Basis {
            approvedBy = List.copyOf(approvedBy);
        }
    }

    /** Most subjects, and most links, in one disclosure. */
    static final int LARGEST = 10_000;

    public Disclosure {
        Set<String> ids = new HashSet<>();
        matter.subjects().forEach(subject -> ids.add(subject.id()));
        require(ids.size() == matter.subjects().size(), "each subject once");
        require(ids.containsAll(matter.hits()), "the hit subjects");
        require(
                matter.links().stream().allMatch(link -> ids.contains(link.from()) && ids.contains(link.to())),
                "both ends of each link");
        require(
                matter.links().stream().map(SubjectLink::id).distinct().count()
                        == matter.links().size(),
                "each link once");
        require(
                ids.stream().allMatch(OpaqueNames::isOpaque)
                        && matter.links().stream().map(SubjectLink::id).allMatch(OpaqueNames::isOpaque),
                "records with opaque names");
        require(ids.size() <= LARGEST && matter.links().size() <= LARGEST, "at most " + LARGEST + " records of a sort");
    }

    /**
     * The disclosure of what redaction left of a matter: handling raised to the agreement's floor, expiry no later than
     * its retention, sources replaced by labels that mean nothing elsewhere, ids by opaque names.
     */
    public static Disclosure of(
            String id,
            DisclosureRequest request,
            AuthorityId self,
            PermitConditions conditions,
            HitContext redacted,
            OpaqueNames names,
            Instant now) {
        AgreementDigest agreement = request.agreement();
        List<OfficerRole> approvedBy =
                request.approvals().stream().map(OfficerApproval::role).toList();
        LocalDate until = now.atZone(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(conditions.retention().maximumDays());
        Map<String, String> labels = new LinkedHashMap<>();
        List<Subject> subjects = new ArrayList<>();
        for (Subject subject : redacted.subjects()) {
            List<Statement> statements = outward(subject.statements(), conditions.floor(), until, labels);
            subjects.add(new Subject(names.subject(agreement, subject.id()), subject.kind(), statements));
        }
        List<SubjectLink> links = new ArrayList<>();
        for (SubjectLink link : redacted.links()) {
            List<Statement> statements = outward(link.statements(), conditions.floor(), until, labels);
            links.add(new SubjectLink(
                    names.link(agreement, link.id()),
                    link.relation(),
                    names.subject(agreement, link.from()),
                    names.subject(agreement, link.to()),
                    statements));
        }
        return new Disclosure(
                id,
                request.id(),
                self,
                new Basis(agreement, request.purpose(), approvedBy),
                now,
                until,
                new HitContext(
                        redacted.hits().stream()
                                .map(hit -> names.subject(agreement, hit))
                                .toList(),
                        subjects,
                        links));
    }

    public AgreementDigest agreement() {
        return basis.agreement();
    }

    public Purpose purpose() {
        return basis.purpose();
    }

    private static List<Statement> outward(
            List<Statement> statements, HandlingMark floor, LocalDate until, Map<String, String> labels) {
        return statements.stream()
                .map(statement -> new Statement(
                        statement.property(),
                        statement.value(),
                        statement.value(),
                        statement.language(),
                        relabelled(statement.provenance(), labels, floor, until)))
                .toList();
    }

    /** Under a label in place of the source's id, at least as strictly handled as the floor, and no longer than until a day. */
    private static StatementProvenance relabelled(
            StatementProvenance own, Map<String, String> labels, HandlingMark floor, LocalDate until) {
        return new StatementProvenance(
                labels.computeIfAbsent(own.source(), source -> "S" + (labels.size() + 1)),
                own.grade(),
                AgreementTerms.stricter(own.handling(), floor),
                own.legalBasis(),
                own.firstSeen(),
                own.lastSeen(),
                own.expires().isBefore(until) ? own.expires() : until);
    }

    /** The disclosure in canonical JSON; {@link ShareException} where it is anything else. */
    public static Disclosure parse(byte[] json) {
        return DisclosureText.parse(json);
    }

    /** Canonical JSON. */
    public byte[] json() {
        return CanonicalJson.bytes(DisclosureText.tree(this));
    }

    /** What crosses, as items of a decision; {@code today} says who is a minor. */
    List<DecisionRequest.Item> items(LocalDate today) {
        List<DecisionRequest.Item> items = new ArrayList<>();
        Set<String> homes = matter.homes();
        matter.subjects()
                .forEach(subject ->
                        items.add(DecisionRequest.SubjectItem.of(subject, today, homes.contains(subject.id()))));
        matter.links().forEach(link -> items.add(DecisionRequest.LinkItem.of(link)));
        return items;
    }

    /** Number of subjects and links. */
    int records() {
        return matter.subjects().size() + matter.links().size();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("a disclosure must have " + what);
        }
    }
}
