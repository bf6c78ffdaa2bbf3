// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.enlace.agreement.Role;
import org.enlace.desk.view.Reply;
import org.enlace.node.Node;
import org.enlace.personnel.Accounts.Invitation;
import org.enlace.personnel.Personnel;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** The people of this node: who may sign in, in which role. Nobody changes or removes their own account. */
final class AccountRoutes {
    private final Node node;

    AccountRoutes(Node node) {
        this.node = node;
    }

    void add(Routes routes) {
        routes.get("accounts", call -> node.database().read(this::all));
        routes.put("accounts/{officer}", this::put);
        routes.delete("accounts/{officer}", this::remove);
    }

    private Personnel personnel() {
        return node.personnel();
    }

    private Reply all(Handle tx) {
        Map<String, Instant> invited = personnel().invitations(tx);
        var items = personnel().all(tx).stream()
                .map(one -> Reply.of("user", one.officer())
                        .with("role", one.role())
                        .with("invitedUntil", Optional.ofNullable(invited.get(one.officer()))))
                .toList();
        return Reply.of("total", items.size()).with("items", items);
    }

    /** A new person, or one whose password is to be forgotten, gets a link; it is told here and never again. */
    private Reply put(Call call) {
        String officer = another(call);
        JsonNode body = call.json();
        Role role = Call.choice(body, "role", Role.class);
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
                            invitation.map(one -> Reply.of("user", one.officer())
                                    .with("token", one.token())
                                    .with("until", one.until())));
        });
    }

    private Reply remove(Call call) {
        String officer = another(call);
        return node.database().inTransaction(tx -> {
            if (!personnel().dismiss(tx, officer, call.officer())) {
                throw Problem.notFound("account");
            }
            return all(tx);
        });
    }

    private static String another(Call call) {
        String officer = call.path(0);
        if (officer.equals(call.officer())) {
            throw Problem.refused("OWN_ACCOUNT", "an own account is changed by another administrator");
        }
        return officer;
    }
}
