// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.enlace.agreement.OfficerRole;
import org.enlace.desk.view.JsonReply;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.personnel.Deputies;
import org.enlace.personnel.Deputies.Deputyship;
import org.enlace.personnel.Deputies.Obstacle;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** Who may act for whom: each officer sees and ends the own ones, and names deputies for the own roles. */
final class DeputyRoutes {
    private final AuthorityNode node;

    DeputyRoutes(AuthorityNode node) {
        this.node = node;
    }

    void add(RouteTable routes) {
        routes.get("deputies", call -> node.database().read(tx -> all(tx, call)));
        routes.post("deputies", this::name);
        routes.delete("deputies/{principal}/{deputy}/{role}", this::end);
    }

    private Deputies deputies() {
        return node.personnel().deputies();
    }

    /** What the officer gave and was given, and the colleagues who could be named. */
    private JsonReply all(Handle tx, OfficerRequest call) {
        var items = deputies().of(tx, call.officer()).stream()
                .map(one -> JsonReply.of("principal", one.principal())
                        .with("deputy", one.deputy())
                        .with("role", one.role())
                        .with("until", one.until()))
                .toList();
        return JsonReply.of("items", items)
                .with("colleagues", node.personnel().colleagues(tx, call.officer()))
                .with("lendable", node.personnel().lendable(tx, call.officer()));
    }

    private JsonReply name(OfficerRequest call) {
        JsonNode body = call.json();
        Deputyship named = new Deputyship(
                call.officer(),
                new OfficerName(OfficerRequest.required(body, "deputy", 80)),
                OfficerRequest.choice(body, "role", OfficerRole.class),
                until(OfficerRequest.required(body, "until", 40)));
        return node.database().inTransaction(tx -> {
            Optional<Obstacle> obstacle = deputies().name(tx, named);
            if (obstacle.isPresent()) {
                throw DeskProblem.refused(
                        obstacle.get().name(), "the colleague cannot act for you in this role so long");
            }
            return all(tx, call);
        });
    }

    private static Instant until(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unfit) {
            throw DeskProblem.badInput("until must be a time such as 2026-03-01T14:05:00Z");
        }
    }

    private JsonReply end(OfficerRequest call) {
        OfficerName principal = new OfficerName(call.path(0));
        OfficerName deputy = new OfficerName(call.path(1));
        OfficerRole role = OfficerRequest.constant(call.path(2), "role", OfficerRole.class);
        boolean own = call.officer().equals(principal) || call.officer().equals(deputy);
        return node.database().inTransaction(tx -> {
            if (!own || !deputies().end(tx, principal, deputy, role, call.officer())) {
                throw DeskProblem.notFound("deputy");
            }
            return all(tx, call);
        });
    }
}
