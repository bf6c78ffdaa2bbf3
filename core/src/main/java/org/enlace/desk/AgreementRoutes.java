// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.AgreementDraft;
import org.enlace.agreement.Cosigner;
import org.enlace.agreement.Operation;
import org.enlace.agreement.Party;
import org.enlace.agreement.Standing;
import org.enlace.agreement.Terms;
import org.enlace.desk.view.Clauses;
import org.enlace.desk.view.Reply;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;
import org.enlace.node.Node;
import org.enlace.share.Agreements;
import org.enlace.share.DisclosureRequest;
import org.enlace.store.Changes.Change;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** Agreements: what is in force with whom, every clause in readable form, and the steps of their life. */
final class AgreementRoutes {
    private static final String TEMPLATE = "HIT_AND_DISCLOSE";
    private static final Set<String> SIGNING = Set.of("OFFERED", "SIGNED");
    private static final List<String> STEPS = List.of("sign", "suspend", "resume", "end");

    private final Node node;

    AgreementRoutes(Node node) {
        this.node = node;
    }

    void add(Routes routes) {
        routes.get(
                "agreements",
                call -> node.database()
                        .read(tx -> call.page(
                                node.share().agreements().list(tx).stream()
                                        .sorted(Comparator.comparing((Standing standing) -> standing.life())
                                                .thenComparing(standing ->
                                                        standing.agreement().id()))
                                        .toList(),
                                Call.each(this::summary))));
        routes.get("agreements/templates", call -> List.of(template().fields()));
        routes.get("agreements/{id}", call -> node.database().read(tx -> detail(tx, find(tx, call.path(0)), call)));
        routes.post("agreements", this::offer);
        STEPS.forEach(step -> routes.post("agreements/{id}/" + step, call -> step(call, step)));
    }

    private static Reply template() {
        return Reply.of("id", TEMPLATE)
                .with("purposes", Arrays.asList(Purpose.values()))
                .with(
                        "operations",
                        List.of(
                                Operation.HIT_QUERY,
                                Operation.DISCLOSE,
                                Operation.JOINT_PICTURE,
                                Operation.OPERATION,
                                Operation.AGGREGATE));
    }

    private Standing find(Handle tx, String digest) {
        return node.share().agreements().get(tx, digest).orElseThrow(() -> Problem.notFound("agreement"));
    }

    private Object offer(Call call) {
        var body = call.json();
        String partner = Call.required(body, "partner", 40);
        if (!Call.required(body, "template", 60).equals(TEMPLATE)) {
            throw Problem.badInput("template must be " + TEMPLATE);
        }
        SortedMap<AuthorityId, Cosigner> cosigners = new TreeMap<>();
        cosigner(body, "ownCosigner")
                .ifPresent(officer -> cosigners.put(node.authority().id(), officer));
        cosigner(body, "partnersCosigner").ifPresent(officer -> cosigners.put(AuthorityId.of(partner), officer));
        return node.database().inTransaction(tx -> {
            Standing offered = node.offer(tx, AuthorityId.of(partner), cosigners, call.officer())
                    .orElseThrow(() -> Problem.notFound("partner"));
            tx.afterCommit(() -> node.changes().tell(Change.AGREEMENTS));
            return detail(tx, offered, call);
        });
    }

    private static Optional<Cosigner> cosigner(JsonNode body, String name) {
        String key = Call.text(body, name, 400);
        Optional<Cosigner> officer = Cosigner.read(key);
        if (!key.isBlank() && officer.isEmpty()) {
            throw Problem.refused("NO_KEY", name + " must be an Ed25519 public key");
        }
        return officer;
    }

    private Object step(Call call, String step) {
        String reason = Call.text(call.json(), "reason", 500);
        return node.database().inTransaction(tx -> {
            Standing standing = find(tx, call.path(0));
            var agreements = node.share().agreements();
            if (!agreements.may(tx, standing.digest(), step.toUpperCase(Locale.ROOT))) {
                throw Problem.wrongState("the agreement's state does not allow this step");
            }
            Standing changed = switch (step) {
                case "sign" -> agreements.sign(tx, standing.digest(), call.officer());
                case "suspend" -> agreements.suspend(tx, standing.digest(), call.officer());
                case "resume" -> agreements.resume(tx, standing.digest(), call.officer());
                case "end" -> agreements.end(tx, standing.digest(), call.officer());
                default -> throw Problem.notFound("step");
            };
            agreements.note(tx, standing.digest(), reason);
            tx.afterCommit(() -> node.changes().tell(Change.AGREEMENTS, Change.PICTURE));
            return detail(tx, changed, call);
        });
    }

    private Reply summary(Standing standing) {
        Agreement agreement = standing.agreement();
        return Reply.of("id", standing.digest())
                .with("version", agreement.version())
                .with(
                        "partner",
                        Reply.authority(node.authorityOf(
                                agreement.partnerOf(node.authority().id()).id())))
                .with("state", standing.life())
                .with("digest", standing.digest())
                .with("from", day(agreement.validity().from()))
                .with("until", day(agreement.validity().until()))
                .with(
                        "operations",
                        agreement.operations().stream()
                                .map(Terms.OperationRule::operation)
                                .toList())
                .with(
                        "purposes",
                        agreement.purposes().stream()
                                .map(Terms.PurposeRule::purpose)
                                .toList());
    }

    private static String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private Reply detail(Handle tx, Standing standing, Call call) {
        var agreements = node.share().agreements();
        return summary(standing)
                .with("clauses", Clauses.of(standing.agreement()))
                .with("text", AgreementDraft.text(standing.agreement()))
                .with("signatures", signatures(tx, standing))
                .with("timeline", moments(tx, standing))
                .with(
                        "may",
                        STEPS.stream()
                                .filter(step -> Rights.permits(call.role(), "POST agreements/{id}/" + step))
                                .map(step -> step.toUpperCase(Locale.ROOT))
                                .filter(step -> agreements.may(tx, standing.digest(), step))
                                .toList());
    }

    private List<Reply> moments(Handle tx, Standing standing) {
        return node.share().agreements().steps(tx, standing.digest()).stream()
                .map(step -> moment(step.event()).with("note", step.note().isEmpty() ? Optional.empty() : step.note()))
                .toList();
    }

    private Reply moment(DisclosureRequest.Event event) {
        return Reply.of("at", event.at())
                .with("code", event.code())
                .with("authority", Reply.authority(node.authorityOf(event.authority())))
                .with("user", event.officer().isEmpty() ? Optional.empty() : event.officer());
    }

    /** Both parties, with the time of each signature that is there: who offers signs. */
    private List<Reply> signatures(Handle tx, Standing standing) {
        List<DisclosureRequest.Event> steps = node.share().agreements().steps(tx, standing.digest()).stream()
                .map(Agreements.Step::event)
                .toList();
        List<Reply> signatures = new ArrayList<>();
        for (Party party : standing.agreement().parties()) {
            boolean signed = standing.signed().signatures().containsKey(party.id());
            signatures.add(Reply.of("authority", Reply.authority(node.authorityOf(party.id())))
                    .with("key", party.keys().signing())
                    .with("signed", signed)
                    .with(
                            "at",
                            steps.stream()
                                    .filter(step -> signed && step.authority().equals(party.id()))
                                    .filter(step -> SIGNING.contains(step.code()))
                                    .map(DisclosureRequest.Event::at)
                                    .findFirst()));
        }
        return signatures;
    }
}
