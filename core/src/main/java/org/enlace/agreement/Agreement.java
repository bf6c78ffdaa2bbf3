// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.enlace.crypto.CanonicalJson;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.ProtectionGround;
import org.enlace.model.Purpose;

/**
 * A bilateral agreement as a closed document: items 1 to 19 of the protocol (item 20, the signatures, is
 * {@link SignedAgreement}). It denies what it does not name. Its canonical JSON is what the parties sign; a document
 * with a field that is not here is refused.
 *
 * <p>Persons excluded (item 6) stand in the document and cannot be configured; nor can the ban on automated decisions.
 */
public record Agreement(
        String id,
        int version,
        Optional<AgreementDigest> supersedes,
        List<AgreementParty> parties,
        AgreementTerms.LegalBasis legalBasis,
        List<AgreementTerms.PurposeRule> purposes,
        List<AgreementTerms.OperationRule> operations,
        AgreementTerms.OutcomeDetail outcomes,
        AgreementTerms.Queries queries,
        AgreementTerms.Quality quality,
        AgreementTerms.Onward onward,
        AgreementTerms.Retention retention,
        AgreementTerms.Recalling recalling,
        AgreementTerms.SubjectRights subjectRights,
        Set<RefusalGround> refusalGrounds,
        AgreementTerms.SecurityFloor security,
        AgreementTerms.Oversight oversight,
        int incidentNoticeHours,
        AgreementTerms.Validity validity,
        AgreementTerms.AuthenticText text) {

    /** Item 6. */
    public static final Set<ProtectionGround> EXCLUDED =
            Collections.unmodifiableSet(EnumSet.allOf(ProtectionGround.class));

    /** What a place that a person is linked to may say of itself where the agreement names no address of persons. */
    static final Set<String> OF_A_HOME = Set.of("city", "country");

    public Agreement {
        require(id.matches("[a-z0-9][a-z0-9.-]{1,99}"), "an id of 2..100 of a-z, 0-9, . and -");
        require(version >= 1, "a version of 1 or more");
        require(parties.size() == 2, "two parties");
        parties = parties.stream()
                .sorted(Comparator.comparing(AgreementParty::id))
                .toList();
        Set<AuthorityId> members =
                new TreeSet<>(List.of(parties.getFirst().id(), parties.getLast().id()));
        require(members.size() == 2, "two different parties");
        require(legalBasis.national().keySet().equals(members), "a national provision of each party");
        require(subjectRights.contacts().keySet().equals(members), "a contact of each party");
        require(members.containsAll(queries.cosigners().keySet()), "cosigners of its parties");
        purposes = purposes.stream()
                .sorted(Comparator.comparing(AgreementTerms.PurposeRule::purpose))
                .toList();
        operations = operations.stream()
                .sorted(Comparator.comparing(AgreementTerms.OperationRule::operation))
                .toList();
        require(
                distinct(purposes.stream()
                        .map(AgreementTerms.PurposeRule::purpose)
                        .toList()),
                "each purpose once");
        require(
                distinct(operations.stream()
                        .map(AgreementTerms.OperationRule::operation)
                        .toList()),
                "each operation once");
        require(
                purposes.stream().allMatch(rule -> members.containsAll(rule.recipients())),
                "recipients that are parties");
        refusalGrounds = Collections.unmodifiableSet(
                refusalGrounds.isEmpty() ? EnumSet.noneOf(RefusalGround.class) : EnumSet.copyOf(refusalGrounds));
        require(incidentNoticeHours >= 1, "notice of incidents within 1 hour or more");
    }

    /** The agreement that canonical JSON bytes hold; {@link ShareException} where they are not exactly one. */
    public static Agreement parse(byte[] json) {
        return AgreementText.parse(json);
    }

    /** The canonical JSON that is signed. */
    public byte[] json() {
        return CanonicalJson.bytes(AgreementText.tree(this));
    }

    /** SHA-256 of {@link #json}, as 64 hexadecimal digits. */
    public AgreementDigest digest() {
        return new AgreementDigest(CanonicalJson.sha256(json()));
    }

    /** True where the two authorities are its parties. */
    public boolean binds(AuthorityId one, AuthorityId other) {
        return !one.equals(other) && party(one).isPresent() && party(other).isPresent();
    }

    public Optional<AgreementParty> party(AuthorityId authority) {
        return parties.stream().filter(party -> party.id().equals(authority)).findFirst();
    }

    /** The party that is not {@code own}; IllegalArgumentException where {@code own} is no party. */
    public AgreementParty partnerOf(AuthorityId own) {
        require(party(own).isPresent(), "the asking authority as a party");
        return parties.getFirst().id().equals(own) ? parties.getLast() : parties.getFirst();
    }

    public Optional<AgreementTerms.PurposeRule> rule(Purpose purpose) {
        return purposes.stream().filter(rule -> rule.purpose() == purpose).findFirst();
    }

    public Optional<AgreementTerms.OperationRule> rule(SharedOperation operation) {
        return operations.stream().filter(rule -> rule.operation() == operation).findFirst();
    }

    /** The budget of one class of identifiers; none where the agreement allows no query over it. */
    public Optional<QueryBudget> budget(ClassLabel identifierClass) {
        return Optional.ofNullable(queries.budgets().get(identifierClass));
    }

    /** The officer whose signature the question sets of a party must carry, where the agreement asks for it. */
    public Optional<OversightCosigner> cosigner(AuthorityId party) {
        return Optional.ofNullable(queries.cosigners().get(party));
    }

    /** The same in which the question sets of these parties must carry the signature of an oversight officer. */
    public Agreement withCosigners(SortedMap<AuthorityId, OversightCosigner> cosigners) {
        return new Agreement(
                id,
                version,
                supersedes,
                parties,
                legalBasis,
                purposes,
                operations,
                outcomes,
                new AgreementTerms.Queries(queries.budgets(), queries.justificationRequired(), cosigners),
                quality,
                onward,
                retention,
                recalling,
                subjectRights,
                refusalGrounds,
                security,
                oversight,
                incidentNoticeHours,
                validity,
                text);
    }

    private static boolean distinct(List<?> values) {
        return new HashSet<>(values).size() == values.size();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("an agreement must have " + what);
        }
    }
}
