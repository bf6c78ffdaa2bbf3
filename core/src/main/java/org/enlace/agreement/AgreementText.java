// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.crypto.ClosedJsonObject;
import org.enlace.model.AgreementDigest;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.HandlingMark;
import org.enlace.model.Purpose;
import org.enlace.model.SourceGrade;
import org.enlace.model.SubjectKind;
import tools.jackson.databind.JsonNode;

/** Writes an agreement as its JSON tree and reads it back; what it cannot hold is refused. */
public final class AgreementText {
    /** Name and version of the form; another one is another document. */
    private static final String FORM = "enlace/agreement/1";

    private AgreementText() {}

    static Agreement parse(byte[] json) {
        Agreement agreement = SharedDocument.read(json, AgreementText::agreement);
        if (!Arrays.equals(json, agreement.json())) {
            throw SharedDocument.malformed("lists must be in order and without repeats: bytes=" + json.length);
        }
        return agreement;
    }

    public static Map<String, Object> tree(Agreement agreement) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("form", FORM);
        tree.put("id", agreement.id());
        tree.put("version", agreement.version());
        tree.put(
                "supersedes", agreement.supersedes().map(AgreementDigest::value).orElse(""));
        tree.put("parties", each(agreement.parties(), AgreementText::tree));
        tree.put(
                "legalBasis",
                Map.of(
                        "treaty", agreement.legalBasis().treaty(),
                        "national", keyed(agreement.legalBasis().national())));
        tree.put("purposes", each(agreement.purposes(), AgreementText::tree));
        tree.put("personsExcluded", names(Agreement.EXCLUDED));
        tree.put("operations", each(agreement.operations(), AgreementText::tree));
        tree.put("outcomes", agreement.outcomes().name());
        tree.put("queries", tree(agreement.queries()));
        tree.put("quality", tree(agreement.quality()));
        tree.put("onward", tree(agreement.onward()));
        tree.put("retention", tree(agreement.retention()));
        tree.put(
                "recall",
                Map.of(
                        "recallWithinHours", agreement.recalling().recallWithinHours(),
                        "correctionWithinHours", agreement.recalling().correctionWithinHours()));
        tree.put(
                "subjectRights",
                Map.of(
                        "contacts", keyed(agreement.safeguards().subjectRights().contacts()),
                        "answerWithinDays",
                                agreement.safeguards().subjectRights().answerWithinDays()));
        tree.put("refusalGrounds", names(agreement.safeguards().refusalGrounds()));
        tree.put(
                "security",
                Map.of(
                        "keyTypes", List.copyOf(agreement.security().keyTypes()),
                        "minimumProtocol", agreement.security().minimumProtocol()));
        tree.put(
                "oversight",
                Map.of(
                        "logged", List.copyOf(agreement.safeguards().oversight().logged()),
                        "bodies", agreement.safeguards().oversight().bodies()));
        tree.put("incidentNoticeHours", agreement.safeguards().incidentNoticeHours());
        tree.put("validity", tree(agreement.validity()));
        tree.put(
                "text",
                Map.of(
                        "languages", agreement.text().languages(),
                        "sha256", agreement.text().sha256()));
        return tree;
    }

    private static Agreement agreement(ClosedJsonObject in) {
        in.constant("form", FORM);
        in.constant("personsExcluded", names(Agreement.EXCLUDED));
        return new Agreement(
                edition(in),
                in.objects("parties", AgreementText::party),
                in.object(
                        "legalBasis",
                        at -> new AgreementTerms.LegalBasis(
                                at.text("treaty"), at.map("national", AuthorityId::of, ClosedJsonObject::string))),
                new AgreementTerms.Sharing(
                        in.objects("purposes", AgreementText::purpose),
                        in.objects("operations", AgreementText::operation),
                        in.choice("outcomes", AgreementTerms.OutcomeDetail.class),
                        in.object("queries", AgreementText::queries),
                        in.object("quality", AgreementText::quality)),
                new AgreementTerms.Keeping(
                        in.object("onward", AgreementText::onward),
                        in.object("retention", AgreementText::retention),
                        in.object(
                                "recall",
                                at -> new AgreementTerms.Recalling(
                                        at.number("recallWithinHours"), at.number("correctionWithinHours")))),
                safeguards(in),
                in.object("validity", AgreementText::validity));
    }

    private static AgreementTerms.Edition edition(ClosedJsonObject in) {
        return new AgreementTerms.Edition(
                in.text("id"),
                in.number("version"),
                AgreementDigest.unlessEmpty(in.text("supersedes")),
                in.object(
                        "text",
                        at -> new AgreementTerms.AuthenticText(
                                at.list("languages", ClosedJsonObject::string), at.text("sha256"))));
    }

    private static AgreementTerms.Safeguards safeguards(ClosedJsonObject in) {
        return new AgreementTerms.Safeguards(
                in.object(
                        "subjectRights",
                        at -> new AgreementTerms.SubjectRights(
                                at.map("contacts", AuthorityId::of, ClosedJsonObject::string),
                                at.number("answerWithinDays"))),
                choices(in.texts("refusalGrounds"), RefusalGround.class),
                in.object(
                        "security",
                        at -> new AgreementTerms.SecurityFloor(at.texts("keyTypes"), at.number("minimumProtocol"))),
                in.object(
                        "oversight",
                        at -> new AgreementTerms.Oversight(
                                at.texts("logged"), at.map("bodies", body -> body, ClosedJsonObject::strings))),
                in.number("incidentNoticeHours"));
    }

    private static Map<String, Object> tree(AgreementParty party) {
        return Map.of(
                "id", party.id().value(),
                "legalName", party.legalName(),
                "country", party.country(),
                "kind", party.kind().name(),
                "competentUnit", party.competentUnit(),
                "keys",
                        Map.of(
                                "signing", party.keys().signing(),
                                "log", party.keys().log(),
                                "sealing", party.keys().sealing(),
                                "tlsPin", party.keys().tlsPin()));
    }

    private static AgreementParty party(ClosedJsonObject in) {
        return new AgreementParty(
                AuthorityId.of(in.text("id")),
                in.text("legalName"),
                in.text("country"),
                in.choice("kind", Authority.Kind.class),
                in.text("competentUnit"),
                in.object(
                        "keys",
                        at -> new AgreementParty.Keys(
                                at.text("signing"), at.text("log"), at.text("sealing"), at.text("tlsPin"))));
    }

    private static Map<String, Object> tree(AgreementTerms.PurposeRule rule) {
        return Map.of(
                "purpose", rule.purpose().name(),
                "recipients", rule.recipients().stream().map(AuthorityId::value).toList(),
                "subjects", keyed(rule.subjects()),
                "links", rule.links());
    }

    private static AgreementTerms.PurposeRule purpose(ClosedJsonObject in) {
        SortedSet<AuthorityId> recipients = new TreeSet<>();
        in.texts("recipients").forEach(text -> recipients.add(AuthorityId.of(text)));
        Map<SubjectKind, SortedSet<String>> subjects = new EnumMap<>(SubjectKind.class);
        subjects.putAll(in.map("subjects", SubjectKind::valueOf, ClosedJsonObject::strings));
        return new AgreementTerms.PurposeRule(
                in.choice("purpose", Purpose.class),
                recipients,
                subjects,
                in.map("links", relation -> relation, ClosedJsonObject::strings));
    }

    private static Map<String, Object> tree(AgreementTerms.OperationRule rule) {
        return Map.of(
                "operation", rule.operation().name(),
                "triggers", names(rule.triggers()),
                "approvals", rule.approvals(),
                "approver", rule.approver().name());
    }

    private static AgreementTerms.OperationRule operation(ClosedJsonObject in) {
        return new AgreementTerms.OperationRule(
                in.choice("operation", SharedOperation.class),
                choices(in.texts("triggers"), OperationTrigger.class),
                in.number("approvals"),
                in.choice("approver", OfficerRole.class));
    }

    private static Map<String, Object> tree(AgreementTerms.Queries queries) {
        Map<String, Object> budgets = new TreeMap<>();
        queries.budgets()
                .forEach((label, budget) -> budgets.put(
                        label.value(),
                        Map.of(
                                "fullPerEpoch", budget.fullPerEpoch(),
                                "additionsPerDay", budget.additionsPerDay())));
        Map<String, Object> tree = new TreeMap<>();
        tree.put("budgets", budgets);
        tree.put("justificationRequired", queries.justificationRequired());
        if (!queries.cosigners().isEmpty()) {
            Map<String, String> cosigners = new TreeMap<>();
            queries.cosigners().forEach((party, cosigner) -> cosigners.put(party.value(), cosigner.key()));
            tree.put("cosigners", cosigners);
        }
        return tree;
    }

    private static AgreementTerms.Queries queries(ClosedJsonObject in) {
        SortedMap<ClassLabel, QueryBudget> budgets = in.map(
                "budgets",
                ClassLabel::new,
                (JsonNode node) -> ClosedJsonObject.of(
                        node, at -> new QueryBudget(at.number("fullPerEpoch"), at.number("additionsPerDay"))));
        SortedMap<AuthorityId, OversightCosigner> cosigners = in.has("cosigners")
                ? in.map("cosigners", AuthorityId::of, key -> new OversightCosigner(ClosedJsonObject.string(key)))
                : new TreeMap<>();
        return new AgreementTerms.Queries(budgets, in.bool("justificationRequired"), cosigners);
    }

    private static Map<String, Object> tree(AgreementTerms.Quality quality) {
        return Map.of(
                "ceiling", quality.ceiling().toString(),
                "floor", quality.floor().toString(),
                "minimumGrade", quality.minimum().toString(),
                "mappings", each(quality.mappings(), one -> Map.of("scale", one.scale(), "lossy", one.lossy())));
    }

    private static AgreementTerms.Quality quality(ClosedJsonObject in) {
        return new AgreementTerms.Quality(
                HandlingMark.parse(in.text("ceiling")),
                HandlingMark.parse(in.text("floor")),
                SourceGrade.parse(in.text("minimumGrade")),
                in.objects("mappings", at -> new AgreementTerms.ScaleMapping(at.text("scale"), at.bool("lossy"))));
    }

    private static Map<String, Object> tree(AgreementTerms.Onward onward) {
        return Map.of(
                "transfer", onward.transfer().name(),
                "listed", onward.listed().stream().map(AuthorityId::value).toList(),
                "courtUse", onward.courtUse().name(),
                "automatedDecisions", AgreementTerms.Transfer.NEVER.name());
    }

    private static AgreementTerms.Onward onward(ClosedJsonObject in) {
        in.constant("automatedDecisions", AgreementTerms.Transfer.NEVER.name());
        SortedSet<AuthorityId> listed = new TreeSet<>();
        in.texts("listed").forEach(text -> listed.add(AuthorityId.of(text)));
        return new AgreementTerms.Onward(
                in.choice("transfer", AgreementTerms.Transfer.class),
                listed,
                in.choice("courtUse", AgreementTerms.Transfer.class));
    }

    private static Map<String, Object> tree(AgreementTerms.Retention retention) {
        return Map.of(
                "maximumDays", retention.maximumDays(),
                "reviewDays", retention.reviewDays(),
                "purgeWithinHours", retention.purgeWithinHours(),
                "purgeReceipt", true,
                "editResetsClock", false);
    }

    private static AgreementTerms.Retention retention(ClosedJsonObject in) {
        in.constant("purgeReceipt", true);
        in.constant("editResetsClock", false);
        return new AgreementTerms.Retention(
                in.number("maximumDays"), in.number("reviewDays"), in.number("purgeWithinHours"));
    }

    private static Map<String, Object> tree(AgreementTerms.Validity validity) {
        return Map.of(
                "from", validity.from().toString(),
                "until", validity.until().toString(),
                "suspension", "UNILATERAL_IMMEDIATE",
                "exit", "UNILATERAL_IMMEDIATE",
                "fate", validity.fate().name());
    }

    private static AgreementTerms.Validity validity(ClosedJsonObject in) {
        in.constant("suspension", "UNILATERAL_IMMEDIATE");
        in.constant("exit", "UNILATERAL_IMMEDIATE");
        return new AgreementTerms.Validity(
                in.instant("from"), in.instant("until"), in.choice("fate", AgreementTerms.Fate.class));
    }

    private static <T> List<Map<String, Object>> each(
            List<T> items, java.util.function.Function<T, Map<String, Object>> writer) {
        List<Map<String, Object>> trees = new ArrayList<>();
        items.forEach(item -> trees.add(writer.apply(item)));
        return trees;
    }

    private static <K, V> Map<String, V> keyed(Map<K, V> entries) {
        Map<String, V> named = new TreeMap<>();
        entries.forEach((key, value) -> named.put(key.toString(), value));
        return named;
    }

    private static List<String> names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).sorted().toList();
    }

    private static <E extends Enum<E>> Set<E> choices(Set<String> names, Class<E> type) {
        Set<E> values = EnumSet.noneOf(type);
        names.forEach(name -> values.add(Enum.valueOf(type, name)));
        return values;
    }
}
