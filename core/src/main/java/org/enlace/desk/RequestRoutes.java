// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.enlace.agreement.Approval;
import org.enlace.agreement.Matter;
import org.enlace.agreement.RefusalGround;
import org.enlace.desk.view.DryRunView;
import org.enlace.desk.view.LeadView;
import org.enlace.desk.view.Reply;
import org.enlace.desk.view.SubjectView;
import org.enlace.node.Node;
import org.enlace.node.OwnReads;
import org.enlace.share.DisclosureRequest;
import org.enlace.share.DisclosureRequest.Side;
import org.enlace.share.Recalls;
import org.enlace.share.Requests;
import org.enlace.store.Changes.Change;
import org.jdbi.v3.core.Handle;

/** Partners' requests to this authority: what would go, approve, refuse. */
final class RequestRoutes {
    static final String LIST = "GET requests";
    private static final String READ = "GET requests/{id}";
    private static final String APPROVE = "POST requests/{id}/approve";
    private static final String RECALL = "POST requests/{id}/recall";
    private static final String REFUSE = "POST requests/{id}/refuse";

    private final Node node;

    RequestRoutes(Node node) {
        this.node = node;
    }

    void add(Routes routes) {
        routes.get("requests", this::list);
        routes.get("requests/{id}", call -> node.database().inTransaction(tx -> detail(tx, call)));
        routes.post("requests/{id}/approve", this::approve);
        routes.post("requests/{id}/refuse", this::refuse);
        routes.post("requests/{id}/recall", this::recall);
    }

    private Requests requests() {
        return node.share().requests();
    }

    private Reply list(Call call) {
        Optional<String> state = call.query("state");
        Predicate<Requests.Outline> wanted = wanted(state);
        return node.database().inTransaction(tx -> {
            List<Requests.Outline> all = requests().outlines(tx, Side.ANSWERING).stream()
                    .filter(wanted)
                    .filter(request -> Sight.of(call, node).request(LIST, request.approver()))
                    .toList();
            node.ownReads().searched(tx, call.officer(), all.size());
            return call.page(all, page -> summaries(tx, page));
        });
    }

    /** {@code OPEN} are those that wait for an officer, the first of two or the second. */
    private static Predicate<Requests.Outline> wanted(Optional<String> state) {
        if (state.isEmpty()) {
            return request -> true;
        }
        if (state.get().equals("OPEN")) {
            return request -> request.state().isOpen();
        }
        DisclosureRequest.State one = Call.constant(state.get(), "state", DisclosureRequest.State.class);
        return request -> request.state() == one;
    }

    /** The requests of one page in full. */
    private List<Reply> summaries(Handle tx, List<Requests.Outline> page) {
        List<DisclosureRequest> full = page.stream()
                .flatMap(one -> requests().get(tx, one.id()).stream())
                .toList();
        Map<String, Reply> subjects = subjects(tx, full);
        return full.stream()
                .map(request -> summary(request, Optional.ofNullable(subjects.get(request.id()))))
                .toList();
    }

    /** The own subject behind each request that still has one, by request. */
    private Map<String, Reply> subjects(Handle tx, List<DisclosureRequest> requests) {
        Map<String, String> behind = node.files().behind(tx, requests);
        Map<String, Reply> own = new SubjectView(node).own(tx, behind.values());
        Map<String, Reply> subjects = new TreeMap<>();
        behind.forEach((request, subject) -> subjects.put(request, own.getOrDefault(subject, new Reply())));
        return subjects;
    }

    private DisclosureRequest find(Handle tx, Call call, String route) {
        DisclosureRequest found = requests()
                .get(tx, call.path(0))
                .filter(request -> request.side() == Side.ANSWERING)
                .orElseThrow(() -> Problem.notFound("request"));
        if (!Sight.of(call, node).request(route, found.approver())) {
            throw Problem.notYourRole("the agreement names the role " + found.approver() + " for this request");
        }
        return found;
    }

    private Reply summary(DisclosureRequest request, Optional<Reply> subject) {
        return Reply.of("id", request.id())
                .with("partner", Reply.authority(node.authorityOf(request.partner())))
                .with("agreement", request.agreement())
                .with("class", LeadView.veilClass(request.identifierClass()))
                .with(
                        "asker",
                        request.asker()
                                .map(asker ->
                                        Reply.of("officer", asker.officer()).with("role", asker.role())))
                .with("purpose", request.purpose())
                .with("justification", request.justification())
                .with("caseId", request.caseReference())
                .with("at", request.opened())
                .with("due", request.due())
                .with("state", request.state())
                .with("subject", subject)
                .with(
                        "approvals",
                        request.approvals().stream()
                                .map(approval -> Reply.of("by", approval.officer())
                                        .with("role", approval.role())
                                        .with("at", approval.at()))
                                .toList())
                .with("approvalsNeeded", request.approvalsNeeded())
                .with(
                        "outcome",
                        request.outcome().filter(outcome -> !outcome.name().equals("WITHDRAWN")));
    }

