// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.agreement.SharedOperation;
import org.enlace.cases.CasePage;
import org.enlace.cases.HeldLink;
import org.enlace.cases.HeldStatement;
import org.enlace.cases.HeldSubject;
import org.enlace.cases.rows.SubjectCaption;
import org.enlace.cases.rows.SubjectMerge;
import org.enlace.cases.rows.SubjectSplit;
import org.enlace.model.OfficerName;
import org.enlace.model.Statement;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectLink;
import org.enlace.model.SubjectRef;
import org.enlace.node.AuthorityNode;
import org.enlace.share.DisclosureRecalls;
import org.enlace.share.ForeignRecords;
import org.jdbi.v3.core.Handle;

/** Subjects, own and foreign, as the desk shows them: every statement with where it came from. */
public final class SubjectView {
    private final AuthorityNode node;

    public SubjectView(AuthorityNode node) {
        this.node = node;
    }

    /** Short references to own subjects, by their id, out of one query; one that is gone is shown by its id. */
    public Map<String, JsonReply> own(Handle tx, Collection<String> ids) {
        Map<String, SubjectCaption> captions = node.files().cases().captions(tx, ids);
        Map<String, JsonReply> refs = new TreeMap<>();
        for (String id : new TreeSet<>(ids)) {
            SubjectCaption caption = captions.getOrDefault(id, new SubjectCaption(id, SubjectKind.PERSON, id));
            refs.put(
                    id,
                    JsonReply.of("id", node.authority().id() + "/" + id)
                            .with("authority", node.authority().id().value())
                            .with("kind", caption.kind())
                            .with("label", caption.text()));
        }
        return refs;
    }

    public static JsonReply ref(SubjectRef ref, Subject subject) {
        return JsonReply.of("id", ref.toString())
                .with("authority", ref.authority().value())
                .with("kind", subject.kind())
                .with("label", subject.caption());
    }

    /** An own subject in full. */
    public JsonReply full(Handle tx, HeldSubject held) {
        SubjectRef ref = new SubjectRef(node.authority().id(), held.id());
        return ref(ref, held.subject())
                .with("foreign", false)
                .with(
                        "statements",
                        held.statements().stream().map(SubjectView::statement).toList())
                .with("links", held.links().stream().map(this::link).toList())
                .with("merges", merges(tx, held))
                .with("splits", splits(tx, held))
                .with(
                        "disclosedTo",
                        node.share().recalls().holdings(tx, held.id()).stream()
                                .map(this::holding)
                                .toList())
                .with("hits", new LeadView(node).summaries(tx, node.leads().ofSubject(tx, held.id())))
                .with("cases", held.cases().stream().map(SubjectView::caseOf).toList());
    }

    private JsonReply holding(DisclosureRecalls.Holding one) {
        return JsonReply.of("partner", JsonReply.authority(node.authorityOf(one.partner())))
                .with("request", one.request())
                .with("at", one.at())
                .with("standing", one.standing())
                .with("until", one.until())
                .with("since", one.since())
                .with("purged", one.purged());
    }

    /** A foreign subject as far as it may be read now; the read is in the ledger. */
    public Optional<JsonReply> foreign(Handle tx, SubjectRef ref, OfficerName officer) {
        ForeignRecords.Reader reader = new ForeignRecords.Reader(officer, SharedOperation.DISCLOSE);
        ForeignRecords.View view = node.share().foreign().subject(tx, reader, ref.authority(), ref.id());
        return view.subjects().stream().findFirst().map(found -> foreign(found, ref, view));
    }

    /** A foreign subject out of a view that was read already. */
    static JsonReply foreign(ForeignRecords.ForeignSubject found, SubjectRef ref, ForeignRecords.View view) {
        List<JsonReply> statements = new ArrayList<>();
        int number = 0;
        for (Statement statement : found.subject().statements()) {
            statements.add(
                    statement("f" + number++, statement, statement.provenance().source()));
        }
        return ref(ref, found.subject())
                .with("foreign", true)
                .with("agreement", found.agreement().value())
                .with("statements", statements)
                .with("links", links(ref, view))
                .with("merges", List.of())
                .with("splits", List.of())
                .with("hits", List.of())
                .with("cases", List.of());
    }

