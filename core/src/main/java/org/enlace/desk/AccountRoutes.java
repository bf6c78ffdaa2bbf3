// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.enlace.agreement.OfficerRole;
import org.enlace.desk.view.JsonReply;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.personnel.NodePersonnel;
import org.enlace.personnel.OfficerAccounts.Invitation;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** The people of this node: who may sign in, in which role. Nobody changes or removes their own account. */
final class AccountRoutes {
    private final AuthorityNode node;

    AccountRoutes(AuthorityNode node) {
        this.node = node;
    }

    void add(RouteTable routes) {
        routes.get("accounts", call -> node.database().read(this::all));
        routes.put("accounts/{officer}", this::put);
        routes.delete("accounts/{officer}", this::remove);
    }

    private NodePersonnel personnel() {
        return node.personnel();
    }

    private JsonReply all(Handle tx) {
        Map<OfficerName, Instant> invited = personnel().invitations(tx);
        var items = personnel().all(tx).stream()
                .map(one -> JsonReply.of("user", one.officer())
                        .with("role", one.role())
                        .with("invitedUntil", Optional.ofNullable(invited.get(one.officer()))))
                .toList();
        return JsonReply.of("total", items.size()).with("items", items);
    }

    /** A new person, or one whose password is to be forgotten, gets a link; it is told here and never again. */
    private JsonReply put(OfficerRequest call) {
        OfficerName officer = another(call);
        JsonNode body = call.json();
        OfficerRole role = OfficerRequest.choice(body, "role", OfficerRole.class);
        boolean forgotten = body.path("forgotten").asBoolean(false);
        return node.database().inTransaction(tx -> {
            boolean isNew = personnel().find(tx, officer).isEmpty();
            Optional<Invitation> invitation = isNew || forgotten
                    ? Optional.of(personnel().invite(tx, officer, role, call.officer()))
                    : Optional.empty();
            if (invitation.isEmpty()) {
                personnel().assign(tx, officer, role, call.officer());
            }
            return all(tx).with(
                            "invitation",
                            invitation.map(one -> JsonReply.of("user", one.officer())
                                    .with("token", one.token())
                                    .with("until", one.until())));
        });
    }

    private JsonReply remove(OfficerRequest call) {
        OfficerName officer = another(call);
        return node.database().inTransaction(tx -> {
            if (!personnel().dismiss(tx, officer, call.officer())) {
                throw DeskProblem.notFound("account");
            }
            return all(tx);
        });
    }

    private static OfficerName another(OfficerRequest call) {
        OfficerName officer = new OfficerName(call.path(0));
        if (officer.equals(call.officer())) {
            throw DeskProblem.refused("OWN_ACCOUNT", "an own account is changed by another administrator");
        }
        return officer;
    }
}
