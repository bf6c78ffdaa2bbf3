// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.model.SubjectKind;

/**
 * Anything of the made-up world but a person: its FollowTheMoney schema, its properties, its exact identifiers and the
 * id of the figure who owns or uses it, or its own id.
 */
record MadeUpThing(
        String id,
        SubjectKind kind,
        String schema,
        String owner,
        Map<String, String> properties,
        List<MadeUpIdentifier> identifiers) {

    /** The schema of the link from owner to thing and its two ends; none where the entity itself names the holder. */
    Optional<LinkForm> ownership() {
        return switch (kind) {
            case VEHICLE, VESSEL, ACCOUNT -> Optional.of(new LinkForm("Ownership", "owner", "asset", ""));
            case ORGANISATION -> Optional.of(new LinkForm("Directorship", "director", "organization", ""));
            case PHONE -> Optional.of(new LinkForm("UnknownLink", "subject", "object", "usa"));
            case PLACE -> Optional.of(new LinkForm("UnknownLink", "subject", "object", "administra"));
            case CONSIGNMENT -> Optional.of(new LinkForm("UnknownLink", "subject", "object", "transporta"));
            case DOCUMENT, PERSON -> Optional.empty();
        };
    }

    /** How FollowTheMoney writes a link: schema, property of each end, role. */
    record LinkForm(String schema, String from, String to, String role) {}
}
