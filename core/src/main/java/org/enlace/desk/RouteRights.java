// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import static org.enlace.agreement.OfficerRole.ADMINISTRATOR;
import static org.enlace.agreement.OfficerRole.ANALYST;
import static org.enlace.agreement.OfficerRole.COORDINATOR;
import static org.enlace.agreement.OfficerRole.LIAISON;
import static org.enlace.agreement.OfficerRole.OVERSIGHT;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.agreement.OfficerRole;

/**
 * The one table of who may use which route; {@code docs/roles.md} says it in words. Each role has what its work needs and
 * no more: analyst and liaison officer work on the case files, the coordinator on operations and the picture, oversight
 * reads the account, agreements and counts, the administrator has accounts and the line, and no case content.
 *
 * <p>Decision: docs/decisions.md, "One table of roles and routes, and the desk reads it too".
 */
final class RouteRights {
    private static final Set<OfficerRole> NOBODY = EnumSet.noneOf(OfficerRole.class);
    private static final Set<OfficerRole> EVERYBODY = EnumSet.allOf(OfficerRole.class);
    private static final Set<OfficerRole> FILES = EnumSet.of(ANALYST, LIAISON);
    private static final Set<OfficerRole> PICTURE = EnumSet.of(ANALYST, LIAISON, COORDINATOR);
    private static final Set<OfficerRole> CASE_WORK = EnumSet.of(ANALYST, LIAISON, COORDINATOR);
    private static final Set<OfficerRole> FRAME = EnumSet.of(ANALYST, LIAISON, COORDINATOR, OVERSIGHT);
    private static final Set<OfficerRole> DUTY = EnumSet.of(LIAISON, OVERSIGHT);
    private static final Set<OfficerRole> JOINING = EnumSet.of(LIAISON, ADMINISTRATOR);
    private static final Set<OfficerRole> COORDINATION = EnumSet.of(COORDINATOR);
    private static final Set<OfficerRole> WHERE_NAMED = EnumSet.of(COORDINATOR, OVERSIGHT);

    private static final List<Right> TABLE = List.of(
            right("GET session", EVERYBODY),
            right("PUT session", EVERYBODY),
            right("DELETE session", EVERYBODY),
            right("PUT session/role", EVERYBODY),
            right("PUT password", EVERYBODY),
            right("POST proof", EVERYBODY),
            right("GET sign-ins", EVERYBODY),
            weighty("POST second-factor", EVERYBODY),
            right("PUT second-factor", EVERYBODY),
            weighty("DELETE second-factor", EVERYBODY),
            weighty("POST second-factor/recovery-codes", EVERYBODY),
            right("GET events", EVERYBODY),
            right("GET overview", EVERYBODY),
            right("GET partners", EVERYBODY),
            right("GET partners/card", JOINING),
            right("POST partners/card-reading", JOINING),
            weighty("PUT partners/{id}", JOINING),
            weighty("DELETE partners/{id}", EnumSet.of(ADMINISTRATOR)),
            right("GET watch", EnumSet.of(ADMINISTRATOR)),
            right("GET accounts", EnumSet.of(ADMINISTRATOR, OVERSIGHT)),
            weighty("PUT accounts/{officer}", EnumSet.of(ADMINISTRATOR)),
            weighty("DELETE accounts/{officer}", EnumSet.of(ADMINISTRATOR)),
            weighty("DELETE accounts/{officer}/second-factor", EnumSet.of(ADMINISTRATOR)),
            right("GET deputies", CASE_WORK),
            weighty("POST deputies", CASE_WORK),
            right("DELETE deputies/{principal}/{deputy}/{role}", CASE_WORK),
            right("GET hits", FILES),
            right("GET questions/opened", EnumSet.of(LIAISON)),
            right("GET hits/{id}", FILES),
            right("POST hits/{id}/request", FILES),
            right("POST hits/{id}/decision", FILES),
            right("DELETE hits/{id}/decision", FILES),
            right("GET requests", FILES, WHERE_NAMED),
            right("GET requests/{id}", FILES, WHERE_NAMED),
            weighty("POST requests/{id}/approve", NOBODY, FRAME),
            right("POST requests/{id}/refuse", EnumSet.of(LIAISON), FRAME),
            right("POST requests/{id}/recall", EnumSet.of(LIAISON)),
            right("GET cases", FILES),
            right("GET cases/{id}", FILES),
            right("GET cases/{id}/export", FILES),
            right("GET subjects", FILES),
            right("GET subjects/{id}", FILES),
            right("POST subjects/{id}/merge", FILES),
            right("DELETE subjects/{id}/merges/{merge}", FILES),
            right("POST subjects/{id}/split", FILES),
            right("DELETE subjects/{id}/splits/{split}", FILES),
            right("POST subjects/{id}/recall", EnumSet.of(LIAISON)),
            right("POST intake/preview", FILES),
            right("POST intake/load", FILES),
            right("GET intake/{token}", FILES),
            right("GET intake/{token}/refused.csv", FILES),
            right("GET sources", FILES),
            right("GET sources/{source}/withdrawal", FILES),
            right("POST sources/{source}/withdraw", FILES),
            right("GET loads/{load}", FILES),
            right("POST loads/{load}/release", FILES),
            right("GET picture", PICTURE),
            right("GET picture/path", PICTURE),
            right("GET corridor", FRAME),
            right("POST corridor/counts", FILES),
            right("POST corridor/bulletins", FILES),
            right("GET operations", FRAME),
            right("GET operations/{id}", FRAME),
            right("POST operations", COORDINATION),
            right("POST operations/{id}/answer", COORDINATION),
            right("POST operations/{id}/tasks", COORDINATION),
            right("PUT operations/{id}/tasks/{task}", PICTURE),
            right("POST operations/{id}/go", COORDINATION),
            right("POST operations/{id}/result", COORDINATION),
            right("POST operations/{id}/leave", EnumSet.of(COORDINATOR, OVERSIGHT)),
            right("GET agreements", FRAME),
            right("GET agreements/templates", EnumSet.of(LIAISON)),
            right("GET agreements/{id}", FRAME),
            weighty("POST agreements", EnumSet.of(LIAISON)),
            weighty("POST agreements/{id}/sign", EnumSet.of(LIAISON)),
            right("POST agreements/{id}/suspend", DUTY),
            right("POST agreements/{id}/resume", DUTY),
            right("POST agreements/{id}/end", DUTY),
            right("GET cosignatures", EnumSet.of(OVERSIGHT)),
            right("POST cosignatures/{id}", EnumSet.of(OVERSIGHT)),
            right("GET ledger", EnumSet.of(OVERSIGHT)),
            right("POST ledger/verify", EnumSet.of(OVERSIGHT)));