    private static List<JsonReply> links(SubjectRef ref, ForeignRecords.View view) {
        List<JsonReply> links = new ArrayList<>();
        for (ForeignRecords.ForeignLink one : view.links()) {
            SubjectLink link = one.link();
            boolean outgoing = link.from().equals(ref.id());
            String end = outgoing ? link.to() : link.from();
            if (outgoing || link.to().equals(ref.id())) {
                view.subjects().stream()
                        .filter(subject -> subject.subject().id().equals(end))
                        .findFirst()
                        .ifPresent(other -> links.add(link(link, outgoing)
                                .with("other", ref(new SubjectRef(ref.authority(), end), other.subject()))));
            }
        }
        return links;
    }

    public static JsonReply caseOf(CasePage.Entry one) {
        return JsonReply.of("id", one.id())
                .with("title", one.title())
                .with("opened", one.opened())
                .with("subjects", one.subjects());
    }

    private static JsonReply statement(HeldStatement held) {
        return statement(String.valueOf(held.id()), held.statement(), held.sourceTitle());
    }

    private static JsonReply statement(String id, Statement statement, String title) {
        return JsonReply.of("id", id)
                .with("property", statement.property())
                .with("value", statement.value())
                .with("original", statement.original())
                .with("language", statement.language().isEmpty() ? Optional.empty() : statement.language())
                .with(
                        "source",
                        JsonReply.of("id", statement.provenance().source()).with("title", title))
                .with("grade", statement.provenance().grade().toString())
                .with("handling", statement.provenance().handling().toString())
                .with("legalBasis", statement.provenance().legalBasis())
                .with("firstSeen", statement.provenance().firstSeen())
                .with("lastSeen", statement.provenance().lastSeen())
                .with("expires", statement.provenance().expires());
    }

    private JsonReply link(HeldLink held) {
        JsonReply other = JsonReply.of("id", node.authority().id() + "/" + held.other())
                .with("authority", node.authority().id().value())
                .with("kind", held.otherKind())
                .with("label", held.otherCaption());
        return link(held.link(), held.outgoing()).with("other", other);
    }

    private static JsonReply link(SubjectLink link, boolean outgoing) {
        return JsonReply.of("id", link.id())
                .with("relation", link.relation())
                .with("outgoing", outgoing)
                .with("role", value(link, "role"))
                .with("from", value(link, "startDate"))
                .with("to", value(link, "endDate"));
    }

    private static Optional<String> value(SubjectLink link, String property) {
        return link.statements().stream()
                .filter(statement -> statement.property().equals(property))
                .map(Statement::value)
                .findFirst();
    }

    private List<JsonReply> merges(Handle tx, HeldSubject held) {
        Map<String, JsonReply> others =
                own(tx, held.merges().stream().map(SubjectMerge::merged).toList());
        return held.merges().stream()
                .map(merge -> JsonReply.of("id", String.valueOf(merge.id()))
                        .with(
                                "other",
                                others.getOrDefault(merge.merged(), new JsonReply())
                                        .with("label", merge.mergedCaption()))
                        .with("reason", merge.reason())
                        .with("by", merge.by())
                        .with("at", merge.at()))
                .toList();
    }

    /** Each split with the other of the two subjects. */
    private List<JsonReply> splits(Handle tx, HeldSubject held) {
        Map<String, JsonReply> others =
                own(tx, held.splits().stream().map(split -> other(split, held)).toList());
        return held.splits().stream()
                .map(split -> JsonReply.of("id", String.valueOf(split.id()))
                        .with("other", others.getOrDefault(other(split, held), new JsonReply()))
                        .with("reason", split.reason())
                        .with("by", split.by())
                        .with("at", split.at()))
                .toList();
    }

    private static String other(SubjectSplit split, HeldSubject held) {
        return split.part().equals(held.id()) ? split.subject() : split.part();
    }
}
