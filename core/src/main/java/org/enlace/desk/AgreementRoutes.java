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
import org.enlace.agreement.AgreementParty;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.AgreementTerms;
import org.enlace.agreement.OversightCosigner;
import org.enlace.agreement.SharedOperation;
import org.enlace.desk.view.ClauseView;
import org.enlace.desk.view.JsonReply;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;
import org.enlace.node.AuthorityNode;
import org.enlace.share.DisclosureRequest;
import org.enlace.share.NodeAgreements;
import org.enlace.store.ChangeNotices.Change;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** Agreements: what is in force with whom, every clause in readable form, and the steps of their life. */
final class AgreementRoutes {
    private static final String TEMPLATE = "HIT_AND_DISCLOSE";
    private static final Set<String> SIGNING = Set.of("OFFERED", "SIGNED");
    private static final List<String> STEPS = List.of("sign", "suspend", "resume", "end");

    private final AuthorityNode node;

    AgreementRoutes(AuthorityNode node) {
        this.node = node;
    }

    void add(RouteTable routes) {
        routes.get(
                "agreements",
                call -> node.database()
                        .read(tx -> call.page(
                                node.share().agreements().list(tx).stream()
                                        .sorted(Comparator.comparing((AgreementStanding standing) -> standing.life())
                                                .thenComparing(standing ->
                                                        standing.agreement().id()))
                                        .toList(),
                                OfficerRequest.each(this::summary))));
        routes.get("agreements/templates", call -> List.of(template().fields()));
        routes.get("agreements/{id}", call -> node.database().read(tx -> detail(tx, find(tx, call.path(0)), call)));
        routes.post("agreements", this::offer);
        STEPS.forEach(step -> routes.post("agreements/{id}/" + step, call -> step(call, step)));
    }

    private static JsonReply template() {
        return JsonReply.of("id", TEMPLATE)
                .with("purposes", Arrays.asList(Purpose.values()))
                .with(
                        "operations",
                        List.of(
                                SharedOperation.HIT_QUERY,
                                SharedOperation.DISCLOSE,
                                SharedOperation.JOINT_PICTURE,
                                SharedOperation.OPERATION,
                                SharedOperation.AGGREGATE));
    }

    private AgreementStanding find(Handle tx, String digest) {
        return AgreementDigest.read(digest)
                .flatMap(one -> node.share().agreements().get(tx, one))
                .orElseThrow(() -> DeskProblem.notFound("agreement"));
    }

    private Object offer(OfficerRequest call) {
        var body = call.json();
        String partner = OfficerRequest.required(body, "partner", 40);
        if (!OfficerRequest.required(body, "template", 60).equals(TEMPLATE)) {
            throw DeskProblem.badInput("template must be " + TEMPLATE);
        }
        SortedMap<AuthorityId, OversightCosigner> cosigners = new TreeMap<>();
        cosigner(body, "ownCosigner")
                .ifPresent(officer -> cosigners.put(node.authority().id(), officer));
        cosigner(body, "partnersCosigner").ifPresent(officer -> cosigners.put(AuthorityId.of(partner), officer));
        return node.database().inTransaction(tx -> {
            AgreementStanding offered = node.offer(tx, AuthorityId.of(partner), cosigners, call.officer())
                    .orElseThrow(() -> DeskProblem.notFound("partner"));
            tx.afterCommit(() -> node.changes().tell(Change.AGREEMENTS));
            return detail(tx, offered, call);
        });
    }

    private static Optional<OversightCosigner> cosigner(JsonNode body, String name) {
        String key = OfficerRequest.text(body, name, 400);
        Optional<OversightCosigner> officer = OversightCosigner.read(key);
        if (!key.isBlank() && officer.isEmpty()) {
            throw DeskProblem.refused("NO_KEY", name + " must be an Ed25519 public key");
        }
        return officer;
    }

    private Object step(OfficerRequest call, String step) {
        String reason = OfficerRequest.text(call.json(), "reason", 500);
        return node.database().inTransaction(tx -> {
            AgreementStanding standing = find(tx, call.path(0));
            var agreements = node.share().agreements();
            if (!agreements.may(tx, standing.digest(), step.toUpperCase(Locale.ROOT))) {
                throw DeskProblem.wrongState("the agreement's state does not allow this step");
            }
            AgreementStanding changed = switch (step) {
                case "sign" -> agreements.sign(tx, standing.digest(), call.officer());
                case "suspend" -> agreements.suspend(tx, standing.digest(), call.officer());
                case "resume" -> agreements.resume(tx, standing.digest(), call.officer());
                case "end" -> agreements.end(tx, standing.digest(), call.officer());
                default -> throw DeskProblem.notFound("step");
            };
            agreements.note(tx, standing.digest(), reason);
            tx.afterCommit(() -> node.changes().tell(Change.AGREEMENTS, Change.PICTURE));
            return detail(tx, changed, call);
        });
    }

    private JsonReply summary(AgreementStanding standing) {
        Agreement agreement = standing.agreement();
        return JsonReply.of("id", standing.digest().value())
                .with("version", agreement.version())
                .with(
                        "partner",
                        JsonReply.authority(node.authorityOf(
                                agreement.partnerOf(node.authority().id()).id())))
                .with("state", standing.life())
                .with("digest", standing.digest().value())
                .with("from", day(agreement.validity().from()))
                .with("until", day(agreement.validity().until()))
                .with(
                        "operations",
                        agreement.operations().stream()
                                .map(AgreementTerms.OperationRule::operation)
                                .toList())
                .with(
                        "purposes",
                        agreement.purposes().stream()
                                .map(AgreementTerms.PurposeRule::purpose)
                                .toList());
    }

    private static String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private JsonReply detail(Handle tx, AgreementStanding standing, OfficerRequest call) {
        var agreements = node.share().agreements();
        return summary(standing)
                .with("clauses", ClauseView.of(standing.agreement()))
                .with("text", AgreementDraft.text(standing.agreement()))
                .with("signatures", signatures(tx, standing))
                .with("timeline", moments(tx, standing))
                .with(
                        "may",
                        STEPS.stream()
                                .filter(step -> RouteRights.permits(call.role(), "POST agreements/{id}/" + step))
                                .map(step -> step.toUpperCase(Locale.ROOT))
                                .filter(step -> agreements.may(tx, standing.digest(), step))
                                .toList());
    }

    private List<JsonReply> moments(Handle tx, AgreementStanding standing) {
        return node.share().agreements().steps(tx, standing.digest()).stream()
                .map(step -> moment(step.event()).with("note", step.note().isEmpty() ? Optional.empty() : step.note()))
                .toList();
    }

    private JsonReply moment(DisclosureRequest.Event event) {
        return JsonReply.of("at", event.at())
                .with("code", event.code())
                .with("authority", JsonReply.authority(node.authorityOf(event.authority())))
                .with("user", event.officer());
    }

    /** Both parties, with the time of each signature that is there: who offers signs. */
    private List<JsonReply> signatures(Handle tx, AgreementStanding standing) {
        List<DisclosureRequest.Event> steps = node.share().agreements().steps(tx, standing.digest()).stream()
                .map(NodeAgreements.Step::event)
                .toList();
        List<JsonReply> signatures = new ArrayList<>();
        for (AgreementParty party : standing.agreement().parties()) {
            boolean signed = standing.signed().signatures().containsKey(party.id());
            signatures.add(JsonReply.of("authority", JsonReply.authority(node.authorityOf(party.id())))
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
