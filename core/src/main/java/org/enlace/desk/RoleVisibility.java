// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import org.enlace.agreement.OfficerRole;
import org.enlace.model.AuthorityId;
import org.enlace.node.AuthorityNode;
import org.enlace.picture.JointPicture;
import org.enlace.picture.PictureVertex;

/**
 * What a role may see of each object, decided here and nowhere else; {@link RouteRights} says only who may come in at a door.
 * Analyst and liaison officer see every own file. The coordinator sees of the picture what is joint: what partners
 * disclosed, and an own subject once an officer confirmed it to be one of theirs. Oversight and administrator see no
 * file; a request shows its record to whoever may approve it.
 *
 * <p>Decision: docs/decisions.md, "One place says what a role sees".
 */
final class RoleVisibility {
    private final OfficerRole role;
    private final AuthorityId self;

    static RoleVisibility of(OfficerRequest call, AuthorityNode node) {
        return new RoleVisibility(call.role(), node.authority().id());
    }

    RoleVisibility(OfficerRole role, AuthorityId self) {
        this.role = role;
        this.self = self;
    }

    /** Own subjects, cases, leads and what a search of them finds. */
    boolean files() {
        return switch (role) {
            case ANALYST, LIAISON -> true;
            case COORDINATOR, OVERSIGHT, ADMINISTRATOR -> false;
        };
    }

    /** As {@link #files}, for an object of that name: to whom may not see it, it is not there. */
    void requireFiles(String object) {
        if (!files()) {
            throw DeskProblem.notFound(object);
        }
    }

    /** One subject of a picture. */
    boolean sees(PictureVertex vertex) {
        return switch (role) {
            case ANALYST, LIAISON -> true;
            case COORDINATOR ->
                !vertex.authorities().contains(self) || vertex.authorities().size() > 1;
            case OVERSIGHT, ADMINISTRATOR -> false;
        };
    }

    /** The part of a picture that the role sees. */
    JointPicture of(JointPicture whole) {
        return files() ? whole : whole.only(this::sees);
    }

    /** A request of a partner, by its route: by the role's row, or because the agreement lets the role approve it. */
    boolean request(String route, OfficerRole approver) {
        RouteRights.Right right = RouteRights.of(route);
        return right.roles().contains(role) || (right.whereNamed().contains(role) && approver == role);
    }

    /** A joint operation: whose tasks, steps and results it holds is its participants' common knowledge. */
    boolean operation() {
        return switch (role) {
            case ANALYST, LIAISON, COORDINATOR, OVERSIGHT -> true;
            case ADMINISTRATOR -> false;
        };
    }
}
