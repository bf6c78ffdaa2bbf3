// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.enlace.agreement.HitContext;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.RefusalGround;
import org.enlace.desk.view.DryRunView;
import org.enlace.desk.view.JsonReply;
import org.enlace.desk.view.LeadView;
import org.enlace.desk.view.SubjectView;
import org.enlace.node.AuthorityNode;
import org.enlace.node.ReadAccessLog;
import org.enlace.share.DisclosureRecalls;
import org.enlace.share.DisclosureRequest;
import org.enlace.share.DisclosureRequest.Side;
import org.enlace.share.DisclosureRequests;
import org.enlace.store.ChangeNotices.Change;
import org.jdbi.v3.core.Handle;

/** Partners' requests to this authority: what would go, approve, refuse. */
final class RequestRoutes {
    static final String LIST = "GET requests";
    private static final String READ = "GET requests/{id}";
    private static final String APPROVE = "POST requests/{id}/approve";
    private static final String RECALL = "POST requests/{id}/recall";
    private static final String REFUSE = "POST requests/{id}/refuse";

    private final AuthorityNode node;

    RequestRoutes(AuthorityNode node) {
        this.node = node;
    }

    void add(RouteTable routes) {
        routes.get("requests", this::list);
        routes.get("requests/{id}", call -> node.database().inTransaction(tx -> detail(tx, call)));
        routes.post("requests/{id}/approve", this::approve);
        routes.post("requests/{id}/refuse", this::refuse);
        routes.post("requests/{id}/recall", this::recall);
    }

    private DisclosureRequests requests() {
        return node.share().requests();
    }

    private JsonReply list(OfficerRequest call) {
        Optional<String> state = call.query("state");
        Predicate<DisclosureRequests.Outline> wanted = wanted(state);
        return node.database().inTransaction(tx -> {
            List<DisclosureRequests.Outline> all = requests().outlines(tx, Side.ANSWERING).stream()
                    .filter(wanted)
                    .filter(request -> RoleVisibility.of(call, node).request(LIST, request.approver()))
                    .toList();
            node.readAccessLog().searched(tx, call.officer(), all.size());
            return call.page(all, page -> summaries(tx, page));
        });
    }

    /** {@code OPEN} are those that wait for an officer, the first of two or the second. */
    private static Predicate<DisclosureRequests.Outline> wanted(Optional<String> state) {
        if (state.isEmpty()) {
            return request -> true;
        }
        if (state.get().equals("OPEN")) {
            return request -> request.state().isOpen();
        }
        DisclosureRequest.State one = OfficerRequest.constant(state.get(), "state", DisclosureRequest.State.class);
        return request -> request.state() == one;
    }

    /** The requests of one page in full. */
    private List<JsonReply> summaries(Handle tx, List<DisclosureRequests.Outline> page) {
        List<DisclosureRequest> full = page.stream()
                .flatMap(one -> requests().get(tx, one.id()).stream())
                .toList();
        Map<String, JsonReply> subjects = subjects(tx, full);
        return full.stream()
                .map(request -> summary(request, Optional.ofNullable(subjects.get(request.id()))))
                .toList();
    }

    /** The own subject behind each request that still has one, by request. */
    private Map<String, JsonReply> subjects(Handle tx, List<DisclosureRequest> requests) {
        Map<String, String> behind = node.files().behind(tx, requests);
        Map<String, JsonReply> own = new SubjectView(node).own(tx, behind.values());
        Map<String, JsonReply> subjects = new TreeMap<>();
        behind.forEach((request, subject) -> subjects.put(request, own.getOrDefault(subject, new JsonReply())));
        return subjects;
    }

    private DisclosureRequest find(Handle tx, OfficerRequest call, String route) {
        DisclosureRequest found = requests()
                .get(tx, call.path(0))
                .filter(request -> request.side() == Side.ANSWERING)
                .orElseThrow(() -> DeskProblem.notFound("request"));
        if (!RoleVisibility.of(call, node).request(route, found.approver())) {
            throw DeskProblem.notYourRole("the agreement names the role " + found.approver() + " for this request");
        }
        return found;
    }

