// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.enlace.crypto.CanonicalJson;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.HandlingMark;
import org.enlace.model.Purpose;
import org.enlace.model.SourceGrade;
import org.enlace.model.SubjectKind;

/**
 * The usual agreement between two authorities against smuggling networks, to be changed before it is offered: queries
 * on all classes, disclosure after a hit with one liaison officer's approval, joint picture, operations with a
 * coordinator's approval, aggregate counts.
 */
public final class AgreementDraft {
    /**
     * How many values of a class a partner may ask about in an epoch, and how many more each day: a unit's whole file once, and
     * what comes up in a day. Whoever spends them on guesses tries a hundredth of a country's 10,000,000 telephone numbers.
     */
    private static final int VALUES_PER_EPOCH = 100_000;

    private static final int VALUES_PER_DAY = 1_000;
    /**
     * The same of persons, by name: as many as one unit investigates, once a month, and those that come up in a day. Who knows
     * nothing but names finds with that the birth dates of two to five a month; each further thousand persons are one or two more.
     */
    private static final int PERSONS_PER_EPOCH = 2_000;

    private static final int PERSONS_PER_DAY = 20;
    private static final int QUESTIONS_PER_PERSON = 24;

    private static final SortedSet<String> LINK_PROPERTIES =
            names("role", "relationship", "startDate", "endDate", "date", "status", "amount", "currency");

    private AgreementDraft() {}

    /** As below, with a random end to its id: two drafts of one day are two agreements. */
    public static Agreement bilateral(
            AgreementParty one, AgreementParty other, Instant from, Instant until, RandomGenerator random) {
        String end = HexFormat.of().toHexDigits(random.nextLong());
        return bilateral("." + end, one, other, from, until);
    }

    /** Version 1 of an agreement between the two, in force from {@code from} until {@code until}. */
    public static Agreement bilateral(AgreementParty one, AgreementParty other, Instant from, Instant until) {
        return bilateral("", one, other, from, until);
    }

    private static Agreement bilateral(
            String end, AgreementParty one, AgreementParty other, Instant from, Instant until) {
        SortedSet<AuthorityId> both = new TreeSet<>(List.of(one.id(), other.id()));
        SortedMap<AuthorityId, String> provisions = new TreeMap<>();
        SortedMap<AuthorityId, String> contacts = new TreeMap<>();
        for (AgreementParty party : List.of(one, other)) {
            provisions.put(
                    party.id(),
                    "Ley de cooperación policial y migratoria internacional / Law on international police and migration"
                            + " cooperation (" + party.country() + ")");
            contacts.put(party.id(), "delegado de protección de datos / data protection officer: " + party.legalName());
        }
        return new Agreement(
                new AgreementTerms.Edition(
                        both.first() + "." + both.last() + end,
                        1,
                        Optional.empty(),
                        new AgreementTerms.AuthenticText(List.of("en", "es"), CanonicalJson.sha256(text()))),
                List.of(one, other),
                new AgreementTerms.LegalBasis(
                        "Protocolo contra el Tráfico Ilícito de Migrantes, artículos 10 y 11 / Protocol against the"
                                + " Smuggling of Migrants, articles 10 and 11",
                        provisions),
                new AgreementTerms.Sharing(
                        purposes(both),
                        operations(),
                        AgreementTerms.OutcomeDetail.CODE,
                        new AgreementTerms.Queries(budgets(), true),
                        quality()),
                new AgreementTerms.Keeping(
                        new AgreementTerms.Onward(
                                AgreementTerms.Transfer.NEVER, new TreeSet<>(), AgreementTerms.Transfer.WITH_CONSENT),
                        new AgreementTerms.Retention(365, 90, 24),
                        new AgreementTerms.Recalling(24, 72)),
                new AgreementTerms.Safeguards(
                        new AgreementTerms.SubjectRights(contacts, 30),
                        EnumSet.allOf(RefusalGround.class),
                        new AgreementTerms.SecurityFloor(names("Ed25519", "X25519"), DecisionRequest.PROTOCOL),
                        oversight(),
                        24),
                new AgreementTerms.Validity(from, until, AgreementTerms.Fate.PURGE));
    }