    /** What an officer may do who must have a second factor and has none yet. */
    static final Set<String> BEFORE_ENROLMENT = Set.of(
            "GET session",
            "PUT session",
            "DELETE session",
            "POST proof",
            "PUT password",
            "POST second-factor",
            "PUT second-factor");

    private RouteRights() {}

    /**
     * A row: {@code route} as method and template, the roles that may use it, those that may only for a request whose
     * agreement names their role as the one that approves, and whether password or code must have been given lately.
     */
    record Right(String route, Set<OfficerRole> roles, Set<OfficerRole> whereNamed, boolean weighty) {
        /** The route without its method. */
        String template() {
            return route.substring(route.indexOf(' ') + 1);
        }

        /** Whether the role may use the route at all. */
        boolean permits(OfficerRole role) {
            return roles.contains(role) || whereNamed.contains(role);
        }
    }

    private static Right right(String route, Set<OfficerRole> roles) {
        return right(route, roles, NOBODY);
    }

    private static Right right(String route, Set<OfficerRole> roles, Set<OfficerRole> whereNamed) {
        return new Right(route, roles, whereNamed, false);
    }

    private static Right weighty(String route, Set<OfficerRole> roles) {
        return new Right(route, roles, NOBODY, true);
    }

    private static Right weighty(String route, Set<OfficerRole> roles, Set<OfficerRole> whereNamed) {
        return new Right(route, roles, whereNamed, true);
    }

    static List<Right> table() {
        return TABLE;
    }

    /** The row of a route; each route must have one. */
    static Right of(String route) {
        return find(route)
                .orElseThrow(() -> new IllegalStateException("a route must have a row in the table: route=" + route));
    }

    private static Optional<Right> find(String route) {
        return TABLE.stream().filter(right -> right.route().equals(route)).findFirst();
    }

    static boolean permits(OfficerRole role, String route) {
        return of(route).permits(role);
    }

    /** The routes that a role may use, as the desk asks for them. */
    static List<String> of(OfficerRole role) {
        List<String> routes = new ArrayList<>();
        TABLE.stream().filter(right -> right.permits(role)).map(Right::route).forEach(routes::add);
        return routes;
    }
}
