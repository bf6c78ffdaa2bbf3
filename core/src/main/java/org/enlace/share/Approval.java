// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.Instant;

/** A named officer's yes, given in a role at a time; it stays at home, the partner learns its role and date. */
public record Approval(String officer, Role role, Instant at) {
    public Approval {
        if (officer.isBlank()) {
            throw new IllegalArgumentException("approval must name an officer: role=" + role);
        }
    }
}