    /** The authentic text of the usual agreement, English and Spanish in one: UTF-8, as its digest is taken. */
    public static byte[] text() {
        try (InputStream in = AgreementDraft.class.getResourceAsStream("usual-agreement.txt")) {
            return Objects.requireNonNull(in, "usual-agreement.txt").readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The authentic text of an agreement, where it is the usual one; that of others the parties hold themselves. */
    public static Optional<String> text(Agreement agreement) {
        byte[] usual = text();
        return agreement.text().sha256().equals(CanonicalJson.sha256(usual))
                ? Optional.of(new String(usual, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static List<AgreementTerms.PurposeRule> purposes(SortedSet<AuthorityId> both) {
        return List.of(
                purpose(Purpose.ORGANISATIONS_AND_METHODS, both, EnumSet.allOf(SubjectKind.class)),
                purpose(
                        Purpose.ROUTES_AND_CARRIERS,
                        both,
                        EnumSet.complementOf(EnumSet.of(SubjectKind.ACCOUNT, SubjectKind.DOCUMENT))),
                purpose(Purpose.TRAVEL_DOCUMENTS, both, EnumSet.of(SubjectKind.PERSON, SubjectKind.DOCUMENT)),
                purpose(
                        Purpose.CONCEALMENT_AND_TRANSPORT,
                        both,
                        EnumSet.of(
                                SubjectKind.VEHICLE,
                                SubjectKind.VESSEL,
                                SubjectKind.PLACE,
                                SubjectKind.CONSIGNMENT,
                                SubjectKind.ORGANISATION)),
                purpose(
                        Purpose.VICTIM_PROTECTION,
                        both,
                        EnumSet.of(SubjectKind.VEHICLE, SubjectKind.VESSEL, SubjectKind.PLACE)));
    }

    private static AgreementTerms.PurposeRule purpose(
            Purpose purpose, SortedSet<AuthorityId> both, Set<SubjectKind> kinds) {
        Map<SubjectKind, SortedSet<String>> subjects = new EnumMap<>(SubjectKind.class);
        kinds.forEach(kind -> subjects.put(kind, properties(kind)));
        return new AgreementTerms.PurposeRule(purpose, both, subjects, links());
    }

    /** Properties of one kind that the usual agreement shares; a home address and free notes are not among them. */
    private static SortedSet<String> properties(SubjectKind kind) {
        return switch (kind) {
            case PERSON ->
                names(
                        "name",
                        "firstName",
                        "middleName",
                        "lastName",
                        "secondName",
                        "fatherName",
                        "motherName",
                        "alias",
                        "birthDate",
                        "nationality",
                        "gender",
                        "phone",
                        "email",
                        "passportNumber",
                        "idNumber",
                        "country",
                        "position",
                        "role");
            case ORGANISATION ->
                names("name", "alias", "registrationNumber", "jurisdiction", "country", "phone", "email");
            case PHONE -> names("number", "country");
            case VEHICLE -> names("registrationNumber", "type", "model", "color", "country");
            case VESSEL -> names("name", "imoNumber", "type", "flag", "country");
            case ACCOUNT -> names("name", "iban", "accountNumber", "bankName", "currency", "country");
            case DOCUMENT -> names("number", "type", "country");
            case PLACE -> names("name", "address", "full", "city", "latitude", "longitude", "country");
            case CONSIGNMENT -> names("name", "goods", "quantity", "segment", "date");
        };
    }

    private static SortedMap<String, SortedSet<String>> links() {
        SortedMap<String, SortedSet<String>> links = new TreeMap<>();
        for (String relation : List.of(
                "Associate",
                "Directorship",
                "Employment",
                "Membership",
                "Occupancy",
                "Ownership",
                "Payment",
                "Representation",
                "Succession",
                "UnknownLink")) {
            links.put(relation, LINK_PROPERTIES);
        }
        return links;
    }

    private static List<AgreementTerms.OperationRule> operations() {
        return List.of(
                rule(SharedOperation.HIT_QUERY, EnumSet.allOf(OperationTrigger.class), 0, OfficerRole.LIAISON),
                rule(
                        SharedOperation.DISCLOSE,
                        EnumSet.of(OperationTrigger.ON_HIT, OperationTrigger.ON_REQUEST),
                        1,
                        OfficerRole.LIAISON),
                rule(
                        SharedOperation.JOINT_PICTURE,
                        EnumSet.of(OperationTrigger.ON_HIT, OperationTrigger.ON_REQUEST),
                        0,
                        OfficerRole.ANALYST),
                rule(
                        SharedOperation.OPERATION,
                        EnumSet.of(OperationTrigger.ON_REQUEST, OperationTrigger.PUSH),
                        1,
                        OfficerRole.COORDINATOR),
                rule(
                        SharedOperation.AGGREGATE,
                        EnumSet.of(OperationTrigger.ON_REQUEST, OperationTrigger.PUSH),
                        0,
                        OfficerRole.ANALYST));
    }

    private static AgreementTerms.OperationRule rule(
            SharedOperation operation, Set<OperationTrigger> triggers, int approvals, OfficerRole approver) {
        return new AgreementTerms.OperationRule(operation, triggers, approvals, approver);
    }

    private static SortedMap<ClassLabel, QueryBudget> budgets() {
        SortedMap<ClassLabel, QueryBudget> budgets = new TreeMap<>();
        for (String identifierClass :
                List.of("phone", "plate", "document", "account", "companyNumber", "vessel", "email", "device")) {
            budgets.put(new ClassLabel(identifierClass), new QueryBudget(VALUES_PER_EPOCH, VALUES_PER_DAY));
        }
        budgets.put(
                new ClassLabel("nameToken"),
                new QueryBudget(PERSONS_PER_EPOCH * QUESTIONS_PER_PERSON, PERSONS_PER_DAY * QUESTIONS_PER_PERSON));
        return budgets;
    }

    private static AgreementTerms.Quality quality() {
        return new AgreementTerms.Quality(
                new HandlingMark(HandlingMark.Tlp.AMBER_STRICT, HandlingMark.Europol.H2, HandlingMark.Pap.AMBER),
                HandlingMark.DEFAULT,
                new SourceGrade(SourceGrade.Reliability.C, SourceGrade.Accuracy.UNKNOWN),
                List.of(
                        new AgreementTerms.ScaleMapping("4x4", false),
                        new AgreementTerms.ScaleMapping("5x5x5", true),
                        new AgreementTerms.ScaleMapping("3x5x2", true),
                        new AgreementTerms.ScaleMapping("ADMIRALTY", true),
                        new AgreementTerms.ScaleMapping("TLP-2.0", false),
                        new AgreementTerms.ScaleMapping("EUROPOL-H", false),
                        new AgreementTerms.ScaleMapping("PAP", false)));
    }

    private static AgreementTerms.Oversight oversight() {
        SortedMap<String, SortedSet<String>> bodies = new TreeMap<>();
        bodies.put("data protection authority of each party", names("CHECKPOINTS", "GRANTS", "QUERIES", "RECEIPTS"));
        return new AgreementTerms.Oversight(
                names("AGREEMENTS", "APPROVALS", "DISCLOSURES", "GRANTS", "PURGES", "QUERIES", "READS", "RECEIPTS"),
                bodies);
    }

    private static SortedSet<String> names(String... names) {
        return new TreeSet<>(List.of(names));
    }
}
