// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.cases.CaseFiles;
import org.enlace.cases.CasePage;
import org.enlace.cases.HeldSubject;
import org.enlace.cases.SearchPage;
import org.enlace.cases.rows.CaseException;
import org.enlace.desk.view.JsonReply;
import org.enlace.desk.view.SubjectView;
import org.enlace.model.CaseFile;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectRef;
import org.enlace.node.AuthorityNode;
import org.enlace.node.ReadAccessLog;
import org.enlace.store.ChangeNotices;
import org.jdbi.v3.core.Handle;

/** Own cases and subjects: search, provenance, merge and its undoing; a foreign subject as far as it may be read. */
final class CaseRoutes {
    private static final int MOST_MEMBERS = 500;

    private final AuthorityNode node;

    CaseRoutes(AuthorityNode node) {
        this.node = node;
    }

    void add(RouteTable routes) {
        routes.get("cases", this::cases);
        routes.get("cases/{id}", call -> node.database().inTransaction(tx -> caseFile(tx, call)));
        routes.get("subjects", this::search);
        routes.get("subjects/{id}", call -> node.database().inTransaction(tx -> subject(tx, call)));
        routes.get("cases/{id}/export", this::export);
        routes.post("subjects/{id}/split", this::split);
        routes.delete("subjects/{id}/splits/{split}", this::undoSplit);
        routes.post("subjects/{id}/recall", this::recall);
        routes.post("subjects/{id}/merge", this::merge);
        routes.delete("subjects/{id}/merges/{merge}", this::undoMerge);
    }

    private CaseFiles store() {
        return node.files().cases();
    }

    private JsonReply cases(OfficerRequest call) {
        int offset = call.number("offset", 0, Integer.MAX_VALUE);
        int limit = call.number("limit", 50, 500);
        CasePage page = node.database().inTransaction(tx -> {
            CasePage found = store().cases(tx, call.query("q").orElse(""), offset, limit);
            node.readAccessLog().searched(tx, call.officer(), found.total());
            return found;
        });
        return JsonReply.of("total", page.total())
                .with("items", page.cases().stream().map(SubjectView::caseOf).toList());
    }

    private JsonReply caseFile(Handle tx, OfficerRequest call) {
        RoleVisibility.of(call, node).requireFiles("case");
        CaseFile file = store().caseFile(tx, call.path(0)).orElseThrow(() -> DeskProblem.notFound("case"));
        node.readAccessLog().opened(tx, call.officer(), ReadAccessLog.Kind.CASE, file.id());
        List<String> shown = file.subjects().stream().limit(MOST_MEMBERS).toList();
        return SubjectView.caseOf(new CasePage.Entry(
                        file.id(), file.title(), file.opened(), file.subjects().size()))
                .with("membersTotal", file.subjects().size())
                .with(
                        "members",
                        store().subjects(tx, shown).stream()
                                .map(subject -> SubjectView.ref(
                                        new SubjectRef(node.authority().id(), subject.id()), subject))
                                .toList());
    }

    private JsonReply search(OfficerRequest call) {
        int offset = call.number("offset", 0, Integer.MAX_VALUE);
        int limit = call.number("limit", 50, 500);
        Optional<SubjectKind> kind =
                call.query("kind").map(text -> OfficerRequest.constant(text, "kind", SubjectKind.class));
        return node.database().inTransaction(tx -> {
            RoleVisibility.of(call, node).requireFiles("subject");
            SearchPage found = store().search(tx, call.query("q").orElse(""), kind, offset, limit);
            node.readAccessLog().searched(tx, call.officer(), found.total());
            Map<String, Long> hits = node.leads()
                    .count(tx, found.hits().stream().map(SearchPage.Hit::id).toList());
            return JsonReply.of("total", found.total())
                    .with(
                            "items",
                            found.hits().stream().map(hit -> found(hit, hits)).toList());
        });
    }

