// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
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
        AgreementTerms.Edition edition,
        List<AgreementParty> parties,
        AgreementTerms.LegalBasis legalBasis,
        AgreementTerms.Sharing sharing,
        AgreementTerms.Keeping keeping,
        AgreementTerms.Safeguards safeguards,
        AgreementTerms.Validity validity) {

    /** Item 6. */
    public static final Set<ProtectionGround> EXCLUDED =
            Collections.unmodifiableSet(EnumSet.allOf(ProtectionGround.class));

    /** What a place that a person is linked to may say of itself where the agreement names no address of persons. */
    static final Set<String> OF_A_HOME = Set.of("city", "country");

    public Agreement {
        require(parties.size() == 2, "two parties");
        parties = parties.stream()
                .sorted(Comparator.comparing(AgreementParty::id))
                .toList();
        Set<AuthorityId> members =
                new TreeSet<>(List.of(parties.getFirst().id(), parties.getLast().id()));
        require(members.size() == 2, "two different parties");
        require(legalBasis.national().keySet().equals(members), "a national provision of each party");
        require(safeguards.subjectRights().contacts().keySet().equals(members), "a contact of each party");
        require(members.containsAll(sharing.queries().cosigners().keySet()), "cosigners of its parties");
        require(
                sharing.purposes().stream().allMatch(rule -> members.containsAll(rule.recipients())),
                "recipients that are parties");
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
        return sharing.purposes().stream()
                .filter(rule -> rule.purpose() == purpose)
                .findFirst();
    }

    public Optional<AgreementTerms.OperationRule> rule(SharedOperation operation) {
        return sharing.operations().stream()
                .filter(rule -> rule.operation() == operation)
                .findFirst();
    }

    /** The budget of one class of identifiers; none where the agreement allows no query over it. */
    public Optional<QueryBudget> budget(ClassLabel identifierClass) {
        return Optional.ofNullable(sharing.queries().budgets().get(identifierClass));
    }

    /** The officer whose signature the question sets of a party must carry, where the agreement asks for it. */
    public Optional<OversightCosigner> cosigner(AuthorityId party) {
        return Optional.ofNullable(sharing.queries().cosigners().get(party));
    }

    /** The same in which the question sets of these parties must carry the signature of an oversight officer. */
    public Agreement withCosigners(SortedMap<AuthorityId, OversightCosigner> cosigners) {
        return new Agreement(
                edition, parties, legalBasis, sharing.withCosigners(cosigners), keeping, safeguards, validity);
    }

    public String id() {
        return edition.id();
    }

    public int version() {
        return edition.version();
    }

    public Optional<AgreementDigest> supersedes() {
        return edition.supersedes();
    }

    public AgreementTerms.AuthenticText text() {
        return edition.text();
    }

    public List<AgreementTerms.PurposeRule> purposes() {
        return sharing.purposes();
    }

    public List<AgreementTerms.OperationRule> operations() {
        return sharing.operations();
    }

    public AgreementTerms.OutcomeDetail outcomes() {
        return sharing.outcomes();
    }

    public AgreementTerms.Queries queries() {
        return sharing.queries();
    }

    public AgreementTerms.Quality quality() {
        return sharing.quality();
    }

    public AgreementTerms.Onward onward() {
        return keeping.onward();
    }

    public AgreementTerms.Retention retention() {
        return keeping.retention();
    }

    public AgreementTerms.Recalling recalling() {
        return keeping.recalling();
    }

    public AgreementTerms.SecurityFloor security() {
        return safeguards.security();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("an agreement must have " + what);
        }
    }
}
