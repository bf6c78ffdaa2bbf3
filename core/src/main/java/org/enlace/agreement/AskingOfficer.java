// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.util.regex.Pattern;

/** The officer who asks, as the partner's approver sees it: the sign-in name and the role. */
public record AskingOfficer(String officer, OfficerRole role) {
    private static final Pattern OFFICER = Pattern.compile("[A-Za-z0-9._@-]{1,80}");

    public AskingOfficer {
        if (!OFFICER.matcher(officer).matches()) {
            throw new IllegalArgumentException("an officer's sign-in name must be 1..80 of letters, digits and ._@-");
        }
    }
}
