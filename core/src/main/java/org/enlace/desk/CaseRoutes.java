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
import org.enlace.cases.CasePage;
import org.enlace.cases.Cases;
import org.enlace.cases.Found;
import org.enlace.cases.HeldSubject;
import org.enlace.cases.rows.CaseException;
import org.enlace.desk.view.Reply;
import org.enlace.desk.view.SubjectView;
import org.enlace.model.CaseFile;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectRef;
import org.enlace.node.Node;
import org.enlace.node.OwnReads;
import org.enlace.store.Changes;
import org.jdbi.v3.core.Handle;

/** Own cases and subjects: search, provenance, merge and its undoing; a foreign subject as far as it may be read. */
final class CaseRoutes {
    private static final int MOST_MEMBERS = 500;

    private final Node node;

    CaseRoutes(Node node) {
        this.node = node;
    }

    void add(Routes routes) {
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

    private Cases store() {
        return node.files().cases();
    }

    private Reply cases(Call call) {
        int offset = call.number("offset", 0, Integer.MAX_VALUE);
        int limit = call.number("limit", 50, 500);
        CasePage page = node.database().inTransaction(tx -> {
            CasePage found = store().cases(tx, call.query("q").orElse(""), offset, limit);
            node.ownReads().searched(tx, call.officer(), found.total());
            return found;
        });
        return Reply.of("total", page.total())
                .with("items", page.cases().stream().map(SubjectView::caseOf).toList());
    }

    private Reply caseFile(Handle tx, Call call) {
        Sight.of(call, node).requireFiles("case");
        CaseFile file = store().caseFile(tx, call.path(0)).orElseThrow(() -> Problem.notFound("case"));
        node.ownReads().opened(tx, call.officer(), OwnReads.Kind.CASE, file.id());
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

    private Reply search(Call call) {
        int offset = call.number("offset", 0, Integer.MAX_VALUE);
        int limit = call.number("limit", 50, 500);
        Optional<SubjectKind> kind = call.query("kind").map(text -> Call.constant(text, "kind", SubjectKind.class));
        return node.database().inTransaction(tx -> {
            Sight.of(call, node).requireFiles("subject");
            Found found = store().search(tx, call.query("q").orElse(""), kind, offset, limit);
            node.ownReads().searched(tx, call.officer(), found.total());
            Map<String, Long> hits = node.leads()
                    .count(tx, found.hits().stream().map(Found.Hit::id).toList());
            return Reply.of("total", found.total())
                    .with(
                            "items",
                            found.hits().stream().map(hit -> found(hit, hits)).toList());
        });
    }

    private Reply found(Found.Hit found, Map<String, Long> hits) {
        return Reply.of("id", node.authority().id() + "/" + found.id())
                .with("authority", node.authority().id().value())
                .with("kind", found.kind())
                .with("label", found.caption())
                .with("statements", found.statements())
                .with("links", found.links())
                .with("matched", found.matched().isEmpty() ? Optional.empty() : found.matched())
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

    private Reply subject(Handle tx, Call call) {
        SubjectView view = new SubjectView(node);
        return foreignRef(call.path(0))
                .map(ref -> view.foreign(tx, ref, call.officer()).orElseThrow(() -> Problem.notFound("subject")))
                .orElseGet(() -> {
                    HeldSubject held = own(tx, call);
                    node.ownReads().opened(tx, call.officer(), OwnReads.Kind.SUBJECT, held.id());
                    return view.full(tx, held);
                });
    }

    private HeldSubject own(Handle tx, Call call) {
        Sight.of(call, node).requireFiles("subject");
        return node.files().held(tx, ownId(call.path(0))).orElseThrow(() -> Problem.notFound("subject"));
    }

    private Reply merge(Call call) {
        var body = call.json();
        String other = ownId(Call.required(body, "other", 300));
        String reason = Call.required(body, "reason", 500);
        return changed(call, tx -> node.joining().merge(tx, own(tx, call).id(), other, call.officer(), reason));
    }

    private Reply undoMerge(Call call) {
        long merge = number(call.path(1));
        return changed(call, tx -> node.joining().undoMerge(tx, own(tx, call).id(), merge, call.officer()));
    }

    private Reply split(Call call) {
        var body = call.json();
        String reason = Call.required(body, "reason", 500);
        Set<Long> statements = new TreeSet<>();
        body.path("statements").forEach(one -> statements.add(number(one.asString(""))));
        return changed(call, tx -> node.joining().split(tx, own(tx, call).id(), statements, call.officer(), reason));
    }

    private Reply undoSplit(Call call) {
        long split = number(call.path(1));
        return changed(call, tx -> node.joining().undoSplit(tx, own(tx, call).id(), split, call.officer()));
    }

    private Reply recall(Call call) {
        node.database().useTransaction(tx -> {
            String id = own(tx, call).id();
            if (node.share().recalls().subject(tx, id, call.officer()).isEmpty()) {
                throw Problem.wrongState("no partner holds this subject by a disclosure that was not recalled");
            }
            tx.afterCommit(() -> node.changes().tell(Changes.Change.REQUESTS));
        });
        return node.database().inTransaction(tx -> subject(tx, call));
    }

    private Routes.Download export(Call call) {
        StringBuilder lines = new StringBuilder();
        node.database().useTransaction(tx -> {
            lines.setLength(0);
            try {
                store().exportCase(tx, call.path(0), lines, call.officer());
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
        return new Routes.Download(
                "application/x-ndjson", "case.ftm.json", lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private interface Change {
        void in(Handle tx);
    }

    private Reply changed(Call call, Change change) {
        try {
            node.database().useTransaction(change::in);
        } catch (CaseException unfit) {
            throw Problem.wrongState(String.valueOf(unfit.getMessage()));
        }
        node.files().changed();
        node.changes().tell(Changes.Change.HITS);
        return node.database().inTransaction(tx -> subject(tx, call));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException unfit) {
            throw Problem.notFound("merge, split or statement");
        }
    }
}
