// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.time.Instant;
import java.util.regex.Pattern;

/** A named officer's yes, given in a role at a time; it stays at home, the partner learns its role and date. */
public record OfficerApproval(String officer, OfficerRole role, Instant at) {
    private static final Pattern OFFICER = Pattern.compile("[A-Za-z0-9._@-]{1,80}");

    public OfficerApproval {
        if (!OFFICER.matcher(officer).matches()) {
            throw new IllegalArgumentException("an officer's sign-in name must be 1..80 of letters, digits and ._@-");
        }
    }
}
