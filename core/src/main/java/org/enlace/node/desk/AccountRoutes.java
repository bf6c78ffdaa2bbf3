// SPDX-License-Identifier: Apache-2.0
package org.enlace.node.desk;

import org.enlace.node.Accounts.Account;
import org.enlace.node.Node;
import org.enlace.node.Personnel;
import org.enlace.share.Role;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** The people of this node: who may sign in, in which role. Nobody changes or removes their own account. */
final class AccountRoutes {
    private static final int SHORTEST_PASSWORD = 12;

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
        var items = personnel().all(tx).stream().map(AccountRoutes::account).toList();
        return Reply.of("total", items.size()).with("items", items);
    }

    private static Reply account(Account account) {
        return Reply.of("user", account.officer()).with("role", account.role());
    }

    private Reply put(Call call) {
        String officer = another(call);
        JsonNode body = call.json();
        Role role = Call.choice(body, "role", Role.class);
        String password = Call.text(body, "password", 1000);
        if (!password.isEmpty() && password.length() < SHORTEST_PASSWORD) {
            throw Problem.badInput("a password must have at least " + SHORTEST_PASSWORD + " characters");
        }
        return node.database().inTransaction(tx -> {
            if (!password.isEmpty()) {
                personnel().put(tx, officer, role, password, call.officer());
            } else if (!personnel().assign(tx, officer, role, call.officer())) {
                throw Problem.badInput("a new account needs a password");
            }
            return all(tx);
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