    private Reply detail(Handle tx, Call call) {
        DisclosureRequest request = find(tx, call, READ);
        List<String> hits =
                requests().matter(tx, request.id()).map(Matter::hits).orElse(List.of());
        boolean open = request.isOpen();
        boolean before =
                request.approvals().stream().anyMatch(one -> one.officer().equals(call.officer()));
        Reply reply = summary(
                        request,
                        Optional.ofNullable(subjects(tx, List.of(request)).get(request.id())))
                .with(
                        "dryRun",
                        requests().preview(tx, request.id()).map(DryRunView::of).orElseGet(DryRunView::gone))
                .with(
                        "timeline",
                        requests().timeline(tx, request.id()).stream()
                                .map(new LeadView(node)::moment)
                                .toList())
                .with("refusalGrounds", grounds(tx, request))
                .with("approver", request.approver())
                .with(
                        "cases",
                        node.files().cases().casesOf(tx, hits).stream()
                                .map(SubjectView::caseOf)
                                .toList())
                .with("approvedBefore", before)
                .with("mayApprove", open && !before && call.role() == request.approver());
        hits.forEach(subject -> node.ownReads().opened(tx, call.officer(), OwnReads.Kind.SUBJECT, subject));
        Optional<Recalls.Recall> recall = node.share().recalls().ofRequest(tx, request.id());
        recall.ifPresent(one -> reply.with(
                "recall",
                Reply.of("at", one.at())
                        .with("due", one.due())
                        .with("done", one.done())
                        .with("records", one.done().map(done -> one.records()))));
        reply.with(
                "mayRecall",
                request.state() == DisclosureRequest.State.DISCLOSED
                        && recall.isEmpty()
                        && Rights.permits(call.role(), RECALL));
        request.refusal()
                .filter(code -> !code.isEmpty())
                .ifPresent(code -> reply.with(
                        "refusal",
                        Reply.of("code", code)
                                .with("message", "refused: " + code)
                                .with("note", requests().note(tx, request.id()))));
        return reply;
    }

    private List<String> grounds(Handle tx, DisclosureRequest request) {
        return node.share().agreements().get(tx, request.agreement()).stream()
                .flatMap(standing -> standing.agreement().refusalGrounds().stream())
                .map(RefusalGround::name)
                .sorted()
                .toList();
    }

    private Reply approve(Call call) {
        String shown = Call.text(call.json(), "shown", 64);
        Requests.Approving approving = node.database().inTransaction(tx -> {
            DisclosureRequest request = find(tx, call, APPROVE);
            Approval approval = new Approval(
                    call.officer(), call.role(), node.settings().clock().instant());
            return requests().approve(tx, request.id(), approval, shown);
        });
        node.changes().tell(Change.REQUESTS);
        return switch (approving) {
            case Requests.NotSent(var refuse) ->
                throw Problem.refused(refuse.code().name(), refuse.reason());
            case Requests.Changed _ ->
                throw Problem.refused("DISCLOSURE_CHANGED", "what would go is not what was shown: look again");
            case Requests.StillNeeded _, Requests.Sent _ -> node.database().inTransaction(tx -> detail(tx, call));
        };
    }

    private Reply recall(Call call) {
        node.database().useTransaction(tx -> {
            DisclosureRequest request = find(tx, call, RECALL);
            if (node.share().recalls().request(tx, request.id(), call.officer()).isEmpty()) {
                throw Problem.wrongState("there is nothing disclosed that was not recalled");
            }
            tx.afterCommit(() -> node.changes().tell(Change.REQUESTS));
        });
        return node.database().inTransaction(tx -> detail(tx, call));
    }

    private Reply refuse(Call call) {
        var body = call.json();
        RefusalGround ground = Call.choice(body, "code", RefusalGround.class);
        String note = Call.text(body, "note", 500);
        node.database()
                .useTransaction(
                        tx -> requests().refuse(tx, find(tx, call, REFUSE).id(), call.officer(), ground, note));
        node.changes().tell(Change.REQUESTS);
        return node.database().inTransaction(tx -> detail(tx, call));
    }
}