    private JsonReply summary(DisclosureRequest request, Optional<JsonReply> subject) {
        return JsonReply.of("id", request.id())
                .with("partner", JsonReply.authority(node.authorityOf(request.partner())))
                .with("agreement", request.agreement().value())
                .with("class", LeadView.veilClass(request.identifierClass()))
                .with(
                        "asker",
                        request.asked()
                                .asker()
                                .map(asker ->
                                        JsonReply.of("officer", asker.officer()).with("role", asker.role())))
                .with("purpose", request.purpose())
                .with("justification", request.asked().justification())
                .with("caseId", request.asked().caseReference())
                .with("at", request.opened())
                .with("due", request.term().due())
                .with("state", request.state())
                .with("subject", subject)
                .with(
                        "approvals",
                        request.approvals().stream()
                                .map(approval -> JsonReply.of("by", approval.officer())
                                        .with("role", approval.role())
                                        .with("at", approval.at()))
                                .toList())
                .with("approvalsNeeded", request.consent().needed().officers())
                .with(
                        "outcome",
                        request.ending()
                                .outcome()
                                .filter(outcome -> !outcome.name().equals("WITHDRAWN")));
    }

    private JsonReply detail(Handle tx, OfficerRequest call) {
        DisclosureRequest request = find(tx, call, READ);
        List<String> hits =
                requests().matter(tx, request.id()).map(HitContext::hits).orElse(List.of());
        boolean open = request.isOpen();
        boolean before =
                request.approvals().stream().anyMatch(one -> one.officer().equals(call.officer()));
        JsonReply reply = summary(
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
        hits.forEach(subject -> node.readAccessLog().opened(tx, call.officer(), ReadAccessLog.Kind.SUBJECT, subject));
        Optional<DisclosureRecalls.Recall> recall = node.share().recalls().ofRequest(tx, request.id());
        recall.ifPresent(one -> reply.with(
                "recall",
                JsonReply.of("at", one.at())
                        .with("due", one.due())
                        .with("done", one.done())
                        .with("records", one.done().map(done -> one.records()))));
        reply.with(
                "mayRecall",
                request.state() == DisclosureRequest.State.DISCLOSED
                        && recall.isEmpty()
                        && RouteRights.permits(call.role(), RECALL));
        request.ending()
                .refusal()
                .filter(code -> !code.isEmpty())
                .ifPresent(code -> reply.with(
                        "refusal",
                        JsonReply.of("code", code)
                                .with("message", "refused: " + code)
                                .with("note", requests().note(tx, request.id()))));
        return reply;
    }

    private List<String> grounds(Handle tx, DisclosureRequest request) {
        return node.share().agreements().get(tx, request.agreement()).stream()
                .flatMap(standing -> standing.agreement().safeguards().refusalGrounds().stream())
                .map(RefusalGround::name)
                .sorted()
                .toList();
    }

    private JsonReply approve(OfficerRequest call) {
        String shown = OfficerRequest.text(call.json(), "shown", 64);
        DisclosureRequests.Approving approving = node.database().inTransaction(tx -> {
            DisclosureRequest request = find(tx, call, APPROVE);
            OfficerApproval approval = new OfficerApproval(
                    call.officer(), call.role(), node.settings().clock().instant());
            return requests().approve(tx, request.id(), approval, shown);
        });
        node.changes().tell(Change.REQUESTS);
        return switch (approving) {
            case DisclosureRequests.NotSent(var refuse) ->
                throw DeskProblem.refused(refuse.code().name(), refuse.reason());
            case DisclosureRequests.Changed _ ->
                throw DeskProblem.refused("DISCLOSURE_CHANGED", "what would go is not what was shown: look again");
            case DisclosureRequests.StillNeeded _, DisclosureRequests.Sent _ ->
                node.database().inTransaction(tx -> detail(tx, call));
        };
    }

    private JsonReply recall(OfficerRequest call) {
        node.database().useTransaction(tx -> {
            DisclosureRequest request = find(tx, call, RECALL);
            if (node.share().recalls().request(tx, request.id(), call.officer()).isEmpty()) {
                throw DeskProblem.wrongState("there is nothing disclosed that was not recalled");
            }
            tx.afterCommit(() -> node.changes().tell(Change.REQUESTS));
        });
        return node.database().inTransaction(tx -> detail(tx, call));
    }

    private JsonReply refuse(OfficerRequest call) {
        var body = call.json();
        RefusalGround ground = OfficerRequest.choice(body, "code", RefusalGround.class);
        String note = OfficerRequest.text(body, "note", 500);
        node.database()
                .useTransaction(
                        tx -> requests().refuse(tx, find(tx, call, REFUSE).id(), call.officer(), ground, note));
        node.changes().tell(Change.REQUESTS);
        return node.database().inTransaction(tx -> detail(tx, call));
    }
}