    private JsonReply found(SearchPage.Hit found, Map<String, Long> hits) {
        return JsonReply.of("id", node.authority().id() + "/" + found.id())
                .with("authority", node.authority().id().value())
                .with("kind", found.subject().kind())
                .with("label", found.subject().text())
                .with("statements", found.statements())
                .with("links", found.links())
                .with(
                        "matched",
                        found.match().value().isEmpty()
                                ? Optional.empty()
                                : found.match().value())
                .with("hits", hits.getOrDefault(found.id(), 0L));
    }

    /** An own id, or {@code authority/id} of any subject. */
    private Optional<SubjectRef> foreignRef(String id) {
        int slash = id.indexOf('/');
        return slash < 0 || id.substring(0, slash).equals(node.authority().id().value())
                ? Optional.empty()
                : Optional.of(SubjectRef.parse(id));
    }

    private String ownId(String id) {
        String prefix = node.authority().id() + "/";
        return id.startsWith(prefix) ? id.substring(prefix.length()) : id;
    }

    private JsonReply subject(Handle tx, OfficerRequest call) {
        SubjectView view = new SubjectView(node);
        return foreignRef(call.path(0))
                .map(ref -> view.foreign(tx, ref, call.officer()).orElseThrow(() -> DeskProblem.notFound("subject")))
                .orElseGet(() -> {
                    HeldSubject held = own(tx, call);
                    node.readAccessLog().opened(tx, call.officer(), ReadAccessLog.Kind.SUBJECT, held.id());
                    return view.full(tx, held);
                });
    }

    private HeldSubject own(Handle tx, OfficerRequest call) {
        RoleVisibility.of(call, node).requireFiles("subject");
        return node.files().held(tx, ownId(call.path(0))).orElseThrow(() -> DeskProblem.notFound("subject"));
    }

    private JsonReply merge(OfficerRequest call) {
        var body = call.json();
        String other = ownId(OfficerRequest.required(body, "other", 300));
        String reason = OfficerRequest.required(body, "reason", 500);
        return changed(call, tx -> node.joinDecisions().merge(tx, own(tx, call).id(), other, call.officer(), reason));
    }

    private JsonReply undoMerge(OfficerRequest call) {
        long merge = number(call.path(1));
        return changed(
                call, tx -> node.joinDecisions().undoMerge(tx, own(tx, call).id(), merge, call.officer()));
    }

    private JsonReply split(OfficerRequest call) {
        var body = call.json();
        String reason = OfficerRequest.required(body, "reason", 500);
        Set<Long> statements = new TreeSet<>();
        body.path("statements").forEach(one -> statements.add(number(one.asString(""))));
        return changed(
                call, tx -> node.joinDecisions().split(tx, own(tx, call).id(), statements, call.officer(), reason));
    }

    private JsonReply undoSplit(OfficerRequest call) {
        long split = number(call.path(1));
        return changed(
                call, tx -> node.joinDecisions().undoSplit(tx, own(tx, call).id(), split, call.officer()));
    }

    private JsonReply recall(OfficerRequest call) {
        node.database().useTransaction(tx -> {
            String id = own(tx, call).id();
            if (node.share().recalls().subject(tx, id, call.officer()).isEmpty()) {
                throw DeskProblem.wrongState("no partner holds this subject by a disclosure that was not recalled");
            }
            tx.afterCommit(() -> node.changes().tell(ChangeNotices.Change.REQUESTS));
        });
        return node.database().inTransaction(tx -> subject(tx, call));
    }

    private RouteTable.Download export(OfficerRequest call) {
        StringBuilder lines = new StringBuilder();
        node.database().useTransaction(tx -> {
            lines.setLength(0);
            try {
                store().exportCase(tx, call.path(0), lines, call.officer());
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
        return new RouteTable.Download(
                "application/x-ndjson", "case.ftm.json", lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private interface Change {
        void in(Handle tx);
    }

    private JsonReply changed(OfficerRequest call, Change change) {
        try {
            node.database().useTransaction(change::in);
        } catch (CaseException unfit) {
            throw DeskProblem.wrongState(String.valueOf(unfit.getMessage()));
        }
        node.files().changed();
        node.changes().tell(ChangeNotices.Change.HITS);
        return node.database().inTransaction(tx -> subject(tx, call));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException unfit) {
            throw DeskProblem.notFound("merge, split or statement");
        }
    }
}
