// SPDX-License-Identifier: Apache-2.0
package org.enlace.node.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.model.Authority;
import org.enlace.node.Accounts.Account;
import org.enlace.node.Node;
import org.enlace.node.Personnel.Admitted;
import org.enlace.node.desk.Desk.Neighbour;
import org.enlace.node.desk.Sessions.Session;
import org.enlace.share.Role;
import tools.jackson.databind.JsonNode;

/** Signing in and out, and what the desk shows before: whose node this is. */
final class SignIn {
    private final Node node;
    private final List<Neighbour> region;
    private final Sessions sessions;

    SignIn(Node node, List<Neighbour> region, Sessions sessions) {
        this.node = node;
        this.region = List.copyOf(region);
        this.sessions = sessions;
    }

    /** The node as anybody may see it; in a demo also its neighbours and who can sign in. */
    Reply face() {
        List<Account> users = region.isEmpty() ? List.of() : node.database().read(node.personnel()::all);
        return Reply.of("authority", authority(node.authority()))
                .with("version", node.version())
                .with("demo", !region.isEmpty())
                .with(
                        "region",
                        region.stream()
                                .map(one -> Reply.of("authority", authority(one.authority()))
                                        .with("path", one.path()))
                                .toList())
                .with(
                        "users",
                        users.stream()
                                .map(user -> Reply.of("user", user.officer()).with("role", user.role()))
                                .toList());
    }

    static Reply authority(Authority authority) {
        return Reply.of("id", authority.id().value())
                .with("name", authority.name())
                .with("country", authority.country())
                .with("kind", authority.kind());
    }

    /** A session of nobody, for the one write that needs none. */
    Session nobody() {
        return new Session(
                "", "", new Admitted(new Account("nobody", Role.ANALYST, ""), ""), Instant.EPOCH, Instant.EPOCH);
    }

    /** Opens a session, or says that name or password is wrong; both are in the ledger. */
    Session open(Call call) {
        JsonNode body = call.json();
        String officer = Call.required(body, "user", 80);
        String password = Call.required(body, "password", 1000);
        if (!sessions.mayTry(officer)) {
            throw new Problem(429, "TOO_MANY_TRIES", "too many wrong passwords: wait five minutes");
        }
        return node.personnel()
                .signIn(officer, password)
                .map(sessions::open)
                .orElseThrow(() -> new Problem(401, "WRONG_PASSWORD", "the name or the password is wrong"));
    }

    Reply who(Call call) {
        return answer(call.session());
    }

    Reply language(Call call) {
        String language = Call.required(call.json(), "language", 2);
        if (!language.equals("en") && !language.equals("es")) {
            throw Problem.badInput("language must be en or es");
        }
        Account account = call.session().account();
        Account changed = new Account(account.officer(), account.role(), language);
        node.database().useTransaction(tx -> node.personnel().language(tx, account.officer(), language));
        sessions.replace(call.session(), changed);
        return answer(call.session()).with("language", language);
    }

    Reply answer(Session session) {
        Account account = session.account();
        return Reply.of("user", account.officer())
                .with("role", account.role())
                .with("language", account.language().isEmpty() ? Optional.empty() : account.language())
                .with("csrf", session.csrf())
                .with("may", Rights.of(account.role()))
                .with("node", face());
    }
}
