// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.time.Instant;
import java.util.Optional;
import org.enlace.card.NodeCard;
import org.enlace.model.AuthorityId;

/**
 * A pinned card and what the line to it is like. {@code heard} is the time of the last envelope or receipt whose
 * signature held, {@code tried} of the last attempt to deliver; {@code trouble} is empty or the code of what keeps the
 * oldest message waiting.
 */
public record PinnedPartner(
        NodeCard card, Instant pinned, Optional<Instant> heard, Optional<Instant> tried, String trouble) {
    public AuthorityId id() {
        return card.id();
    }
}
