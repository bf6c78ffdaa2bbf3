// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.agreement.OfficerRole;
import org.enlace.desk.view.JsonReply;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.personnel.Deputies;
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
        routes.delete("accounts/{officer}/second-factor", this::resetFactor);
    }

    private NodePersonnel personnel() {
        return node.personnel();
    }

    private JsonReply all(Handle tx) {
        Map<OfficerName, Instant> invited = personnel().invitations(tx);
        List<OfficerName> enrolled = personnel().enrolled(tx);
        var items = personnel().all(tx).stream()
                .map(one -> JsonReply.of("user", one.officer())
                        .with("role", one.role())
                        .with(
                                "more",
                                personnel().roles(tx, one.officer()).stream()
                                        .filter(role -> role != one.role())
                                        .toList())
                        .with("secondFactor", enrolled.contains(one.officer()))
                        .with("invitedUntil", Optional.ofNullable(invited.get(one.officer()))))
                .toList();
        return JsonReply.of("total", items.size()).with("items", items);
    }

    /** A new person, or one whose password is to be forgotten, gets a link; it is told here and never again. */
    private JsonReply put(OfficerRequest call) {
        OfficerName officer = another(call);
        JsonNode body = call.json();
        OfficerRole role = OfficerRequest.choice(body, "role", OfficerRole.class);
        Set<OfficerRole> more = more(body, role);
        boolean forgotten = body.path("forgotten").asBoolean(false);
        return node.database().inTransaction(tx -> {
            boolean isNew = personnel().find(tx, officer).isEmpty();
            Optional<Invitation> invitation = isNew || forgotten
                    ? Optional.of(personnel().invite(tx, officer, role, call.officer()))
                    : Optional.empty();
            if (invitation.isEmpty() || !more.isEmpty()) {
                personnel().assign(tx, officer, role, more, call.officer());
            }
            return all(tx).with(
                            "invitation",
                            invitation.map(one -> JsonReply.of("user", one.officer())
                                    .with("token", one.token())
                                    .with("until", one.until())));
        });
    }

    /** The roles beside the first one, which fit one person with it. */
    private static Set<OfficerRole> more(JsonNode body, OfficerRole role) {
        Set<OfficerRole> more = EnumSet.noneOf(OfficerRole.class);
        body.path("more")
                .forEach(one -> more.add(OfficerRequest.constant(one.asString(""), "more", OfficerRole.class)));
        more.remove(role);
        Set<OfficerRole> all = EnumSet.of(role);
        all.addAll(more);
        if (!Deputies.fitOnePerson(all)) {
            throw DeskProblem.refused(
                    "ROLE_STANDS_ALONE", "oversight and administration stand alone: no other role goes with them");
        }
        return more;
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

    /** The telephone is lost: the next sign-in asks for the password alone, until the person has enrolled another. */
    private JsonReply resetFactor(OfficerRequest call) {
        OfficerName officer = another(call);
        return node.database().inTransaction(tx -> {
            if (!personnel().resetFactor(tx, officer, call.officer())) {
                throw DeskProblem.notFound("second factor");
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
