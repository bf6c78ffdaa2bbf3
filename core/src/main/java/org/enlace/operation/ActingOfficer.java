// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.model.OfficerName;

/** Who takes a step, in which role, and whose approval they bring where an agreement asks for more than one. */
public record ActingOfficer(OfficerName name, OfficerRole role, List<OfficerApproval> seconded) {
    public ActingOfficer {
        seconded = List.copyOf(seconded);
    }

    /** An officer who acts alone. */
    public static ActingOfficer of(OfficerName name, OfficerRole role) {
        return new ActingOfficer(name, role, List.of());
    }

    List<OfficerApproval> approvals(Instant now) {
        List<OfficerApproval> approvals = new ArrayList<>(seconded);
        approvals.add(new OfficerApproval(name, role, now));
        return approvals;
    }
}
