// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.enlace.agreement.HitContext;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.SharedDocument;
import org.enlace.crypto.CanonicalJson;
import org.enlace.crypto.ClosedJsonObject;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.HandlingMark;
import org.enlace.model.Purpose;
import org.enlace.model.SourceGrade;
import org.enlace.model.Statement;
import org.enlace.model.StatementProvenance;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectLink;

/** Writes a disclosure as its JSON tree and reads it back; what it cannot hold is refused. */
final class DisclosureText {
    private static final String FORM = "enlace/disclosure/1";

    private DisclosureText() {}

    static Disclosure parse(byte[] json) {
        Disclosure disclosure = SharedDocument.read(json, DisclosureText::disclosure);
        if (!Arrays.equals(json, disclosure.json())) {
            throw SharedDocument.malformed("a disclosure must be in its one form: bytes=" + json.length);
        }
        return disclosure;
    }

    static Map<String, Object> tree(Disclosure disclosure) {
        return Map.ofEntries(
                Map.entry("form", FORM),
                Map.entry("id", disclosure.id()),
                Map.entry("request", disclosure.request()),
                Map.entry("authority", disclosure.authority().value()),
                Map.entry("agreement", disclosure.agreement().value()),
                Map.entry("purpose", disclosure.purpose().name()),
                Map.entry("created", disclosure.created().toString()),
                Map.entry("retainUntil", disclosure.retainUntil().toString()),
                Map.entry(
                        "approvedBy",
                        disclosure.basis().approvedBy().stream()
                                .map(OfficerRole::name)
                                .toList()),
                Map.entry("hits", disclosure.matter().hits()),
                Map.entry(
                        "subjects",
                        disclosure.matter().subjects().stream()
                                .map(DisclosureText::tree)
                                .toList()),
                Map.entry(
                        "links",
                        disclosure.matter().links().stream()
                                .map(DisclosureText::tree)
                                .toList()));
    }

    private static Disclosure disclosure(ClosedJsonObject in) {
        in.constant("form", FORM);
        return new Disclosure(
                in.text("id"),
                in.text("request"),
                AuthorityId.of(in.text("authority")),
                new Disclosure.Basis(
                        new AgreementDigest(in.text("agreement")),
                        in.choice("purpose", Purpose.class),
                        in.list("approvedBy", node -> OfficerRole.valueOf(ClosedJsonObject.string(node)))),
                in.instant("created"),
                in.date("retainUntil"),
                new HitContext(
                        in.list("hits", ClosedJsonObject::string),
                        in.objects("subjects", DisclosureText::subject),
                        in.objects("links", DisclosureText::link)));
    }

    static Map<String, Object> tree(Subject subject) {
        return Map.of(
                "id", subject.id(),
                "kind", subject.kind().name(),
                "statements", trees(subject.statements()));
    }

    static Subject subject(ClosedJsonObject in) {
        return new Subject(
                in.text("id"),
                in.choice("kind", SubjectKind.class),
                in.objects("statements", DisclosureText::statement));
    }

    static Map<String, Object> tree(SubjectLink link) {
        return Map.of(
                "id", link.id(),
                "relation", link.relation(),
                "from", link.from(),
                "to", link.to(),
                "statements", trees(link.statements()));
    }

    static SubjectLink link(ClosedJsonObject in) {
        return new SubjectLink(
                in.text("id"),
                in.text("relation"),
                in.text("from"),
                in.text("to"),
                in.objects("statements", DisclosureText::statement));
    }

    /** SHA-256 of a matter as it would go to a partner; the same whatever the order in which it was read. */
    static String digest(List<AgreementDigest> agreements, Purpose purpose, HitContext hitContext) {
        HitContext sorted = hitContext.sorted();
        return CanonicalJson.sha256(CanonicalJson.bytes(Map.of(
                "agreement", agreements.stream().map(AgreementDigest::value).collect(Collectors.joining(" ")),
                "purpose", purpose.name(),
                "hits", sorted.hits(),
                "subjects", sorted.subjects().stream().map(DisclosureText::tree).toList(),
                "links", sorted.links().stream().map(DisclosureText::tree).toList())));
    }

    private static List<Map<String, Object>> trees(List<Statement> statements) {
        return statements.stream().map(DisclosureText::tree).toList();
    }

    private static Map<String, Object> tree(Statement statement) {
        return Map.ofEntries(
                Map.entry("property", statement.property()),
                Map.entry("value", statement.value()),
                Map.entry("language", statement.language()),
                Map.entry("source", statement.provenance().source()),
                Map.entry("grade", statement.provenance().grade().toString()),
                Map.entry("handling", statement.provenance().handling().toString()),
                Map.entry("legalBasis", statement.provenance().legalBasis()),
                Map.entry("firstSeen", statement.provenance().firstSeen().toString()),
                Map.entry("lastSeen", statement.provenance().lastSeen().toString()),
                Map.entry("expires", statement.provenance().expires().toString()));
    }

    private static Statement statement(ClosedJsonObject in) {
        String value = in.text("value");
        return new Statement(
                in.text("property"),
                value,
                value,
                in.text("language"),
                new StatementProvenance(
                        in.text("source"),
                        SourceGrade.parse(in.text("grade")),
                        HandlingMark.parse(in.text("handling")),
                        in.text("legalBasis"),
                        in.date("firstSeen"),
                        in.date("lastSeen"),
                        in.date("expires")));
    }
}
