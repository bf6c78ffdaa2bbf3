// SPDX-License-Identifier: Apache-2.0
package org.enlace.card;

import java.security.SecureRandom;
import java.time.Clock;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;

/** In whose name something is signed, decided or sent: an authority with its node's keys, clock and source of all chance. */
public record ActingNode(Authority authority, NodeKeys keys, Clock clock, SecureRandom random) {
    public AuthorityId id() {
        return authority.id();
    }
}
